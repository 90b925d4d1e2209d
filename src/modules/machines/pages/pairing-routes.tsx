import { Hono, type Context } from 'hono'
import { deleteCookie } from 'hono/cookie'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText } from '#kernel/form.ts'
import { everyone } from '#kernel/permissions.ts'
import { requestAddress } from '#kernel/request-address.ts'
import { endSession } from '#kernel/session.ts'
import { isThrottled, noteFailure } from '#kernel/throttle.ts'
import { sessionCookie } from '#kernel/viewer.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { MachineKind } from '../kinds.ts'
import { paths } from '../paths.ts'
import { setMachineCookie } from '../secrets/machine-cookie.ts'
import { pair } from '../secrets/pair.ts'
import { PairingPage } from './pairing-page.tsx'

const rule = { failures: 10, windowSeconds: 600 }
const PairingForm = v.object({ code: requiredText(40) })

/** Kind of machine -> code by which one of it is paired. */
export type KnownCodes = Readonly<Record<string, string>>

/** A browser becomes a machine: by a code that staff made for it. */
export const pairingRoutes = (kinds: readonly MachineKind[], knownCodes: KnownCodes) => {
  const show = (c: Context<Env>, problem?: string, typed = '') => {
    c.header('Cache-Control', 'no-store')
    const known = kinds.flatMap(({ code, label }) => {
      const pairing = c.var.page.demo ? knownCodes[code] : undefined
      return pairing ? [{ pairing, label: label[c.var.page.language] }] : []
    })
    return c.html(<PairingPage context={c.var.page} {...{ problem, typed, known }} />, problem ? 422 : 200)
  }
  return new Hono<Env>()
    .get(paths.pair, requires(everyone), (c) => show(c))
    .post(paths.pair, requires(everyone), async (c) => {
      const { db, now } = c.var
      const form = parseForm(PairingForm, await c.req.parseBody())
      if (!form.ok) return show(c, 'required', form.typed['code'])
      const subject = `pair ${requestAddress(c)}`
      if (await isThrottled(db, subject, rule, now)) return show(c, 'too-many', form.values.code)
      const outcome = await pair(db, form.values.code, actorOf(c), now)
      if (!outcome.ok) {
        await noteFailure(db, subject, rule, now)
        return show(c, outcome.refusal, form.values.code)
      }
      await signOut(c)
      setMachineCookie(c, outcome.value.kind, outcome.value.token)
      const home = kinds.find(({ code }) => code === outcome.value.kind)?.home ?? '/'
      return c.redirect(home, 303)
    })
}

/** The public will stand at this browser: whoever paired it does not stay signed in. */
async function signOut(c: Context<Env>): Promise<void> {
  const { db, session } = c.var
  if (!session) return
  await endSession(db, session.tokenDigest)
  deleteCookie(c, sessionCookie, { path: '/' })
}
