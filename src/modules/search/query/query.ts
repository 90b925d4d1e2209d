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
  | { kind: 'precise'; asks: Precise }

/** Fields of running text, in which words have places. */
export type TextField = Exclude<Field, 'identifier' | 'callNumber'>

/**
 * What machines ask: just what it says, without looser forms of words. No text that a reader types becomes one.
 * - `term`: the word as it is.
 * - `masked`: words that begin with `start` and match the whole of `pattern`, in which * is any letters and ? is one.
 * - `run`: words side by side, at the start or the end of a text where asked.
 * - `title`: titles that are just these words, in whole or up to their colon.
 * - `near`: two runs in one text, from 1 up to `distance` words apart, or just so many; 1 is side by side.
 * - `years`: years from and up to, both included.
 * - `facet`: titles with a value of any facet, or with copies at a branch.
 * - `record`: the title of this number.
 */
export type Precise =
  | { kind: 'term'; field: Field; word: string }
  | { kind: 'masked'; field: Field; start: string; pattern: string }
  | { kind: 'run'; field: TextField; words: string[]; atStart: boolean; atEnd: boolean }
  | { kind: 'title'; words: string[] }
  | {
      kind: 'near'
      field: TextField
      first: string[]
      second: string[]
      distance: number
      exactly: boolean
      ordered: boolean
    }
  | { kind: 'years'; from: number; to: number }
  | { kind: 'facet'; facet: ValueFacet | 'branch'; value: string }
  | { kind: 'record'; id: number }

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
