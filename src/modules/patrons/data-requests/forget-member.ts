import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { endSessionsOf } from '#kernel/session.ts'
import { forgotten } from '../members/forgotten.ts'
import type { Acting } from '../parts.ts'
import { forgetFile } from '../photo/photo-of.ts'
import { isHeldBack } from '../standing/close-membership.ts'

export type ForgetRefusal = 'member-unknown' | 'something-open'

/** Forgets who a member was. A row without a face stays, so that figures and the ledger still add up. */
export async function forgetMember(
  { db, files }: { db: Db; files: FileStore },
  patronId: number,
  { parts, actor }: Pick<Acting, 'parts' | 'actor'>,
): Promise<Outcome<undefined, ForgetRefusal>> {
  const outcome = await db.transaction().execute(async (tx) => {
    const member = await tx
      .selectFrom('patrons.patrons')
      .select('photoDigest')
      .where('id', '=', patronId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!member) return refused('member-unknown')
    if (await isHeldBack(tx, parts, patronId)) return refused('something-open')
    await tx
      .updateTable('patrons.patrons')
      .set({ ...forgotten, standing: 'closed', updatedAt: sql`now()` })
      .where('id', '=', patronId)
      .execute()
    await forgetAround(tx, patronId)
    for (const { onForget } of parts.followers ?? []) await onForget?.(tx, patronId)
    await endSessionsOf(tx, { kind: 'member', id: patronId })
    await audit(tx, actor, { action: 'member.forgotten', subjectKind: 'member', subjectId: patronId })
    return done(member.photoDigest)
  })
  if (!outcome.ok) return outcome
  await forgetFile({ db, files }, outcome.value)
  return done(undefined)
}

/** That there was a consent stays, and when; who gave it does not. A number of a card is never given again. */
async function forgetAround(tx: Tx, patronId: number): Promise<void> {
  for (const table of ['contacts', 'needs', 'guardianContacts', 'classMembers'] as const)
    await tx.deleteFrom(`patrons.${table}`).where('patronId', '=', patronId).execute()
  await sql`delete from patrons.guardianships where ${patronId} in (guardian_id, child_id)`.execute(tx)
  await sql`update patrons.consents set given_by = '—' where patron_id = ${patronId}`.execute(tx)
  await sql`update patrons.blocks set reason = '—', lifted_because = null where patron_id = ${patronId}`.execute(
    tx,
  )
  await sql`
    update patrons.cards set ended_at = now(), ended_because = 'replaced'
    where patron_id = ${patronId} and ended_at is null
  `.execute(tx)
  await sql`
    update patrons.institutions set responsible_name = '—', responsible_phone = '' where patron_id = ${patronId}
  `.execute(tx)
}
