import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { endSessionsOf } from '#kernel/session.ts'
import type { Acting } from '../parts.ts'
import { forgetFile } from '../photo/photo-of.ts'
import { joinRows } from './join-rows.ts'
import { moveKept } from './move-kept.ts'

export type MergeRefusal = 'same-member' | 'member-unknown' | 'institution'

export interface Merge {
  /** The double, which is closed. */
  from: number
  /** The one who stays. */
  into: number
}

/**
 * Makes one member of two. What this module keeps goes over here; loans, holds and what is owed go over by the
 * followers, in the same transaction. The address of the double leads to the one who stays.
 */
export async function mergeMembers(
  db: Db,
  merge: Merge,
  acting: Acting,
): Promise<Outcome<undefined, MergeRefusal>> {
  const merged = await joinBoth(db, merge, acting)
  if (!merged.ok) return merged
  await forgetFile({ db, files: acting.parts.files }, merged.value)
  return done(undefined)
}

/** Gives the photo of the double, which may be nobody's now. */
const joinBoth = (
  db: Db,
  merge: Merge,
  { parts, actor, now }: Acting,
): Promise<Outcome<string | null, MergeRefusal>> =>
  db.transaction().execute(async (tx) => {
    if (merge.from === merge.into) return refused('same-member')
    const locked = await lockBoth(tx, merge)
    if (locked.length < 2) return refused('member-unknown')
    if (await isInstitution(tx, merge.from)) return refused('institution')
    await moveKept(tx, merge, now)
    const photo = await joinRows(tx, merge)
    for (const { onMerge } of parts.followers ?? []) await onMerge?.(tx, merge)
    await endSessionsOf(tx, { kind: 'member', id: merge.from })
    const details = { from: merge.from }
    await audit(tx, actor, { action: 'member.merged', subjectKind: 'member', subjectId: merge.into, details })
    await publish(tx, 'members-merged', { ...merge })
    return done(photo)
  })

/** Both members, locked in the order of their ids. */
const lockBoth = (tx: Tx, { from, into }: Merge) =>
  tx
    .selectFrom('patrons.patrons')
    .select('id')
    .where('id', 'in', [from, into])
    .where('standing', '<>', 'closed')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

const isInstitution = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx
    .selectFrom('patrons.institutions')
    .select('patronId')
    .where('patronId', '=', id)
    .executeTakeFirst()) !== undefined
