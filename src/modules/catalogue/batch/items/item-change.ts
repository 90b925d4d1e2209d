import * as v from 'valibot'
import { optionalText } from '#kernel/form.ts'
import { dispositions } from '../../items/item-form.ts'
import { callNumberOf, isPattern } from './call-number-pattern.ts'

export const clearable = ['shelf', 'callNumber', 'condition', 'price', 'source', 'note'] as const
type Clearable = (typeof clearable)[number]

const Clear = v.optional(v.union([v.literal('on'), v.literal('')]), '')

const ItemChangeEntries = {
  branchId: v.optional(v.pipe(v.string(), v.regex(/^\d{0,15}$/, 'required')), ''),
  shelf: optionalText(120),
  callNumber: v.pipe(optionalText(120), v.check(isPattern, 'not-a-pattern')),
  collectionType: optionalText(60),
  loanCategory: optionalText(60),
  disposition: v.optional(v.picklist(['', ...dispositions], 'required'), ''),
  condition: optionalText(60),
  price: v.pipe(
    optionalText(20),
    v.transform((text) => text.replaceAll(/[^\d]/g, '')),
    v.maxLength(12, 'too-long'),
  ),
  source: optionalText(60),
  note: optionalText(1000),
  noteMode: v.optional(v.picklist(['replace', 'append']), 'replace'),
  visibility: v.optional(v.picklist(['', 'quarantine', 'restore'], 'required'), ''),
  'clear-shelf': Clear,
  'clear-callNumber': Clear,
  'clear-condition': Clear,
  'clear-price': Clear,
  'clear-source': Clear,
  'clear-note': Clear,
}

/** What to change of every chosen copy; an absent part stays as it is. */
export interface ItemChange {
  branchId?: number
  shelf?: string
  /** A pattern: see `call-number-pattern.ts`. */
  callNumber?: string
  collectionType?: string
  loanCategory?: string
  disposition?: string
  condition?: string
  price?: number | null
  source?: string
  note?: string
  /** The note goes behind the one that is there. */
  appendNote?: boolean
  visibility?: 'quarantine' | 'restore'
}

/** An empty field leaves the copies alone; what is to be emptied is ticked. */
export const ItemChangeForm = v.pipe(
  v.object(ItemChangeEntries),
  v.transform((form): ItemChange => {
    const cleared = (name: Clearable) => form[`clear-${name}`] === 'on'
    const text = (name: Exclude<Clearable, 'price'>) => (cleared(name) ? '' : form[name] || undefined)
    return {
      branchId: form.branchId ? Number(form.branchId) : undefined,
      shelf: text('shelf'),
      callNumber: text('callNumber'),
      collectionType: form.collectionType || undefined,
      loanCategory: form.loanCategory || undefined,
      disposition: form.disposition || undefined,
      condition: text('condition'),
      price: cleared('price') ? null : form.price ? Number(form.price) : undefined,
      source: text('source'),
      note: text('note'),
      appendNote: (form.noteMode === 'append' && !cleared('note') && form.note !== '') || undefined,
      visibility: form.visibility || undefined,
    }
  }),
  v.check(
    ({ appendNote: _, ...change }) => Object.values(change).some((value) => value !== undefined),
    'no-change',
  ),
)

/** A copy as PostgreSQL writes it as JSON: the columns of its table. */
export type ItemColumns = Record<string, string | number | null>

export interface ItemFacts {
  item: ItemColumns
  titleQuarantined: boolean
  classNumber: string | null
  titleCallNumber: string | null
  authorSort: string
  titleSort: string
}

export type ItemRefusal =
  | 'in-quarantine'
  | 'title-in-quarantine'
  | 'pattern-has-gap'
  | 'call-number-too-long'
  | 'note-too-long'

export type ItemDecision =
  | { outcome: 'change'; before: ItemColumns; after: ItemColumns }
  | { outcome: 'same' }
  | { outcome: 'refused'; reason: ItemRefusal }

/** Stands in `deleted_at` and `deleted_by` for the moment and the person of the run. */
export const atTheRun = 'at-the-run'

/** Decides what a change does to one copy, from facts alone. */
export function decideItem(change: ItemChange, facts: ItemFacts): ItemDecision {
  const quarantined = facts.item['deleted_at'] !== null
  if (quarantined && !change.visibility) return { outcome: 'refused', reason: 'in-quarantine' }
  if (change.visibility === 'restore' && quarantined && facts.titleQuarantined) {
    return { outcome: 'refused', reason: 'title-in-quarantine' }
  }
  const wanted = columnsWanted(change, facts)
  if (wanted['call_number'] === undefined) return { outcome: 'refused', reason: 'pattern-has-gap' }
  if (String(wanted['call_number']).length > 120)
    return { outcome: 'refused', reason: 'call-number-too-long' }
  if (String(wanted['note']).length > 1000) return { outcome: 'refused', reason: 'note-too-long' }
  const names = Object.keys(wanted).filter((name) => wanted[name] !== facts.item[name])
  if (names.length === 0) return { outcome: 'same' }
  const before: ItemColumns = {}
  const after: ItemColumns = {}
  for (const name of names) {
    before[name] = facts.item[name] ?? null
    after[name] = wanted[name] ?? null
  }
  return { outcome: 'change', before, after }
}

function columnsWanted(change: ItemChange, { item, ...facts }: ItemFacts): ItemColumns {
  const present = String(item['call_number'] ?? '')
  const callNumber =
    change.callNumber === undefined
      ? present
      : callNumberOf(change.callNumber, { ...facts, present, ofTitle: facts.titleCallNumber })
  const wanted: ItemColumns = { ...quarantineWanted(change, item), note: noteWanted(change, item) }
  const plain: [string, string | number | null | undefined][] = [
    ['branch_id', change.branchId],
    ['shelf', change.shelf],
    ['collection_type', change.collectionType],
    ['loan_category', change.loanCategory],
    ['disposition', change.disposition],
    ['condition', change.condition],
    ['price', change.price],
    ['source', change.source],
    ['call_number', callNumber],
  ]
  for (const [name, value] of plain) if (value !== undefined) wanted[name] = value
  return wanted
}

const noteWanted = ({ note, appendNote }: ItemChange, item: ItemColumns): string => {
  const present = String(item['note'] ?? '')
  if (note === undefined) return present
  return appendNote && present !== '' ? `${present}\n${note}` : note
}

function quarantineWanted({ visibility }: ItemChange, item: ItemColumns): ItemColumns {
  if (visibility === 'restore') return { deleted_at: null, deleted_by: null }
  if (visibility === 'quarantine' && item['deleted_at'] === null) {
    return { deleted_at: atTheRun, deleted_by: atTheRun }
  }
  return {}
}
