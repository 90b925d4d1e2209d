import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { refused, type Outcome } from '#kernel/outcome.ts'
import type { Role } from './save-role.ts'

/** The role that always holds everything; nobody changes or removes it. */
export const administrator = 'administrator'

/** What somebody holds who manages accounts and roles. */
export interface Rights {
  isAdministrator: boolean
  permissions: ReadonlySet<string>
}

/**
 * Whether all this lies within what somebody holds. Nobody gives rights they do not hold, nor touches an account or
 * role that holds more than they do: with a new password they could otherwise sign in as the administrator.
 */
export const reaches = (rights: Rights, roles: readonly Pick<Role, 'code' | 'permissions'>[]): boolean =>
  rights.isAdministrator ||
  roles.every(
    ({ code, permissions }) =>
      code !== administrator && permissions.every((permission) => rights.permissions.has(permission)),
  )

export const rolesOfAccount = (db: Db | Tx, accountId: number): Promise<Role[]> =>
  db
    .selectFrom('staff.accountRoles as held')
    .innerJoin('staff.roles as role', 'role.code', 'held.roleCode')
    .select(['role.code', 'role.name', 'role.permissions'])
    .where('held.accountId', '=', accountId)
    .orderBy('role.name')
    .execute()

/** What an actor holds now; nothing for whoever has been disabled. */
export async function rightsOf(db: Db | Tx, actor: Pick<Actor, 'kind' | 'id'>): Promise<Rights> {
  const account =
    actor.kind === 'staff' && actor.id !== null
      ? await db
          .selectFrom('staff.accounts')
          .select('id')
          .where('id', '=', actor.id)
          .where('disabledAt', 'is', null)
          .executeTakeFirst()
      : undefined
  const roles = account ? await rolesOfAccount(db, account.id) : []
  return {
    isAdministrator: roles.some(({ code }) => code === administrator),
    permissions: new Set(roles.flatMap(({ permissions }) => permissions)),
  }
}

/**
 * Does something to accounts or roles with the rights that the actor holds at that moment. Such deeds run one after
 * the other: two of them at once could take the last administrator away between them.
 */
export const withRights = <T, R extends string>(
  db: Db,
  actor: Actor,
  deed: (tx: Tx, rights: Rights) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'beyond-your-rights'>> =>
  db.transaction().execute(async (tx) => {
    await sql`lock table staff.account_roles in share row exclusive mode`.execute(tx)
    const rights = await rightsOf(tx, actor)
    if (!rights.permissions.has('staff.accounts')) return refused('beyond-your-rights')
    return deed(tx, rights)
  })
