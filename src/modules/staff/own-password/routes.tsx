import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { listSessions } from '#kernel/session.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { Password } from '../accounts/account-form.ts'
import { paths } from '../paths.ts'
import { changeOwnPassword, type PasswordRefusal } from './change-own-password.ts'
import { OwnPasswordPage } from './own-password-page.tsx'

const permission = 'staff.enter'

const PasswordForm = v.pipe(
  v.object({ current: Password, fresh: Password, again: Password }),
  v.forward(
    v.check(({ fresh, again }) => fresh === again, 'not-the-same'),
    ['again'],
  ),
)

const fields: Record<PasswordRefusal, string> = {
  'wrong-password': 'current',
  'too-many-tries': 'current',
  'password-too-short': 'fresh',
  'same-password': 'fresh',
}

/** How somebody on the staff signs in, and where they are signed in. */
export const ownPasswordRoutes = new Hono<Env>()
  .get(paths.ownPassword, requires(permission), (c) => show(c))
  .post(paths.ownPassword, requires(permission), async (c) => {
    const { session, db, now } = c.var
    if (!session) throw notFound()
    const form = parseForm(PasswordForm, await c.req.parseBody())
    if (!form.ok) return show(c, form.errors)
    const { current, fresh } = form.values
    const outcome = await changeOwnPassword(db, { current, fresh, session }, { actor: actorOf(c), now })
    if (!outcome.ok) return show(c, { [fields[outcome.refusal]]: outcome.refusal })
    return c.redirect(`${paths.ownPassword}?diganti=1`, 303)
  })

async function show(c: Context<Env>, errors: FieldErrors = {}) {
  const { session, db, now, page: context } = c.var
  if (!session) throw notFound()
  const sessions = await listSessions(db, session, now)
  const changed = c.req.query('diganti') !== undefined
  return c.html(
    <OwnPasswordPage {...{ context, sessions, errors, changed }} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}
