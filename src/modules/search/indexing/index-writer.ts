import { buildInSteps, collectInSteps } from '../engine/build-segment.ts'
import { emptyCollection } from '../engine/collect-document.ts'
import { neighbourhoodInSteps } from '../engine/correct.ts'
import { grow } from '../engine/dictionary.ts'
import type { Base } from '../engine/engine.ts'
import { readSnapshot, type Snapshot } from '../engine/snapshot.ts'
import { currentPosition } from '../index-source/follow-changes.ts'
import { loadAllDocuments } from '../index-source/load-documents.ts'
import { isUsable, keepSnapshot } from './keep-snapshot.ts'
import { mergeSmall, whileFollowing } from './merge-small.ts'
import { takeChanges } from './take-changes.ts'
import { unknownGrowth, type IndexWriter } from './writer-state.ts'

export { createIndexWriter, type IndexWriter } from './writer-state.ts'

/** Share of the base, and least number of titles, after which the base is built anew. */
const rebuildShare = 0.1
const defaultRebuildLeast = 20_000
/** While a large load goes on, a rebuild would soon have to be done again: it waits for this many times as much. */
const patience = 5

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
  const changed = await takeChanges(writer)
  await mergeSmall(writer)
  if (isRebuildDue(writer)) await rebuild(writer)
  return changed
}

function isRebuildDue({ small, waiting, baseLength = 0, rebuildLeast }: IndexWriter): boolean {
  const since = small.reduce((sum, { living }) => sum + living.size, 0)
  const enough = Math.max(rebuildLeast ?? defaultRebuildLeast, baseLength * rebuildShare)
  return since > (waiting.many.size > 0 ? enough * patience : enough)
}

function takeSnapshot(writer: IndexWriter, { base, dictionary, place }: Snapshot): void {
  grow(writer.dictionary, dictionary)
  writer.position = { settled: place.settled, seen: new Map(), number: place.number }
  writer.small = []
  emitBase(writer, base, { before: writer.lastNumber, stale: [], asOf: place.number })
}

/** Reads the whole catalogue, and goes on following changes meanwhile, so that none waits for the end of it. */
async function rebuild(writer: IndexWriter): Promise<void> {
  const start = await currentPosition(writer.db)
  const before = writer.lastNumber
  const changed = new Set<number>()
  writer.rebuilding = { before, changed }
  try {
    const collection = emptyCollection()
    for await (const documents of loadAllDocuments(writer.db, writer.readAtOnce))
      await whileFollowing(writer, collectInSteps(collection, writer, documents))
    const segment = await whileFollowing(writer, buildInSteps(collection))
    const base = { segment, neighbourhood: await whileFollowing(writer, neighbourhoodInSteps(segment)) }
    writer.small = writer.small.filter(({ number }) => number > before)
    emitBase(writer, base, { before, stale: [...changed], asOf: start.number })
    keepSnapshot(writer, base, start)
  } finally {
    writer.rebuilding = undefined
  }
}

function emitBase(
  writer: IndexWriter,
  base: Base,
  { before, stale, asOf }: { before: number; stale: number[]; asOf: number },
): void {
  writer.baseLength = base.segment.length
  writer.asOf = Math.max(writer.asOf, asOf)
  const number = ++writer.lastNumber
  const fresh = writer.told.length === 0
  writer.emit({ kind: 'base', number, base, before, stale, growth: unknownGrowth(writer), asOf, fresh })
}
