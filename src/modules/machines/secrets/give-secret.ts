import { randomInt } from 'node:crypto'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hashPassword, verifyPassword } from '#kernel/password.ts'

// Letters and digits only: some vendors' machines take no other signs in a password.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const password = () => Array.from({ length: 16 }, () => signs.charAt(randomInt(signs.length))).join('')

/** Gives a machine that signs in a new password, told only now; the one before no longer counts. */
export async function giveSecret(
  db: Db,
  id: number,
  actor: Actor,
  chosen: string = password(),
): Promise<Outcome<{ secret: string }, 'machine-unknown'>> {
  const secretHash = await hashPassword(chosen)
  return db.transaction().execute(async (tx) => {
    const machine = await tx
      .updateTable('machines.machines')
      .set({ secretHash })
      .where('id', '=', id)
      .where('login', 'is not', null)
      .where('retiredAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!machine) return refused('machine-unknown')
    await audit(tx, actor, { action: 'machine.secret-given', subjectKind: 'machine', subjectId: id })
    return done({ secret: chosen })
  })
}

/** Whether this is the password of the machine with this login; takes as long for a login that nobody has. */
export async function isSecretOf(db: Db, login: string, secret: string): Promise<boolean> {
  const row = await db
    .selectFrom('machines.machines')
    .select('secretHash')
    .where('login', '=', login)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()
  return verifyPassword(row?.secretHash, secret)
}
