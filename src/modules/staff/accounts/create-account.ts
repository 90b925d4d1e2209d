import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hashPassword } from '#kernel/password.ts'

export interface NewAccount {
  login: string
  name: string
  password: string
  roles: string[]
}

/** Fewest characters of a staff password. */
export const shortestPassword = 10

export type CreateAccountRefusal = 'login-taken' | 'password-too-short'

/** Makes a staff account that can sign in at once. */
export async function createAccount(
  db: Db,
  account: NewAccount,
  actor: Actor,
): Promise<Outcome<{ id: number }, CreateAccountRefusal>> {
  if (account.password.length < shortestPassword) return refused('password-too-short')
  const passwordHash = await hashPassword(account.password)
  try {
    return done(await insertAccount(db, account, passwordHash, actor))
  } catch (error) {
    if (isViolationOf(error, 'one_account_per_login')) return refused('login-taken')
    throw error
  }
}

const insertAccount = (db: Db, account: NewAccount, passwordHash: string, actor: Actor) =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('staff.accounts')
      .values({ login: account.login.toLowerCase(), name: account.name, passwordHash })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (account.roles.length > 0) {
      await tx
        .insertInto('staff.accountRoles')
        .values(account.roles.map((roleCode) => ({ accountId: id, roleCode })))
        .execute()
    }
    await audit(tx, actor, {
      action: 'account.created',
      subjectKind: 'staff-account',
      subjectId: id,
      details: { roles: account.roles },
    })
    return { id }
  })
