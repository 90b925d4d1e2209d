import type { SearchRequest } from '../engine/search-segments.ts'
import type { PresentIndex, WriterMessage } from '../indexing/messages-of-writer.ts'
import type { PackedResults } from './packed-results.ts'

/** What a search thread is told, in order: how the index changes, and what to search for. */
export type ThreadTask =
  | WriterMessage
  | PresentIndex
  | { kind: 'search'; number: number; request: SearchRequest }

/** What it answers: once that it has an index, then one answer for each search. */
export type ThreadAnswer =
  | { kind: 'ready' }
  | { kind: 'found'; number: number; results: PackedResults }
  | { kind: 'refused'; number: number; reason: string }
