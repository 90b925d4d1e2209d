import { sql } from 'kysely'
import { auditAll, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { MarcRecord } from '../marc/record.ts'
import { updateRecordWithin } from '../records/update-record.ts'
import type { MergedTitles, MergeFollower } from './followers.ts'
import {
  moveCover,
  moveIssues,
  moveItems,
  movePopularity,
  moveSubscriptions,
  subscribedTwice,
} from './move-parts.ts'

export type MergeTitlesRefusal =
  | 'record-unknown'
  | 'same-title'
  | 'in-quarantine'
  | 'changed-meanwhile'
  | 'subscribed-twice'

export interface TitleMerge extends MergedTitles {
  /** The record of the title that stays, as it was put together. */
  marc: MarcRecord
  /** The versions that were compared; newer ones are never overwritten unseen. */
  versions: MergedTitles
  reason: string
}

/**
 * Makes one title of two. Copies keep their numbers, so loans of them go on untouched; the title that goes is kept
 * in quarantine, and its address leads to the one that stays.
 */
export const mergeTitles = (
  db: Db,
  merge: TitleMerge,
  followers: readonly MergeFollower[],
  actor: Actor,
): Promise<Outcome<{ id: number }, MergeTitlesRefusal>> =>
  db.transaction().execute(async (tx) => {
    const { from, into, versions } = merge
    if (from === into) return refused('same-title')
    const titles = await lockTitles(tx, [from, into])
    const [source, target] = [from, into].map((id) => titles.find((title) => title.id === id))
    if (!source || !target) return refused('record-unknown')
    if (source.deletedAt || target.deletedAt) return refused('in-quarantine')
    if (source.version !== versions.from || target.version !== versions.into) {
      return refused('changed-meanwhile')
    }
    if (await subscribedTwice(tx, { from, into })) return refused('subscribed-twice')
    const update = { id: into, version: target.version, marc: merge.marc, reason: merge.reason }
    const updated = await updateRecordWithin(tx, update, actor)
    if (!updated.ok) return updated
    const moved = await moveParts(tx, { from, into }, followers)
    await retire(tx, merge, actor)
    const id = await noteMerge(tx, { merge, moved, made: updated.value.version, actor })
    return done({ id })
  })

/** By rising id, so that two merges of the same pair cannot wait for each other. */
export async function lockTitles(tx: Tx, ids: readonly number[]) {
  const { rows } = await sql<{
    id: number
    version: number
    deletedAt: Date | null
    mergedInto: number | null
  }>`
    select id, version, deleted_at, merged_into from catalogue.records
    where id = any(${[...ids]}) order by id for no key update
  `.execute(tx)
  return rows
}

async function moveParts(tx: Tx, titles: MergedTitles, followers: readonly MergeFollower[]) {
  const elsewhere: Record<string, unknown> = {}
  const items = await moveItems(tx, titles)
  const issues = await moveIssues(tx, titles)
  const subscriptions = await moveSubscriptions(tx, titles)
  const cover = await moveCover(tx, titles)
  const popularity = await movePopularity(tx, titles)
  for (const follower of followers) elsewhere[follower.name] = await follower.follow(tx, titles)
  return { items, issues, subscriptions, cover, popularity, elsewhere }
}

const retire = (tx: Tx, { from, into, reason }: TitleMerge, actor: Actor) =>
  tx
    .updateTable('catalogue.records')
    .set({ deletedAt: new Date(), deletedBy: actor.name, deletedWhy: reason, mergedInto: into })
    .where('id', '=', from)
    .execute()

interface MergeNote {
  merge: TitleMerge
  moved: Awaited<ReturnType<typeof moveParts>>
  /** Version of the title that stays. */
  made: number
  actor: Actor
}

async function noteMerge(tx: Tx, { merge, moved, made, actor }: MergeNote): Promise<number> {
  const { from, into, versions } = merge
  const { id } = await tx
    .insertInto('catalogue.titleMerges')
    .values({
      fromId: from,
      intoId: into,
      movedItems: moved.items,
      movedIssues: toJson(moved.issues),
      movedSubscriptions: moved.subscriptions,
      movedCover: moved.cover,
      movedPopularity: moved.popularity,
      movedElsewhere: toJson(moved.elsewhere),
      versionBefore: versions.into,
      versionMade: made,
      mergedBy: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await auditAll(tx, actor, [
    { action: 'record.merged', subjectKind: 'record', subjectId: into, details: { from, merge: id } },
    { action: 'record.merged-away', subjectKind: 'record', subjectId: from, details: { into, merge: id } },
  ])
  return id
}
