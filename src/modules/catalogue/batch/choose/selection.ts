import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'
import { dispositions } from '../../items/item-form.ts'
import { findingKinds } from '../../quality/finding-kinds.ts'

const Day = v.pipe(v.string(), v.trim(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/, 'not-a-date'))
const NumberOrNothing = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{0,15}$/, 'not-a-number'),
  v.transform((text) => (text === '' ? undefined : Number(text))),
)
const longestList = 1_000_000

/** What copies have in common; whatever is left empty does not matter. */
const FilterEntries = {
  branchId: v.optional(NumberOrNothing, ''),
  disposition: v.optional(v.picklist(['', 'quarantined', ...dispositions], 'required'), ''),
  shelf: optionalText(120),
  callFrom: optionalText(120),
  callTo: optionalText(120),
  collectionType: optionalText(60),
  importId: v.optional(NumberOrNothing, ''),
  addedFrom: v.optional(Day, ''),
  addedTo: v.optional(Day, ''),
}
const filters: readonly string[] = Object.keys(FilterEntries)

/** How items or titles are chosen; the parts of the form that belong to other ways are not looked at. */
export const SelectionForm = v.variant(
  'how',
  [
    v.object({ how: v.literal('search'), text: requiredText(2000) }),
    v.pipe(
      v.object({ how: v.literal('filter'), ...FilterEntries }),
      v.check((filter) => filters.some((name) => Reflect.get(filter, name)), 'no-filter'),
    ),
    v.object({
      how: v.literal('list'),
      numbers: v.pipe(
        v.string('required'),
        v.maxLength(longestList, 'too-long'),
        v.transform(numbersIn),
        v.minLength(1, 'required'),
      ),
    }),
    v.object({
      how: v.literal('title'),
      recordId: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
    }),
    v.object({
      how: v.literal('batch'),
      batchId: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
    }),
    v.object({ how: v.literal('quality'), finding: v.picklist(findingKinds, 'required') }),
  ],
  'required',
)
export type Selection = v.InferOutput<typeof SelectionForm>
export type ItemFilter = Omit<Extract<Selection, { how: 'filter' }>, 'how'>

/** A scanner ends each number with a line; people also use commas and tabs. No barcode has a blank in it. */
function numbersIn(text: string): string[] {
  const numbers = text
    .split(/[\n\r\t;,]+/)
    .map((number) => number.trim())
    .filter((number) => number !== '')
  return [...new Set(numbers)]
}

/** Ids that were chosen, in the order in which they are shown and printed. */
export interface Chosen {
  rows: ChosenRow[]
  /** Titles that a search found beyond those it can hand over. */
  leftOut: number
}

export interface ChosenRow {
  /** Null for a number that nothing, or more than one, bears. */
  id: number | null
  given: string | null
}

/** Titles that a search finds, best first: words as typed, or the address of a page of results. */
export type FindTitles = (search: string) => Promise<{ ids: number[]; total: number }>
