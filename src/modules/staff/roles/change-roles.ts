import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused } from '#kernel/outcome.ts'
import { listRoles } from './list-roles.ts'
import { administrator, reaches, withRights } from './rights.ts'
import { saveRole } from './save-role.ts'

export interface RoleRequest {
  /** The role to change; a new one without it. */
  code?: string
  name: string
  permissions: readonly string[]
}

/** Makes a role, or gives one another name and other rights; whoever holds it has them at once. */
export const changeRole = (db: Db, request: RoleRequest, actor: Actor) =>
  withRights(db, actor, async (tx, rights) => {
    const roles = await listRoles(tx)
    const before = roles.find(({ code }) => code === request.code)
    if (request.code !== undefined && !before) return refused('role-unknown')
    const code = before?.code ?? codeFor(request.name)
    if (code === '') return refused('no-letters')
    if (code === administrator) return refused('administrator-is-fixed')
    if (roles.some((role) => role !== before && (role.code === code || sameName(role.name, request.name))))
      return refused('role-taken')
    const after = { code, name: request.name, permissions: request.permissions.toSorted() }
    if (!reaches(rights, before ? [before, after] : [after])) return refused('beyond-your-rights')
    await saveRole(tx, after)
    await audit(tx, actor, {
      action: before ? 'role.changed' : 'role.created',
      subjectKind: 'staff-role',
      subjectId: code,
      details: {
        rightsGiven: after.permissions.filter((name) => !before?.permissions.includes(name)),
        rightsTaken: (before?.permissions ?? []).filter((name) => !after.permissions.includes(name)),
      },
    })
    return done({ code })
  })

/** Removes a role that nobody holds. */
export const removeRole = (db: Db, code: string, actor: Actor) =>
  withRights(db, actor, async (tx, rights) => {
    const role = (await listRoles(tx)).find((one) => one.code === code)
    if (!role) return refused('role-unknown')
    if (code === administrator) return refused('administrator-is-fixed')
    if (!reaches(rights, [role])) return refused('beyond-your-rights')
    if (role.holders > 0) return refused('role-held')
    await tx.deleteFrom('staff.roles').where('code', '=', code).execute()
    await audit(tx, actor, { action: 'role.removed', subjectKind: 'staff-role', subjectId: code })
    return done({ code })
  })

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** `Pustakawan Anak` → `pustakawan-anak`. */
const codeFor = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z\s-]/g, '')
    .replaceAll(/[\s-]+/g, '-')
    .replaceAll(/^-|-$/g, '')
