import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hashPassword, verifyPassword } from '#kernel/password.ts'
import { endSessionsOf } from '#kernel/session.ts'
import { newPin } from './pin.ts'

export interface PinReset {
  patronId: number
  /** One is made where none is chosen. */
  pin?: string
  /** Digest of the link by which this is done; it must still be there, and is used up. */
  link?: Buffer
}

/** Gives a member another PIN, at the desk or by a link, and signs them out everywhere. */
export async function resetPin(
  db: Db,
  { patronId, pin = newPin(), link }: PinReset,
  actor: Actor,
): Promise<Outcome<{ pin: string }, 'member-unknown'>> {
  const changed = await writePin(db, { patronId, pin, link }, actor)
  return changed ? done({ pin }) : refused('member-unknown')
}

export interface PinChange {
  patronId: number
  /** The PIN until now. */
  current: string
  pin: string
  /** The session in use, which stays open. */
  session: Buffer
}

/** Changes the PIN of a member who knows the one until now. */
export async function changePin(
  db: Db,
  { patronId, current, pin, session }: PinChange,
  actor: Actor,
): Promise<Outcome<undefined, 'pin-wrong' | 'member-unknown'>> {
  const member = await db
    .selectFrom('patrons.patrons')
    .select('pinHash')
    .where('id', '=', patronId)
    .executeTakeFirst()
  if (!(await verifyPassword(member?.pinHash, current))) return refused('pin-wrong')
  const changed = await writePin(db, { patronId, pin }, actor, session)
  return changed ? done(undefined) : refused('member-unknown')
}

async function writePin(
  db: Db,
  { patronId, pin, link }: { patronId: number; pin: string; link?: Buffer | undefined },
  actor: Actor,
  session?: Buffer,
): Promise<boolean> {
  const pinHash = await hashPassword(pin)
  return db.transaction().execute(async (tx) => {
    if (!(await endLinks(tx, patronId, link))) return false
    const changed = await tx
      .updateTable('patrons.patrons')
      .set({ pinHash })
      .where('id', '=', patronId)
      .where('standing', '<>', 'closed')
      .returning('id')
      .executeTakeFirst()
    if (!changed) return false
    await endSessionsOf(tx, { kind: 'member', id: patronId }, session)
    await audit(tx, actor, { action: 'member.pin-changed', subjectKind: 'member', subjectId: patronId })
    return true
  })
}

/** With another PIN no link to one is good any more; false when the link in use is gone already. */
async function endLinks(tx: Tx, patronId: number, used: Buffer | undefined): Promise<boolean> {
  const ended = await tx
    .deleteFrom('patrons.pinLinks')
    .where('contactId', 'in', (query) =>
      query.selectFrom('patrons.contacts').select('id').where('patronId', '=', patronId),
    )
    .returning('digest')
    .execute()
  return used === undefined || ended.some(({ digest }) => digest.equals(used))
}
