import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText, type FieldErrors } from '#kernel/form.ts'
import type { Permission } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { Ticked } from '../accounts/account-form.ts'
import { paths } from '../paths.ts'
import { changeRole, removeRole, type RoleRequest } from './change-roles.ts'
import { listRoles } from './list-roles.ts'
import { administrator, reaches, rightsOf } from './rights.ts'
import { RolePage } from './role-page.tsx'
import { RolesPage } from './roles-page.tsx'

const permission = 'staff.accounts'
const pattern = ':code{[a-z-]{1,80}}'

const RoleForm = (known: readonly Permission[]) =>
  v.object({
    name: requiredText(60),
    permissions: v.pipe(
      Ticked,
      v.check((ticked) => ticked.every((one) => known.some(({ name }) => name === one)), 'unknown-right'),
    ),
  })

const nameRefusals = new Set(['no-letters', 'role-taken', 'administrator-is-fixed'])
const fieldOf = (refusal: string) => (nameRefusals.has(refusal) ? 'name' : 'permissions')

/** What the roles of staff hold. `all` gives every permission there is, once all modules are known. */
export const roleRoutes = (all: () => readonly Permission[]) =>
  new Hono<Env>()
    .get(paths.roles, requires(permission), async (c) => {
      const removed = c.req.query('dihapus') !== undefined
      return c.html(<RolesPage context={c.var.page} roles={await listRoles(c.var.db)} removed={removed} />)
    })
    .get(paths.newRole, requires(permission), (c) => showRole(c, all()))
    .post(paths.newRole, requires(permission), (c) => keep(c, all(), undefined))
    .get(paths.role(pattern), requires(permission), (c) => showRole(c, all()))
    .post(paths.role(pattern), requires(permission), (c) => keep(c, all(), c.req.param('code')))
    .post(paths.removeRole(pattern), requires(permission), async (c) => {
      const outcome = await removeRole(c.var.db, c.req.param('code') ?? '', actorOf(c))
      if (!outcome.ok) return showRole(c, all(), { '': outcome.refusal })
      return c.redirect(`${paths.roles}?dihapus=1`, 303)
    })

async function keep(c: Context<Env>, all: readonly Permission[], code: string | undefined) {
  const body = await c.req.parseBody({ all: true })
  const form = parseForm(RoleForm(all), body)
  const ticked = v.safeParse(Ticked, body['permissions'])
  const typed = { name: form.typed['name'] ?? '', permissions: ticked.success ? ticked.output : [] }
  if (!form.ok) return showRole(c, all, form.errors, typed)
  const outcome = await changeRole(c.var.db, { ...form.values, ...(code && { code }) }, actorOf(c))
  if (!outcome.ok) return showRole(c, all, { [fieldOf(outcome.refusal)]: outcome.refusal }, typed)
  return c.redirect(`${paths.role(outcome.value.code)}?tersimpan=1`, 303)
}

async function showRole(
  c: Context<Env>,
  all: readonly Permission[],
  errors: FieldErrors = {},
  typed?: Pick<RoleRequest, 'name' | 'permissions'>,
) {
  const { db, page: context } = c.var
  const code = c.req.param('code')
  const role = code === undefined ? undefined : (await listRoles(db)).find((one) => one.code === code)
  if (code !== undefined && !role) throw notFound()
  const rights = await rightsOf(db, actorOf(c))
  const closed =
    role && (role.code === administrator ? 'fixed' : reaches(rights, [role]) ? undefined : 'beyond')
  const held = closed ? new Set(role?.permissions) : rights.permissions
  return c.html(
    <RolePage
      {...{ context, role, closed, errors }}
      typed={typed ?? { name: role?.name ?? '', permissions: role?.permissions ?? [] }}
      choice={all.filter(({ name }) => held.has(name) || (!closed && rights.isAdministrator))}
      limited={!rights.isAdministrator}
      saved={c.req.query('tersimpan') !== undefined}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}
