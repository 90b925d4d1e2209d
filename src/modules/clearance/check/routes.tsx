import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requestAddress } from '#kernel/request-address.ts'
import { isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { isCode, readCode } from '../letters/code.ts'
import { findLetterByCode } from '../letters/find-letters.ts'
import { paths } from '../paths.ts'
import { CheckPage, LetterChecked } from './check-page.tsx'

/** Wrong codes that one address may ask for; a code is of eighty bits, so this only keeps off noise. */
const rule: ThrottleRule = { failures: 20, windowSeconds: 600 }

/** Whether a letter is genuine, for whoever holds it. */
export const checkRoutes = new Hono<Env>()
  .get(paths.check, requires(everyone), (c) => {
    const typed = (c.req.query('kode') ?? '').slice(0, 100)
    const code = readCode(typed)
    if (isCode(code)) return c.redirect(paths.checkOne(code), 303)
    return typed.trim() === ''
      ? c.html(<CheckPage context={c.var.page} typed="" />)
      : c.html(<CheckPage context={c.var.page} typed={typed} problem="unknown" />, 404)
  })
  .get(paths.checkOne(':code'), requires(everyone), async (c) => {
    c.header('Cache-Control', 'no-store')
    const { db, now, page } = c.var
    const subject = `bebas-pustaka ${requestAddress(c)}`
    if (await isThrottled(db, subject, rule, now)) return unknown(c, 'slow')
    const code = readCode(c.req.param('code') ?? '')
    const letter = isCode(code) ? await findLetterByCode(db, code) : undefined
    if (letter) return c.html(<LetterChecked context={page} letter={letter} now={now} />)
    await noteFailure(db, subject, rule, now)
    return unknown(c, 'unknown')
  })

const unknown = (c: Context<Env>, problem: 'unknown' | 'slow') =>
  c.html(
    <CheckPage context={c.var.page} typed={(c.req.param('code') ?? '').slice(0, 100)} problem={problem} />,
    problem === 'slow' ? 429 : 404,
  )
