import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
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
  db.transaction().execute((tx) => addAccountRow(tx, account, passwordHash, actor))

/** Writes the rows of a new account, and who made it. */
export async function addAccountRow(
  tx: Tx,
  account: Omit<NewAccount, 'password'> & { passwordGiven?: boolean },
  passwordHash: string,
  actor: Actor,
): Promise<{ id: number }> {
  const { id } = await tx
    .insertInto('staff.accounts')
    .values({
      login: account.login.toLowerCase(),
      name: account.name,
      passwordHash,
      passwordGiven: account.passwordGiven ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addRoles(tx, id, account.roles)
  await audit(tx, actor, {
    action: 'account.created',
    subjectKind: 'staff-account',
    subjectId: id,
    details: { roles: account.roles },
  })
  return { id }
}

export async function addRoles(tx: Tx, accountId: number, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  const rows = roles.map((roleCode) => ({ accountId, roleCode }))
  await tx.insertInto('staff.accountRoles').values(rows).execute()
}
