/** What the server gave the desk for the time without a network (`modules/desk/offline/list/read-list.ts`). */
export interface ListGiven {
  branch: { id: number; name: string }
  salt: string
  from: string
  lasting: number[][][]
  members: { count: number; hashes: string; states: string; categories: string }
  copies: { count: number; complete: boolean; hashes: string; kinds: string; kept: [number, number][] }
}

/** The same, ready to be looked up. */
export interface Known {
  list: ListGiven
  members: { hashes: Uint32Array; states: Uint8Array; categories: Uint8Array }
  copies: { hashes: Uint32Array; kinds: Uint8Array; kept: Map<number, number> }
}

const cardStates = ['ok', 'blocked', 'suspended', 'expired', 'owes', 'lost', 'replaced', 'left'] as const
export type CardState = (typeof cardStates)[number]

export interface CardKnown {
  hash: number
  state: CardState
  /** How many copies the member may still borrow; 15 stands for enough. */
  rest: number
  category: number
}

export interface CopyKnown {
  kind: number
  forLoan: boolean
  wanted: boolean
  /** Hash of the card for which it is kept. */
  keptFor: number | undefined
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

/** Undoes `packSorted`: differences of seven bits a byte. */
function unpack(packed: Uint8Array, count: number): Uint32Array {
  const numbers = new Uint32Array(count)
  let [at, before] = [0, 0]
  for (let index = 0; index < count; index++) {
    let [difference, weight] = [0, 1]
    for (; (packed[at] ?? 0) >= 128; weight *= 128) difference += ((packed[at++] ?? 0) - 128) * weight
    difference += (packed[at++] ?? 0) * weight
    before += difference
    numbers[index] = before
  }
  return numbers
}

export const openList = (list: ListGiven): Known => ({
  list,
  members: {
    hashes: unpack(bytesOf(list.members.hashes), list.members.count),
    states: bytesOf(list.members.states),
    categories: bytesOf(list.members.categories),
  },
  copies: {
    hashes: unpack(bytesOf(list.copies.hashes), list.copies.count),
    kinds: bytesOf(list.copies.kinds),
    kept: new Map(list.copies.kept),
  },
})

async function hashOf(salt: string, text: string): Promise<number> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(salt + text))
  return new DataView(digest).getUint32(0)
}

/** Place of a number in a sorted list; -1 where it is not. */
function find(sorted: Uint32Array, number: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle] ?? 0
    if (found === number) return middle
    if (found < number) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export async function findCard({ list, members }: Known, text: string): Promise<CardKnown | undefined> {
  const hash = await hashOf(list.salt, text.trim().toUpperCase())
  const place = find(members.hashes, hash)
  if (place < 0) return undefined
  const byte = members.states[place] ?? 0
  return {
    hash,
    state: cardStates[byte >> 4] ?? 'ok',
    rest: byte & 15,
    category: members.categories[place] ?? 255,
  }
}

export async function findCopy({ list, copies }: Known, text: string): Promise<CopyKnown | undefined> {
  const hash = await hashOf(list.salt, text.trim())
  const place = find(copies.hashes, hash)
  if (place < 0) return undefined
  const byte = copies.kinds[place] ?? 0
  return {
    kind: byte & 63,
    forLoan: byte < 128,
    wanted: (byte & 64) !== 0,
    keptFor: copies.kept.get(hash),
  }
}

/** The day on which a loan of today is due; undefined where the list does not tell, null where it is not lent. */
export function dueOf(
  { list }: Known,
  { category, kind, today }: { category: number; kind: number; today: string },
): string | null | undefined {
  const day = 86_400_000
  const ahead = Math.round((Date.parse(today) - Date.parse(list.from)) / day)
  const lasting = list.lasting[category]?.[kind]?.[ahead]
  if (lasting === undefined) return undefined
  return lasting === 0 ? null : new Date(Date.parse(today) + lasting * day).toISOString().slice(0, 10)
}
