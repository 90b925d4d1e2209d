import * as v from 'valibot'
import { defaultOverlay } from '../describe/overlay.ts'
import { columnKinds } from './table/column-kinds.ts'

/** Ways of recognising a title, each an ordered list: the first kind of key that finds exactly one title decides. */
export const matchRules = {
  standard: ['001', '035', 'isbn', 'issn', 'title-author-year'],
  numbers: ['001', '035', 'isbn', 'issn'],
  'control-number': ['001', '035'],
  isbn: ['isbn', 'issn'],
  title: ['title-author-year'],
  none: [],
} as const
export type MatchRuleName = keyof typeof matchRules
export type MatchKind = (typeof matchRules)['standard'][number]

export const matchRuleNames = [
  'standard',
  'numbers',
  'control-number',
  'isbn',
  'title',
  'none',
] as const satisfies readonly MatchRuleName[]

/** Where copies are described within a MARC record; `none` brings titles only. */
export const itemSources = {
  none: undefined,
  '852p': { tag: '852', barcode: 'p', callNumber: 'hi', shelf: 'c', price: '9', note: 'z' },
  '952p': {
    tag: '952',
    barcode: 'p',
    callNumber: 'o',
    shelf: 'c',
    inventoryNumber: 'i',
    price: 'g',
    note: 'z',
  },
  '990a': { tag: '990', barcode: 'a', callNumber: 'b', inventoryNumber: 'i', price: 'g', note: 'z' },
} as const
export type ItemSourceName = keyof typeof itemSources
export const itemSourceNames = ['none', '852p', '952p', '990a'] as const satisfies readonly ItemSourceName[]

const Tags = v.array(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,3}$/, 'not-a-tag')))

/** How a file is brought in; kept with the import. */
export const ImportSettings = v.object({
  rule: v.optional(v.picklist(matchRuleNames), 'standard'),
  overlay: v.optional(
    v.object({ protect: Tags, add: Tags, replaceRest: v.optional(v.boolean(), true) }),
    defaultOverlay,
  ),
  items: v.optional(v.picklist(itemSourceNames), 'none'),
  /** Where copies go that name no branch of ours. */
  branchId: v.optional(v.nullable(v.number()), null),
  /** What each column of a table holds, in their order; only for tables. */
  columns: v.optional(v.array(v.picklist(columnKinds)), []),
  /** Character between the columns of a table. */
  separator: v.optional(v.string(), ','),
})
export type ImportSettings = v.InferOutput<typeof ImportSettings>

/** Settings as they stand in the database. */
export const readSettings = (stored: unknown): ImportSettings => v.parse(ImportSettings, stored)
