import type { DictionaryGrowth } from '../engine/dictionary.ts'
import type { Base } from '../engine/engine.ts'
import type { Segment } from '../engine/segment.ts'

/** What the writer of the index tells those who search it, in order. Segments are known by number. */
export type WriterMessage =
  /** A new base; segments with a number above `before` were made since it was begun and stay. */
  | {
      kind: 'base'
      number: number
      base: Base
      before: number
      /** Titles that changed while the base was built: as it has them they no longer count. */
      stale: number[]
      growth: DictionaryGrowth
      asOf: number
      /** True for the first base of a writer: values have the numbers of its own dictionary from now on. */
      fresh: boolean
    }
  /** What changed: a segment of the titles as they are now, and those whose earlier state no longer counts. */
  | {
      kind: 'batch'
      number: number
      segment: Segment | undefined
      remove: number[]
      growth: DictionaryGrowth
      asOf: number
    }
  /** One segment in place of several small ones. */
  | {
      kind: 'exchange'
      gone: number[]
      number: number
      segment: Segment
      /** Titles that changed while these were merged: as the segment has them they no longer count. */
      stale: number[]
      growth: DictionaryGrowth
    }
  | { kind: 'failed'; reason: string }

/** The index as a reader has it, for another one that comes later and goes on from there. */
export interface PresentIndex {
  kind: 'present'
  segments: [number: number, segment: Segment][]
  growth: DictionaryGrowth
  asOf: number
}
