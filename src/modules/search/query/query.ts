import type { ValueFacet } from '../engine/document.ts'

/** Where a word is looked for; `any` is every field. */
export const fields = [
  'any',
  'title',
  'author',
  'subject',
  'series',
  'publisher',
  'identifier',
  'callNumber',
] as const
export type Field = (typeof fields)[number]

/**
 * What a reader asks for. All words are already normalised by `text/normalise.ts`.
 * A query holds when every clause of `all` holds and none of `none` does; an empty one matches everything.
 */
export interface Query {
  all: Clause[]
  none: Clause[]
}

export type Clause =
  | { kind: 'word'; field: Field; word: string; prefix?: boolean }
  | { kind: 'phrase'; field: Field; words: string[] }
  | { kind: 'either'; of: Query[] }
  /** All titles with this value of a facet: an author's page, a subject's. */
  | { kind: 'value'; facet: 'author' | 'subject' | 'series'; value: string }

export type Sort = 'relevance' | 'newest' | 'title' | 'author' | 'callNumber'

/** Values within one filter are alternatives; filters add up. */
export interface Filter {
  facet: ValueFacet | 'branch'
  values: string[]
}

export interface Filters {
  values: Filter[]
  /** Only what can be borrowed now; together with a branch filter: at one of those branches. */
  availableOnly: boolean
  yearFrom?: number
  yearTo?: number
}
