import type { Db, Tx } from '#kernel/database.ts'

export interface Role {
  code: string
  name: string
  permissions: string[]
}

/** Makes a role or gives it this name and these rights. */
export const saveRole = (db: Db | Tx, role: Role) =>
  db
    .insertInto('staff.roles')
    .values(role)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet({ name: role.name, permissions: role.permissions }),
    )
    .execute()
