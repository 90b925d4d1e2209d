import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { endSessionsOf } from '#kernel/session.ts'
import { lockMember } from '../members/update-member.ts'
import type { Acting, PatronParts } from '../parts.ts'

/** Ends a membership; its card and PIN open nothing from then on, and its identity may be registered again. */
export const closeMembership = (
  db: Db,
  patronId: number,
  { parts, actor, now }: Acting,
): Promise<Outcome<undefined, 'member-unknown' | 'something-open'>> =>
  db.transaction().execute(async (tx) => {
    if (!(await lockMember(tx, patronId))) return refused('member-unknown')
    if (await isHeldBack(tx, parts, patronId)) return refused('something-open')
    await tx
      .updateTable('patrons.patrons')
      .set({ standing: 'closed', updatedAt: now })
      .where('id', '=', patronId)
      .execute()
    await endSessionsOf(tx, { kind: 'member', id: patronId })
    await audit(tx, actor, { action: 'member.closed', subjectKind: 'member', subjectId: patronId })
    return done(undefined)
  })

/** Whether another module keeps something open of this member. */
export async function isHeldBack(tx: Tx, { followers = [] }: PatronParts, patronId: number) {
  for (const { holdsBack } of followers) {
    if (holdsBack && (await holdsBack(tx, patronId))) return true
  }
  return false
}
