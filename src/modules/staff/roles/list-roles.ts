import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Role } from './save-role.ts'

export interface ListedRole extends Role {
  /** Accounts that hold it, disabled ones too. */
  holders: number
}

/** All roles by name, with how many hold them. */
export async function listRoles(db: Db | Tx): Promise<ListedRole[]> {
  const { rows } = await sql<ListedRole>`
    select code, name, permissions,
      (select count(*) from staff.account_roles held where held.role_code = roles.code) as holders
    from staff.roles roles
    order by code <> 'administrator', lower(name), code
  `.execute(db)
  return rows
}
