import type { Base } from '../engine/engine.ts'
import { growthSince } from '../engine/dictionary.ts'
import { writeSnapshot, type Snapshot } from '../engine/snapshot.ts'
import type { Position } from '../index-source/follow-changes.ts'
import type { IndexWriter } from './writer-state.ts'

/** Writes the snapshot beside everything else; one that cannot be written costs time at the next start, no more. */
export function keepSnapshot(writer: IndexWriter, base: Base, asOf: Position): void {
  const { snapshotFile, installation, analysis } = writer
  if (!snapshotFile) return
  const place = { installation, analysis: analysis.version, settled: asOf.settled, number: asOf.number }
  const snapshot = { base, dictionary: growthSince(writer.dictionary), place }
  writer.keeping = writer.keeping
    .then(() => writeSnapshot(snapshotFile, snapshot))
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      writer.emit({ kind: 'failed', reason: `the snapshot was not written: ${reason}` })
    })
}

/** A snapshot of this installation, of a state that its change table still leads on from. */
export async function isUsable(writer: IndexWriter, place: Snapshot['place']): Promise<boolean> {
  if (place.installation !== writer.installation || place.analysis !== writer.analysis.version) return false
  const kept = await writer.db
    .selectFrom('catalogue.changes')
    .select((query) => [query.fn.min('number').as('first'), query.fn.max('number').as('last')])
    .executeTakeFirst()
  if (place.number === 0 || kept?.first === null) return place.number === 0 && kept?.first === null
  return Number(kept?.last) >= place.number && Number(kept?.first) <= place.number + 1
}
