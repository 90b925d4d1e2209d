import type { ImportProblem } from './import-problems.ts'

/** A copy as a file describes it, in the words of the file. */
export interface ItemDraft {
  barcode?: string
  inventoryNumber?: string
  callNumber?: string
  shelf?: string
  /** Code or name of a branch. */
  branch?: string
  collectionType?: string
  price?: string
  source?: string
  acquiredOn?: string
  note?: string
}

/** A copy as it will be added, but for the title it belongs to. */
export interface StagedItem {
  branchId: number
  barcode: string
  inventoryNumber: string | null
  callNumber: string
  shelf: string
  collectionType: string
  price: number | null
  currency: string
  source: string
  acquiredOn: string | null
  note: string
}

export interface Branches {
  /** By code, name and short name, in lower case. */
  byName: ReadonlyMap<string, number>
  /** Where copies go that name no branch. */
  fallback: number | null
}

/** Makes a copy of what the file says of it; what cannot be used is told and left out. */
export function readItem(
  draft: ItemDraft,
  branches: Branches,
): { item: StagedItem | undefined; problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const barcode = clipped(draft.barcode, 40) || clipped(draft.inventoryNumber, 40)
  if (!barcode) return { item: undefined, problems: [{ code: 'item-without-barcode' }] }
  if (!/^[!-~]{1,40}$/.test(barcode)) {
    return { item: undefined, problems: [{ code: 'barcode-unusable', detail: barcode }] }
  }
  const branchId = branchOf(draft, branches, problems)
  if (branchId === null) return { item: undefined, problems }
  const acquiredOn = draft.acquiredOn ? readDay(draft.acquiredOn) : null
  if (draft.acquiredOn && !acquiredOn) problems.push({ code: 'date-unreadable', detail: draft.acquiredOn })
  const { price, currency, rest } = readPrice(draft.price ?? '')
  const item: StagedItem = {
    branchId,
    barcode,
    inventoryNumber: clipped(draft.inventoryNumber, 60) || null,
    callNumber: clipped(draft.callNumber, 120),
    shelf: clipped(draft.shelf, 120),
    collectionType: clipped(draft.collectionType, 60).toLowerCase() || 'umum',
    price,
    currency,
    source: sourceOf(clipped(draft.source, 60)),
    acquiredOn,
    note: [clipped(draft.note, 900), rest].filter(Boolean).join('; '),
  }
  return { item, problems }
}

const clipped = (text = '', length: number) => text.trim().slice(0, length)

function branchOf({ branch }: ItemDraft, { byName, fallback }: Branches, problems: ImportProblem[]) {
  const named = branch?.trim()
  const found = named ? byName.get(named.toLowerCase()) : undefined
  if (named && found === undefined) problems.push({ code: 'branch-unknown', detail: named.slice(0, 100) })
  const branchId = found ?? fallback
  if (branchId === null) problems.push({ code: 'item-without-branch' })
  return branchId
}

const sources: Record<string, string> = {
  pembelian: 'beli',
  buy: 'beli',
  purchase: 'beli',
  purchased: 'beli',
  hadiah: 'hibah',
  sumbangan: 'hibah',
  gift: 'hibah',
  donation: 'hibah',
  pertukaran: 'tukar',
  exchange: 'tukar',
}
const sourceOf = (text: string) => sources[text.toLowerCase()] ?? text

/** Whole units of a currency; what is no amount is kept as text. `Rp75.000,00` is 75000 IDR. */
export function readPrice(text: string): { price: number | null; currency: string; rest: string } {
  const found = /^(rp\.?|idr|us\$|usd|\$|eur|€|myr|rm|sgd)?\s*(\d[\d.,]*)$/i.exec(text.trim())
  const currency = currencies[(found?.[1] ?? 'rp').toLowerCase().replace('.', '')] ?? 'IDR'
  // Two digits after the last mark are cents; three are thousands.
  const price = Number((found?.[2] ?? '').replace(/[.,]\d{0,2}$/, '').replaceAll(/[.,]/g, ''))
  const usable = found !== null && Number.isSafeInteger(price) && price < 1e12
  return usable
    ? { price, currency, rest: '' }
    : { price: null, currency: 'IDR', rest: text.trim().slice(0, 100) }
}

const currencies: Record<string, string> = {
  us$: 'USD',
  usd: 'USD',
  $: 'USD',
  eur: 'EUR',
  '€': 'EUR',
  myr: 'MYR',
  rm: 'MYR',
  sgd: 'SGD',
}

/** A day as `2026-12-07`, from that or from 7/12/2026; months come second, as in Indonesia. */
export function readDay(text: string): string | null {
  const given = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(given)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(given)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [local?.[3], local?.[2], local?.[1]]
  if (!year || !month || !day) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(written) ? null : written
}
