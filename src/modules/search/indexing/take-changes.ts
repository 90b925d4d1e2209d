import { segmentOf } from '../engine/engine.ts'
import type { IndexDocument } from '../engine/document.ts'
import { changesSince } from '../index-source/follow-changes.ts'
import { loadDocuments } from '../index-source/load-documents.ts'
import { addWaiting } from './waiting-titles.ts'
import { unknownGrowth, type IndexWriter } from './writer-state.ts'

/** Most titles of one batch. */
const mostOfFew = 500
const mostOfMany = 1000
const leastOfMany = 50
/** Milliseconds that a batch of a large load may take: what is changed meanwhile waits for it. */
const timeForMany = 150
/** Most readings of the table of changes before some of what they brought is taken. */
const mostReadings = 10
const usualLookEvery = 100

/** Takes in what has changed, a part of it if it is much; tells how many titles it was. */
export async function takeChanges(writer: IndexWriter): Promise<number> {
  await readChanges(writer)
  return (await takeFew(writer)) + (await takeMany(writer))
}

/**
 * Takes in changes if it is time to, between the steps of something long. What belongs to a large load takes half of
 * the time only, so that the other gets done.
 */
export async function takeChangesMeanwhile(writer: IndexWriter): Promise<boolean> {
  // Until there is a base nobody can search, and the base will have all changes that came before it was begun.
  if (writer.baseLength === undefined || performance.now() < writer.nextLook) return false
  await readChanges(writer)
  await takeFew(writer)
  if (performance.now() >= writer.nextOfMany) await takeMany(writer)
  writer.nextLook = performance.now() + (writer.lookEvery ?? usualLookEvery)
  return true
}

async function readChanges(writer: IndexWriter): Promise<void> {
  for (let reading = 0; reading < mostReadings; reading++) {
    const { changes, position, more } = await changesSince(writer.db, writer.position)
    addWaiting(writer.waiting, changes)
    writer.position = position
    if (!more) return
  }
}

const takeFew = (writer: IndexWriter): Promise<number> => takeWaiting(writer, writer.waiting.few, mostOfFew)

/** A batch of a large load, of as many titles as are read and indexed fast enough on this machine at this hour. */
async function takeMany(writer: IndexWriter): Promise<number> {
  const start = performance.now()
  const taken = await takeWaiting(writer, writer.waiting.many, writer.manyAtOnce)
  const end = performance.now()
  const fit = (taken * timeForMany) / (end - start)
  if (taken === writer.manyAtOnce)
    writer.manyAtOnce = Math.max(leastOfMany, Math.min(mostOfMany, Math.round(fit)))
  writer.nextOfMany = end + (end - start)
  return taken
}

async function takeWaiting(writer: IndexWriter, waiting: Map<number, number>, most: number): Promise<number> {
  const ids = [...waiting.keys().take(most)]
  if (ids.length === 0) return 0
  const documents = await loadDocuments(writer.db, ids)
  for (const id of ids) {
    writer.asOf = Math.max(writer.asOf, waiting.get(id) ?? 0)
    waiting.delete(id)
  }
  takeDocuments(writer, ids, documents)
  return ids.length
}

function takeDocuments(writer: IndexWriter, changed: number[], documents: IndexDocument[]): void {
  for (const id of changed) {
    writer.rebuilding?.changed.add(id)
    writer.merging?.changed.add(id)
    for (const { living } of writer.small) living.delete(id)
  }
  const number = ++writer.lastNumber
  const segment = documents.length > 0 ? segmentOf(writer, documents) : undefined
  const living = new Map(documents.map(({ id, popularity }) => [id, popularity]))
  if (segment) writer.small.push({ number, segment, living })
  const growth = unknownGrowth(writer)
  writer.emit({ kind: 'batch', number, segment, remove: changed, growth, asOf: writer.asOf })
}
