import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { rolesOfAccount } from '../roles/rights.ts'

export interface ListedAccount {
  id: number
  login: string
  name: string
  disabledAt: Date | null
  /** Names of the roles. */
  roles: string[]
  lastSignIn: Date | null
}

/** All accounts, those that may sign in first. */
export async function listAccounts(db: Db): Promise<ListedAccount[]> {
  const { rows } = await sql<ListedAccount>`
    select accounts.id, accounts.login, accounts.name, accounts.disabled_at,
      array(
        select roles.name from staff.account_roles held join staff.roles roles on roles.code = held.role_code
        where held.account_id = accounts.id order by roles.name
      ) as roles,
      (
        select entries.at from kernel.audit_entries entries
        where entries.subject_kind = 'staff-account' and entries.subject_id = accounts.id::text
          and entries.action = 'account.signed-in'
        order by entries.at desc limit 1
      ) as last_sign_in
    from staff.accounts accounts
    order by accounts.disabled_at is not null, lower(accounts.name), accounts.id
  `.execute(db)
  return rows
}

/** One account with its roles. */
export async function findAccount(db: Db | Tx, id: number) {
  const account = await db
    .selectFrom('staff.accounts')
    .select(['id', 'login', 'name', 'disabledAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return account && { ...account, roles: await rolesOfAccount(db, id) }
}

export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>
