import { Hono, type Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { parseForm, requiredText } from '#kernel/form.ts'
import { deviceName } from '#kernel/device-name.ts'
import { everyone } from '#kernel/permissions.ts'
import { requestAddress } from '#kernel/request-address.ts'
import { endSession, endSessionsOf } from '#kernel/session.ts'
import { sessionCookie, setSessionCookie } from '#kernel/viewer.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { staffPaths } from '#modules/staff/index.ts'
import { paths } from './paths.ts'
import { SignInPage } from './sign-in-page.tsx'
import { signIn } from './sign-in.ts'

const SignInForm = v.object({
  login: requiredText(64),
  password: v.pipe(v.string('required'), v.nonEmpty('required'), v.maxLength(256, 'too-long')),
  kembali: v.optional(v.string(), ''),
})

const AppearanceForm = v.object({
  tema: v.picklist(['auto', 'light', 'dark', 'contrast']),
  kembali: v.optional(v.string(), ''),
})

export const signInRoutes = new Hono<Env>()
  .get(paths.signIn, requires(everyone), (c) =>
    c.html(<SignInPage context={c.var.page} typed={{ kembali: c.req.query('kembali') ?? '' }} />),
  )
  .post(paths.signIn, requires(everyone), async (c) => {
    const form = parseForm(SignInForm, await c.req.parseBody())
    if (!form.ok)
      return c.html(<SignInPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    const outcome = await signIn(c.var.db, { ...form.values, ...originOf(c) }, c.var.now)
    if (!outcome.ok) {
      return c.html(<SignInPage context={c.var.page} typed={form.typed} problem={outcome.refusal} />, 422)
    }
    // The session of before, if any, ends here: a token that somebody may have planted is worth nothing.
    if (c.var.session) await endSession(c.var.db, c.var.session.tokenDigest)
    const { token, person } = outcome.value
    setSessionCookie(c, token, person)
    const home = person.kind === 'staff' ? staffPaths.home : paths.account
    return c.redirect(wayBack(form.values.kembali, home), 303)
  })
  .post(paths.signOut, requires(everyone), async (c) => {
    if (c.var.session) await endSession(c.var.db, c.var.session.tokenDigest)
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.redirect('/', 303)
  })
  .post(paths.signOutEverywhere, requires(everyone), async (c) => {
    const { session } = c.var
    if (session) await endSessionsOf(c.var.db, session, session.tokenDigest)
    return c.redirect(session?.kind === 'staff' ? staffPaths.ownPassword : paths.security, 303)
  })
  .post(paths.appearance, requires(everyone), async (c) => {
    const form = parseForm(AppearanceForm, await c.req.parseBody())
    if (form.ok) setCookie(c, 'tema', form.values.tema, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
    return c.redirect(wayBack(form.typed['kembali'] ?? '', '/'), 303)
  })

/** Only a path of this site: never a way to another one. */
function wayBack(asked: string, otherwise: string): string {
  const own = /^\/(?![/\\])[^\s\\]*$/.test(asked)
  return own ? asked : otherwise
}

const originOf = (c: Context<Env>) => ({
  address: requestAddress(c),
  device: deviceName(c.req.header('User-Agent')),
})
