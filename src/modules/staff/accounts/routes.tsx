import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { listRoles } from '../roles/list-roles.ts'
import { reaches, rightsOf } from '../roles/rights.ts'
import { Login, PersonName, Ticked } from './account-form.ts'
import { AccountPage } from './account-page.tsx'
import { AccountsPage } from './accounts-page.tsx'
import { addAccount } from './add-account.ts'
import { changeAccount, disableAccount, enableAccount, givePassword } from './change-account.ts'
import { generatePassword } from './generate-password.ts'
import { findAccount, listAccounts } from './list-accounts.ts'
import { ShownOncePage } from './shown-once-page.tsx'

const permission = 'staff.accounts'
const pattern = ':id{[0-9]{1,15}}'

const AccountForm = v.object({ name: PersonName, roles: Ticked })
const NewAccountForm = v.object({ ...AccountForm.entries, login: Login })
const EntryForm = v.object({ status: v.picklist(['aktif', 'nonaktif']) })

/** Where an error stands; what concerns the whole account stands above the form. */
const fieldOf = (refusal: string): string =>
  refusal === 'login-taken' ? 'login' : refusal === 'yourself' ? '' : 'roles'

/** Who of the staff may sign in, and with which roles. */
export const accountRoutes = new Hono<Env>()
  .get(paths.accounts, requires(permission), async (c) =>
    c.html(<AccountsPage context={c.var.page} accounts={await listAccounts(c.var.db)} />),
  )
  .get(paths.newAccount, requires(permission), (c) => showNew(c, { roles: [] }))
  .post(paths.newAccount, requires(permission), async (c) => {
    const body = await c.req.parseBody({ all: true })
    const form = parseForm(NewAccountForm, body)
    const typed = { ...form.typed, roles: tickedIn(body) }
    if (!form.ok) return showNew(c, typed, form.errors)
    const password = generatePassword()
    const outcome = await addAccount(c.var.db, { ...form.values, password }, actorOf(c))
    if (!outcome.ok) return showNew(c, typed, { [fieldOf(outcome.refusal)]: outcome.refusal })
    return c.html(<ShownOncePage context={c.var.page} person={form.values} password={password} />)
  })
  .get(paths.account(pattern), requires(permission), (c) => showAccount(c))
  .post(paths.account(pattern), requires(permission), async (c) => {
    const body = await c.req.parseBody({ all: true })
    const form = parseForm(AccountForm, body)
    const typed = { ...form.typed, roles: tickedIn(body) }
    if (!form.ok) return showAccount(c, form.errors, typed)
    const outcome = await changeAccount(c.var.db, idOf(c), form.values, actorOf(c))
    if (!outcome.ok) return showAccount(c, { [fieldOf(outcome.refusal)]: outcome.refusal }, typed)
    return c.redirect(`${paths.account(outcome.value.id)}?tersimpan=1`, 303)
  })
  .post(paths.accountPassword(pattern), requires(permission), async (c) => {
    const password = generatePassword()
    const outcome = await givePassword(c.var.db, idOf(c), password, actorOf(c))
    if (!outcome.ok) return showAccount(c, { '': outcome.refusal })
    const person = await findAccount(c.var.db, outcome.value.id)
    if (!person) throw notFound()
    return c.html(<ShownOncePage context={c.var.page} person={person} password={password} />)
  })
  .post(paths.accountEntry(pattern), requires(permission), async (c) => {
    const form = parseForm(EntryForm, await c.req.parseBody())
    if (!form.ok) return showAccount(c, { '': 'required' })
    const { db, now } = c.var
    const outcome =
      form.values.status === 'aktif'
        ? await enableAccount(db, idOf(c), actorOf(c))
        : await disableAccount(db, idOf(c), actorOf(c), now)
    if (!outcome.ok) return showAccount(c, { '': outcome.refusal })
    return c.redirect(paths.account(outcome.value.id), 303)
  })

const idOf = (c: Context<Env>) => Number(c.req.param('id'))

const tickedIn = (body: Record<string, unknown>): string[] => {
  const ticked = v.safeParse(Ticked, body['roles'])
  return ticked.success ? ticked.output : []
}

const givableRoles = async (c: Context<Env>) => {
  const rights = await rightsOf(c.var.db, actorOf(c))
  return (await listRoles(c.var.db)).filter((role) => reaches(rights, [role]))
}

interface TypedAccount {
  name?: string
  login?: string
  roles: readonly string[]
}

async function showNew(c: Context<Env>, typed: TypedAccount, errors: FieldErrors = {}) {
  const givable = await givableRoles(c)
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return c.html(<AccountPage context={c.var.page} {...{ typed, givable, errors }} />, status)
}

async function showAccount(c: Context<Env>, errors: FieldErrors = {}, typed?: TypedAccount) {
  const { db, page: context, session } = c.var
  const account = await findAccount(db, idOf(c))
  if (!account) throw notFound()
  const rights = await rightsOf(db, actorOf(c))
  const standing = !reaches(rights, account.roles)
    ? ('beyond' as const)
    : account.id === session?.id
      ? ('own' as const)
      : undefined
  const shown = typed ?? { name: account.name, roles: account.roles.map(({ code }) => code) }
  const saved = c.req.query('tersimpan') !== undefined
  return c.html(
    <AccountPage
      {...{ context, account, errors, saved, standing }}
      typed={shown}
      givable={await givableRoles(c)}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}
