import type { MarcRecord } from '../../marc/record.ts'
import type { RowProblem } from '../import-problems.ts'
import type { ItemDraft } from '../item-draft.ts'

/** A record or row of a file, before it is held against the catalogue. */
export interface SourceRow {
  /** Place in the file, from 1. */
  position: number
  /** Bytes of the file up to its end, as well as can be told. */
  bytesRead: number
  /** Left out where the row cannot be read; `problems` says why. */
  record?: MarcRecord
  items: ItemDraft[]
  problems: RowProblem[]
  /** The bytes, of what cannot be read. */
  raw?: Uint8Array
}
