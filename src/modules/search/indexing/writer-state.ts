import type { Db } from '#kernel/database.ts'
import {
  emptyDictionary,
  growthSince,
  sizesOf,
  type Dictionary,
  type DictionaryGrowth,
} from '../engine/dictionary.ts'
import type { Segment } from '../engine/segment.ts'
import type { Position } from '../index-source/follow-changes.ts'
import { analysis } from '../text/analysis.ts'
import type { WriterMessage } from './messages-of-writer.ts'
import { nothingWaiting, type WaitingTitles } from './waiting-titles.ts'

export interface IndexWriterParts {
  db: Db
  /** File of the snapshot; none is kept without it. */
  snapshotFile: string | undefined
  installation: string
  emit(message: WriterMessage): void
  /** Fewest changed titles that make a rebuild worth its while. */
  rebuildLeast?: number
  /** How many titles are read at once in a rebuild; changes are followed in between. */
  readAtOnce?: number
  /** How many small segments of about one size are merged into one. */
  mergeFactor?: number
  /** Milliseconds between two looks for changes while something long is under way. */
  lookEvery?: number
}

/** A segment made since the base, to be merged later, and the titles of it that no later one has: see `MergedPart`. */
export interface SmallSegment {
  number: number
  segment: Segment
  living: Map<number, number>
}

/** Where a writer stands; changed in place by the functions of this folder. */
export interface IndexWriter extends IndexWriterParts {
  analysis: typeof analysis
  dictionary: Dictionary
  /** Changes are read up to here; titles of which that was read but that are not in the index yet are waiting. */
  position: Position
  waiting: WaitingTitles
  /** Number of the last change that the index reflects. */
  asOf: number
  small: SmallSegment[]
  lastNumber: number
  /** Titles of the base; undefined until one has been told. */
  baseLength: number | undefined
  /** Sizes of the dictionary as the readers know it. */
  told: readonly number[]
  /** The rebuild under way: the last segment before it, and the titles changed since it began. */
  rebuilding: { before: number; changed: Set<number> } | undefined
  /** The merge under way: the titles changed since it began. */
  merging: { changed: Set<number> } | undefined
  /** When changes are looked for next, and when titles of a large load are taken next, while something is under way. */
  nextLook: number
  nextOfMany: number
  /** How many titles of a large load are taken at once. */
  manyAtOnce: number
  /** Done when the last snapshot has been written. */
  keeping: Promise<void>
}

export const createIndexWriter = (parts: IndexWriterParts): IndexWriter => ({
  ...parts,
  analysis,
  dictionary: emptyDictionary(),
  position: { settled: '0', seen: new Map(), number: 0 },
  waiting: nothingWaiting(),
  asOf: 0,
  small: [],
  lastNumber: 0,
  baseLength: undefined,
  told: [],
  rebuilding: undefined,
  merging: undefined,
  nextLook: 0,
  nextOfMany: 0,
  manyAtOnce: 200,
  keeping: Promise.resolve(),
})

/** Values that the readers do not know yet; they count as told from now on. */
export function unknownGrowth(writer: IndexWriter): DictionaryGrowth {
  const growth = growthSince(writer.dictionary, writer.told)
  writer.told = sizesOf(writer.dictionary)
  return growth
}
