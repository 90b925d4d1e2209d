import type { MarcProblem } from '../marc/problems.ts'

/** What is wrong with a row of a file besides its MARC, or was left for a person to decide. */
export type ImportProblemCode =
  | 'same-row-earlier'
  | 'several-titles-match'
  | 'titles-differ'
  | 'came-meanwhile'
  | 'gone-meanwhile'
  | 'row-without-title'
  | 'row-too-long'
  | 'row-broken'
  | 'row-unstorable'
  | 'item-without-barcode'
  | 'item-without-branch'
  | 'barcode-unusable'
  | 'barcode-taken'
  | 'branch-unknown'
  | 'date-unreadable'
  | 'not-bibliographic'
  | 'kept-edited'
  | 'kept-quarantined'

/** `detail` is a number, a position or a few characters of the file: never a sentence for people. */
export interface ImportProblem {
  code: ImportProblemCode
  detail?: string
}

export type RowProblem = MarcProblem | ImportProblem
