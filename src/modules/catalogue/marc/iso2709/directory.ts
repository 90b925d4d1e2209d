import { fieldTerminator, leaderLength, numberAt, recordTerminator } from './leader.ts'

const longestByRule = 99_999

/** Where the content of a field stands among the bytes of its record, without its terminator. */
export interface Segment {
  tag: string
  start: number
  end: number
}

export interface Directory {
  segments: Segment[]
  /** First byte of the directory: the length of the leader. */
  start: number
  /** First byte of the first field. */
  base: number
  repaired: boolean
}

interface Entry {
  tag: string
  start: number
  length: number
}

/** Finds the fields of a record; what the directory says counts where it agrees with the terminators. */
export function readDirectory(bytes: Buffer): Directory | undefined {
  const terminator = bytes.indexOf(fieldTerminator, leaderLength - 2)
  if (terminator < 0) return undefined
  // Where another character stands at the end of the directory, the leader still says how long it is.
  const found = entriesBefore(bytes, terminator) ?? entriesBefore(bytes, numberAt(bytes, 12, 5) - 1)
  if (!found) return undefined
  const { start, entries, base } = found
  const end = bytes.at(-1) === recordTerminator ? bytes.length - 1 : bytes.length
  const exact = exactSegments(bytes, entries, base, end)
  if (exact) return { segments: exact, start, base, repaired: false }
  const segments = repairedSegments(bytes, entries, base, end)
  return segments && { segments, start, base, repaired: true }
}

/** The leader of some records is a character short or long; the directory is where it can be read. */
function entriesBefore(bytes: Buffer, terminator: number) {
  for (const start of [leaderLength, leaderLength - 1, leaderLength + 1]) {
    if (terminator < start || (terminator - start) % 12 !== 0) continue
    const entries = entriesFrom(bytes, start, terminator)
    if (entries) return { start, entries, base: terminator + 1 }
  }
  return undefined
}

function entriesFrom(bytes: Buffer, start: number, terminator: number): Entry[] | undefined {
  const text = bytes.toString('latin1', start, terminator)
  const entries: Entry[] = []
  for (let at = 0; at < text.length; at += 12) {
    const tag = text.slice(at, at + 3)
    const length = numberAt(bytes, start + at + 3, 4)
    if (!isTag(tag)) return undefined
    entries.push({ tag, length, start: numberAt(bytes, start + at + 7, 5) })
  }
  return entries
}

const isTag = (tag: string): boolean => {
  for (let i = 0; i < 3; i++) {
    const code = tag.charCodeAt(i)
    if (!(code >= 0x30 && code <= 0x39) && !(code >= 0x41 && code <= 0x5a) && !(code >= 0x61 && code <= 0x7a))
      return false
  }
  return true
}

function exactSegments(bytes: Buffer, entries: Entry[], base: number, end: number): Segment[] | undefined {
  const segments: Segment[] = []
  const starts = new Set<number>()
  for (const { tag, start, length } of entries) {
    if (start < 0 || length < 1) return undefined
    const from = base + start
    const to = from + length - 1
    if (to >= end || bytes[to] !== fieldTerminator || bytes[from - 1] !== fieldTerminator) return undefined
    if (starts.has(from)) return undefined
    starts.add(from)
    segments.push({ tag, start: from, end: to })
  }
  return segments
}

/**
 * With wrong lengths and places, the fields are told by their terminators and the tags by the directory: if there are
 * as many of the one as of the other, in the order of the directory, which is that of the places if they can be.
 */
function repairedSegments(bytes: Buffer, entries: Entry[], base: number, end: number): Segment[] | undefined {
  const parts = partsBetween(bytes, base, end)
  const joined = parts.length > entries.length ? joinedParts(bytes, parts) : parts
  if (joined.length !== entries.length) return undefined
  const places = new Set(entries.map(({ start }) => start))
  // Five digits cannot say where a field is beyond 99,999 bytes, so that places begin anew.
  const byPlace = places.size === entries.length && !places.has(-1) && bytes.length <= longestByRule
  const rank = byPlace ? rankOf(entries) : entries.map((_, index) => index)
  return entries.map(({ tag }, index) => ({ tag, ...joined[rank[index]!]! }))
}

function rankOf(entries: Entry[]): number[] {
  const order = entries.map((_, index) => index).toSorted((a, b) => entries[a]!.start - entries[b]!.start)
  const rank: number[] = []
  for (const [place, index] of order.entries()) rank[index] = place
  return rank
}

interface Part {
  start: number
  end: number
}

function partsBetween(bytes: Buffer, base: number, end: number): Part[] {
  const parts: Part[] = []
  let start = base
  while (start < end) {
    const found = bytes.indexOf(fieldTerminator, start)
    const to = found < 0 || found > end ? end : found
    parts.push({ start, end: to })
    start = to + 1
  }
  return parts
}

// A terminator within the text of a field makes two parts of it; the second does not begin like a field.
function joinedParts(bytes: Buffer, parts: Part[]): Part[] {
  const joined: Part[] = []
  let data = false
  for (const part of parts) {
    const begins = bytes[part.start + 2] === 0x1f
    data ||= begins
    const before = joined.at(-1)
    if (before && data && !begins) before.end = part.end
    else joined.push({ ...part })
  }
  return joined
}
