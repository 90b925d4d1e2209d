import type { Db } from '#kernel/database.ts'
import { buildSegment } from '../engine/build-segment.ts'
import { collectDocument, emptyCollection } from '../engine/collect-document.ts'
import { buildNeighbourhood } from '../engine/correct.ts'
import {
  emptyDictionary,
  grow,
  growthSince,
  sizesOf,
  type Dictionary,
  type DictionaryGrowth,
} from '../engine/dictionary.ts'
import type { IndexDocument } from '../engine/document.ts'
import { segmentOf } from '../engine/engine.ts'
import { readSnapshot, writeSnapshot, type Snapshot } from '../engine/snapshot.ts'
import { changesSince, currentPosition, type Position } from '../index-source/follow-changes.ts'
import { loadAllDocuments, loadDocuments } from '../index-source/load-documents.ts'
import { analysis } from '../text/analysis.ts'
import type { WriterMessage } from './messages-of-writer.ts'

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
}

/** A segment made since the base, with the documents it was made of, to be merged later. */
interface SmallSegment {
  number: number
  documents: Map<number, IndexDocument>
}

/** Where a writer stands; changed in place by the functions below. */
export interface IndexWriter extends IndexWriterParts {
  analysis: typeof analysis
  dictionary: Dictionary
  position: Position
  small: SmallSegment[]
  lastNumber: number
  baseLength: number
  /** Sizes of the dictionary as the readers know it. */
  told: readonly number[]
  /** Titles changed since a rebuild began; undefined when none is under way. */
  changedMeanwhile: Set<number> | undefined
}

/** How many small segments of one size are merged into one. */
const mergeFactor = 8
/** Share of the base, and least number of titles, after which the base is built anew. */
const rebuildShare = 0.1
const defaultRebuildLeast = 20_000

export function createIndexWriter(parts: IndexWriterParts): IndexWriter {
  return {
    ...parts,
    analysis,
    dictionary: emptyDictionary(),
    position: { settled: '0', seen: new Map(), number: 0 },
    small: [],
    lastNumber: 0,
    baseLength: 0,
    told: [],
    changedMeanwhile: undefined,
  }
}

/** Makes the base, from the snapshot if that is good, else from the whole catalogue. */
export async function beginIndex(writer: IndexWriter): Promise<void> {
  const snapshot = writer.snapshotFile ? readSnapshot(writer.snapshotFile) : undefined
  if (snapshot && (await isUsable(writer, snapshot.place))) takeSnapshot(writer, snapshot)
  else {
    writer.position = await currentPosition(writer.db)
    await rebuild(writer)
  }
  while ((await followChanges(writer)) > 0);
}

/** Takes in what has changed, and builds the base anew when that has become much; tells how many titles it was. */
export async function followChanges(writer: IndexWriter): Promise<number> {
  const { rebuildLeast = defaultRebuildLeast } = writer
  const changed = await takeChanges(writer)
  const waiting = writer.small.reduce((sum, { documents }) => sum + documents.size, 0)
  if (waiting > Math.max(rebuildLeast, writer.baseLength * rebuildShare)) await rebuild(writer)
  return changed
}

function takeSnapshot(writer: IndexWriter, { base, dictionary, place }: Snapshot): void {
  grow(writer.dictionary, dictionary)
  writer.position = { settled: place.settled, seen: new Map(), number: place.number }
  emitBase(writer, base, writer.lastNumber, place.number)
}

/** A snapshot of this installation, of a state that its change table still leads on from. */
async function isUsable(writer: IndexWriter, place: Snapshot['place']): Promise<boolean> {
  if (place.installation !== writer.installation || place.analysis !== analysis.version) return false
  const kept = await writer.db
    .selectFrom('catalogue.changes')
    .select((query) => [query.fn.min('number').as('first'), query.fn.max('number').as('last')])
    .executeTakeFirst()
  if (place.number === 0 || kept?.first === null) return place.number === 0 && kept?.first === null
  return Number(kept?.last) >= place.number && Number(kept?.first) <= place.number + 1
}

