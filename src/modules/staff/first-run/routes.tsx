import { Hono } from 'hono'
import * as v from 'valibot'
import { parseForm, requiredText } from '#kernel/form.ts'
import { everyone } from '#kernel/permissions.ts'
import { startSession } from '#kernel/session.ts'
import { setSessionCookie } from '#kernel/viewer.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { Login, Password, PersonName } from '../accounts/account-form.ts'
import { hasAccounts } from '../accounts/find-account.ts'
import { paths } from '../paths.ts'
import { FirstRunPage } from './first-run-page.tsx'
import { makeFirstAdministrator, type FirstRunRefusal } from './make-first-administrator.ts'

const FirstRunForm = v.object({
  code: requiredText(20),
  name: PersonName,
  login: Login,
  password: Password,
})

const fields: Record<FirstRunRefusal, string> = {
  'wrong-code': 'code',
  'too-many-tries': 'code',
  'not-the-first': 'code',
  'login-taken': 'login',
  'password-too-short': 'password',
}

/** Open only while nobody could sign in. `permissions` gives every one there is, once all modules are known. */
export const firstRunRoutes = (permissions: () => readonly string[]) =>
  new Hono<Env>()
    .get(paths.firstRun, requires(everyone), async (c) => {
      if (await hasAccounts(c.var.db)) throw notFound()
      return c.html(<FirstRunPage context={c.var.page} typed={{}} />)
    })
    .post(paths.firstRun, requires(everyone), async (c) => {
      const form = parseForm(FirstRunForm, await c.req.parseBody())
      const page = { context: c.var.page, typed: form.typed }
      if (!form.ok) return c.html(<FirstRunPage {...page} errors={form.errors} />, 422)
      const outcome = await makeFirstAdministrator(c.var.db, form.values, permissions(), c.var.now)
      if (!outcome.ok) {
        const errors = { [fields[outcome.refusal]]: outcome.refusal }
        return c.html(<FirstRunPage {...page} errors={errors} />, 422)
      }
      const person = { kind: 'staff', id: outcome.value.id } as const
      setSessionCookie(c, await startSession(c.var.db, person, '', c.var.now), person)
      return c.redirect(paths.home, 303)
    })
