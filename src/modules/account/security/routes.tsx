import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { listSessions } from '#kernel/session.ts'
import { forgetFailures, isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { changePin, Pin } from '#modules/patrons/index.ts'
import { memberActor } from '../deed-of.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { SecurityPage } from './security-page.tsx'

const PinForm = v.object({
  current: v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(64, 'too-long')),
  fresh: Pin,
})

/** Whoever found an open telephone shall not guess the PIN with it. */
const tries: ThrottleRule = { failures: 6, windowSeconds: 15 * 60 }

/** How a member signs in, and where they are signed in. */
export const securityRoutes = new Hono<Env>()
  .get(paths.security, requires(memberOnly), (c) => show(c, {}))
  .post(paths.pin, requires(memberOnly), async (c) => {
    const { session, db, now } = c.var
    if (!session) throw notFound()
    const form = parseForm(PinForm, await c.req.parseBody())
    if (!form.ok) return show(c, form.errors)
    const subject = `pin:${session.id}`
    if (await isThrottled(db, subject, tries, now)) return show(c, { current: 'too-many-tries' })
    const { current, fresh } = form.values
    const change = { patronId: session.id, current, pin: fresh, session: session.tokenDigest }
    const outcome = await changePin(db, change, memberActor(c))
    if (!outcome.ok) {
      await noteFailure(db, subject, tries, now)
      return show(c, { current: outcome.refusal })
    }
    await forgetFailures(db, subject)
    return c.redirect(`${paths.security}?diganti=1`, 303)
  })

async function show(c: Context<Env>, errors: FieldErrors) {
  const { session, db, now, page: context } = c.var
  if (!session) throw notFound()
  const sessions = await listSessions(db, session, now)
  const t = accountTexts(context.language).security
  const worded = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, t.errors[code] ?? code]),
  )
  const changed = c.req.query('diganti') === '1'
  return c.html(
    <SecurityPage {...{ context, sessions, changed }} errors={worded} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}
