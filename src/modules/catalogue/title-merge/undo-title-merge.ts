import { sql } from 'kysely'
import { auditAll, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { findRecordVersion, updateRecordWithin } from '../records/update-record.ts'
import type { MergeFollower } from './followers.ts'
import { lockTitles } from './merge-titles.ts'
import type { MovedIssue } from './move-parts.ts'

export type UndoMergeRefusal = 'merge-unknown' | 'undone-already' | 'went-on'

interface MergeRow {
  id: number
  fromId: number
  intoId: number
  movedItems: number[]
  movedIssues: MovedIssue[]
  movedSubscriptions: number[]
  movedCover: boolean
  movedPopularity: number
  movedElsewhere: Record<string, unknown>
  versionBefore: number
  versionMade: number
  undoneAt: Date | null
}

export interface UndoneMerge {
  from: number
  into: number
  /** The title that stayed was edited since, so its record was left as it is. */
  recordKept: boolean
}

/**
 * Takes a merge back: the title that went comes out of quarantine with what was its own. What moved on since stays
 * where it is now.
 */
export const undoTitleMerge = (
  db: Db,
  id: number,
  followers: readonly MergeFollower[],
  actor: Actor,
): Promise<Outcome<UndoneMerge, UndoMergeRefusal>> =>
  db.transaction().execute(async (tx) => {
    const merge = await lockMerge(tx, id)
    if (!merge) return refused('merge-unknown')
    if (merge.undoneAt) return refused('undone-already')
    const [from, into] = [merge.fromId, merge.intoId]
    const titles = await lockTitles(tx, [from, into])
    const source = titles.find((title) => title.id === from)
    const target = titles.find((title) => title.id === into)
    // Brought back by hand, or the other went into a third one meanwhile: there is no way straight back.
    if (!source || source.mergedInto !== into || !target || target.deletedAt) return refused('went-on')

    await tx
      .updateTable('catalogue.records')
      .set({ deletedAt: null, deletedBy: null, deletedWhy: null, mergedInto: null })
      .where('id', '=', from)
      .execute()
    await giveBackParts(tx, merge)
    for (const { name, takeBack } of followers) {
      await takeBack(tx, { from, into }, merge.movedElsewhere[name])
    }
    const recordKept = !(await giveBackRecord(tx, merge, target.version, actor))
    await noteUndo(tx, merge, actor)
    return done({ from, into, recordKept })
  })

async function lockMerge(tx: Tx, id: number): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select id, from_id, into_id, moved_items, moved_issues, moved_subscriptions, moved_cover, moved_popularity, moved_elsewhere,
      version_before, version_made, undone_at
    from catalogue.title_merges where id = ${id} for update
  `.execute(tx)
  return rows[0]
}

async function giveBackParts(tx: Tx, merge: MergeRow): Promise<void> {
  const { fromId, intoId, movedItems, movedIssues, movedCover, movedPopularity } = merge
  await sql`
    update catalogue.subscriptions set record_id = ${fromId}
    where id = any(${merge.movedSubscriptions}) and record_id = ${intoId}
  `.execute(tx)
  await sql`
    update catalogue.items set record_id = ${fromId} where id = any(${movedItems}) and record_id = ${intoId}
  `.execute(tx)
  for (const { id, enumeration } of movedIssues) {
    await tx
      .updateTable('catalogue.serialIssues')
      .set({ recordId: fromId, enumeration })
      .where('id', '=', id)
      .where('recordId', '=', intoId)
      .execute()
  }
  if (movedCover) {
    await tx
      .updateTable('catalogue.covers')
      .set({ recordId: fromId })
      .where('recordId', '=', intoId)
      .execute()
  }
  await sql`
    update catalogue.records set popularity = greatest(0, popularity - ${movedPopularity}) where id = ${intoId}
  `.execute(tx)
}

/** False when it was edited since: such work is not undone unseen. */
async function giveBackRecord(tx: Tx, merge: MergeRow, version: number, actor: Actor): Promise<boolean> {
  if (version !== merge.versionMade) return false
  const marc = await findRecordVersion(tx, merge.intoId, merge.versionBefore)
  if (!marc) return false
  const reason = `pengembalian penggabungan ${merge.id}`
  return (await updateRecordWithin(tx, { id: merge.intoId, version, marc, reason }, actor)).ok
}

async function noteUndo(tx: Tx, { id, fromId, intoId }: MergeRow, actor: Actor): Promise<void> {
  await tx
    .updateTable('catalogue.titleMerges')
    .set({ undoneAt: new Date(), undoneBy: actor.name })
    .where('id', '=', id)
    .execute()
  await auditAll(
    tx,
    actor,
    [intoId, fromId].map((subjectId) => ({
      action: 'record.unmerged',
      subjectKind: 'record',
      subjectId,
      details: { merge: id },
    })),
  )
}
