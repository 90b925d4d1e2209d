import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hashPassword, verifyPassword } from '#kernel/password.ts'
import { endSessionsOf, type Session } from '#kernel/session.ts'
import { forgetFailures, isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { shortestPassword } from '../accounts/create-account.ts'

/** Whoever found an open screen shall not guess the password with it. */
const tries: ThrottleRule = { failures: 6, windowSeconds: 15 * 60 }

export interface PasswordChange {
  current: string
  fresh: string
  session: Session
}

export type PasswordRefusal = 'wrong-password' | 'too-many-tries' | 'password-too-short' | 'same-password'

/** Somebody's own new password; their other sign-ins end. */
export async function changeOwnPassword(
  db: Db,
  { current, fresh, session }: PasswordChange,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<{ id: number }, PasswordRefusal>> {
  const subject = `password:${session.id}`
  if (await isThrottled(db, subject, tries, now)) return refused('too-many-tries')
  const stored = await hashOf(db, session.id)
  if (!(await verifyPassword(stored, current))) {
    await noteFailure(db, subject, tries, now)
    return refused('wrong-password')
  }
  await forgetFailures(db, subject)
  if (fresh.length < shortestPassword) return refused('password-too-short')
  if (fresh === current) return refused('same-password')
  const passwordHash = await hashPassword(fresh)
  return db.transaction().execute(async (tx) => {
    // Unless somebody else gave a new one in the meantime: then the old one no longer counts.
    const changed = await tx
      .updateTable('staff.accounts')
      .set({ passwordHash, passwordGiven: false })
      .where('id', '=', session.id)
      .where('passwordHash', '=', stored ?? '')
      .returning('id')
      .executeTakeFirst()
    if (!changed) return refused('wrong-password')
    await endSessionsOf(tx, session, session.tokenDigest)
    await audit(tx, actor, {
      action: 'account.password-changed',
      subjectKind: 'staff-account',
      subjectId: session.id,
    })
    return done(changed)
  })
}

const hashOf = async (db: Db, id: number): Promise<string | undefined> => {
  const account = await db
    .selectFrom('staff.accounts')
    .select('passwordHash')
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return account?.passwordHash
}