/** Reads the whole catalogue, and goes on following changes meanwhile, so that none waits for the end of it. */
async function rebuild(writer: IndexWriter): Promise<void> {
  const start = await currentPosition(writer.db)
  const before = writer.lastNumber
  writer.changedMeanwhile = new Set()
  const collection = emptyCollection()
  for await (const documents of loadAllDocuments(writer.db, writer.readAtOnce)) {
    for (const document of documents) collectDocument(collection, document, analysis, writer.dictionary)
    if (writer.baseLength > 0) await takeChanges(writer)
  }
  const segment = buildSegment(collection)
  const base = { segment, neighbourhood: buildNeighbourhood(segment) }
  writer.small = writer.small.filter(({ number }) => number > before)
  emitBase(writer, base, before, start.number)
  if (writer.snapshotFile) {
    writeSnapshot(writer.snapshotFile, {
      base,
      dictionary: growthSince(writer.dictionary),
      place: {
        installation: writer.installation,
        analysis: analysis.version,
        settled: start.settled,
        number: start.number,
      },
    })
  }
}

function emitBase(writer: IndexWriter, base: Snapshot['base'], before: number, asOf: number): void {
  const stale = [...(writer.changedMeanwhile ?? [])]
  writer.changedMeanwhile = undefined
  writer.baseLength = base.segment.length
  const number = ++writer.lastNumber
  writer.emit({ kind: 'base', number, base, before, stale, growth: unknownGrowth(writer), asOf })
}

async function takeChanges(writer: IndexWriter): Promise<number> {
  const changes = await changesSince(writer.db, writer.position)
  if (changes.recordIds.length > 0) {
    const documents = await loadDocuments(writer.db, changes.recordIds)
    takeDocuments(writer, changes.recordIds, documents, changes.position.number)
  }
  writer.position = changes.position
  return changes.recordIds.length
}

function takeDocuments(
  writer: IndexWriter,
  changed: number[],
  documents: IndexDocument[],
  asOf: number,
): void {
  for (const id of changed) {
    writer.changedMeanwhile?.add(id)
    for (const { documents: earlier } of writer.small) earlier.delete(id)
  }
  const number = ++writer.lastNumber
  const segment = documents.length > 0 ? segmentOf(writer, documents) : undefined
  if (segment) writer.small.push({ number, documents: new Map(documents.map((one) => [one.id, one])) })
  writer.emit({ kind: 'batch', number, segment, remove: changed, growth: unknownGrowth(writer), asOf })
  // During a rebuild segments of before it and since must stay apart: only the latter outlive it.
  if (!writer.changedMeanwhile) mergeSmall(writer)
}

/** Merges the newest segments as soon as there are enough of about one size, as digits carry in counting. */
function mergeSmall(writer: IndexWriter): void {
  for (;;) {
    const newest = writer.small.slice(-mergeFactor)
    if (newest.length < mergeFactor || tier(newest[0]) > tier(newest.at(-1))) return
    const documents = new Map(newest.flatMap((one) => [...one.documents]))
    const number = ++writer.lastNumber
    writer.small = [...writer.small.slice(0, -mergeFactor), { number, documents }]
    writer.emit({
      kind: 'exchange',
      gone: newest.map((one) => one.number),
      number,
      segment: segmentOf(writer, documents.values()),
      growth: unknownGrowth(writer),
    })
  }
}

const tier = (one: SmallSegment | undefined): number =>
  Math.floor(Math.log2(Math.max(1, one?.documents.size ?? 0)) / 3)

/** Values that the readers do not know yet. */
function unknownGrowth(writer: IndexWriter): DictionaryGrowth {
  const growth = growthSince(writer.dictionary, writer.told)
  writer.told = sizesOf(writer.dictionary)
  return growth
}
