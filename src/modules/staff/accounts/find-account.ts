import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { PageViewer } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'

/** What sign-in needs to check a password; undefined for nobody, or somebody who left. */
export const findAccountByLogin = (db: Db, login: string) =>
  db
    .selectFrom('staff.accounts')
    .select(['id', 'name', 'passwordHash'])
    .where('login', '=', login.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst()

/** Who looks at a page, with the rights of all their roles as they are now. */
export async function findStaffViewer(db: Db, id: number): Promise<PageViewer | undefined> {
  const { rows } = await sql<{ name: string; passwordGiven: boolean; permissions: string[] }>`
    select accounts.name, accounts.password_given, coalesce(array_agg(permission) filter (where permission is not null), '{}') as permissions
    from staff.accounts accounts
    left join staff.account_roles held on held.account_id = accounts.id
    left join staff.roles roles on roles.code = held.role_code
    left join unnest(roles.permissions) permission on true
    where accounts.id = ${id} and accounts.disabled_at is null
    group by accounts.id
  `.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { name, passwordGiven, permissions } = row
  if (!passwordGiven) return { kind: 'staff', name, permissions: new Set(permissions) }
  return { kind: 'staff', name, permissions: new Set(['staff.enter']), firstOf: paths.ownPassword }
}

/** Whether anybody could sign in to the staff pages; if not, the first-run page is open. */
export const hasAccounts = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('staff.accounts').select('id').limit(1).executeTakeFirst()) !== undefined
