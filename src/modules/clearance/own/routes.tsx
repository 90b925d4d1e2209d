import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendPdf } from '#design/print/send-pdf.ts'
import { actorOf } from '#kernel/acting.ts'
import { dayOf } from '#kernel/days.ts'
import { parseForm, requiredText } from '#kernel/form.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { familyOf } from '#modules/patrons/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { newCode } from '../letters/code.ts'
import { duesOf } from '../letters/dues.ts'
import { findLetter, lettersOf } from '../letters/find-letters.ts'
import { issueLetter } from '../letters/issue-letter.ts'
import { writeClearance } from '../letters/write-clearance.ts'
import { paths } from '../paths.ts'
import { findClearanceSettings } from '../settings/settings.ts'
import { OwnPage } from './own-page.tsx'

const OwnForm = v.object({ purpose: requiredText(80) })

/** A member's own clearance letter, and those of the children they answer for. */
export const ownRoutes = new Hono<Env>()
  .get(paths.own, requires(memberOnly), async (c) =>
    c.html(await ownPage(c, c.req.query('untuk'), { made: c.req.query('jadi') !== undefined })),
  )
  .post(paths.own, requires(memberOnly), async (c) => {
    const body = await c.req.parseBody()
    const asked = typeof body['untuk'] === 'string' ? body['untuk'] : undefined
    const form = parseForm(OwnForm, body)
    if (!form.ok) return c.html(await ownPage(c, asked, { refusal: 'purpose-unknown' }), 422)
    const { patronId, child } = await whose(c, asked)
    const request = { patronId, purpose: form.values.purpose, code: newCode() }
    const outcome = await issueLetter(c.var.db, request, { actor: actorOf(c), now: c.var.now })
    if (!outcome.ok) return c.html(await ownPage(c, asked, { refusal: outcome.refusal }), 422)
    const back = paths.ownOf(child?.id)
    return c.redirect(`${back}${back.includes('?') ? '&' : '?'}jadi=1`, 303)
  })
  .get(paths.ownLetter(':id{[0-9]{1,15}}'), requires(memberOnly), async (c) => {
    const { db, page } = c.var
    const letter = await findLetter(db, Number(c.req.param('id')))
    const own = c.var.session?.id ?? 0
    const { children } = await familyOf(db, own, dayOf(c.var.now))
    const mine = letter?.patronId === own || children.some(({ id }) => id === letter?.patronId)
    if (!letter || !mine || letter.withdrawnAt) throw notFound()
    const { libraryName, origin } = page
    const settings = await findLetterSettings(db)
    return sendPdf(
      c,
      writeClearance(letter, { settings, libraryName, origin }),
      `bebas-pustaka-${letter.number}`,
    )
  })

/** Oneself, or a child one answers for; somebody else's child is simply not found, and one's own page shows. */
async function whose(c: Context<Env>, asked: string | undefined) {
  const own = c.var.session?.id ?? 0
  const { children } = await familyOf(c.var.db, own, dayOf(c.var.now))
  const child = children.find(({ id }) => String(id) === asked)
  return { patronId: child?.id ?? own, child, children }
}

async function ownPage(
  c: Context<Env>,
  asked: string | undefined,
  said: { made?: boolean; refusal?: string },
) {
  const { db, now, page } = c.var
  const { patronId, child, children } = await whose(c, asked)
  const [dues, letters, settings, member] = await Promise.all([
    duesOf(db, patronId, now),
    lettersOf(db, patronId),
    findClearanceSettings(db),
    db.selectFrom('patrons.patrons').select('standing').where('id', '=', patronId).executeTakeFirst(),
  ])
  const pending = member?.standing === 'pending'
  const shown = { child, children, pending, dues, letters, settings, today: dayOf(now) }
  return <OwnPage context={page} {...shown} {...said} />
}
