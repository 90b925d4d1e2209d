import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import { everyone } from '#kernel/permissions.ts'
import { requestAddress } from '#kernel/request-address.ts'
import { isThrottled, noteFailure, type ThrottleRule } from '#kernel/throttle.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { Pin } from '../cards/pin.ts'
import { paths } from '../paths.ts'
import { AskPage, LinkUnknownPage, NewPinPage, PinDonePage, SentPage } from './pages.tsx'
import { askForPinLink, findPinLink, usePinLink } from './pin-links.ts'

const AskForm = v.object({
  card: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(64, 'too-long')),
  mail: v.pipe(
    v.string('required'),
    v.trim(),
    v.nonEmpty('required'),
    v.maxLength(254, 'too-long'),
    v.email('mail-shape'),
  ),
})
const PinForm = v.object({ pin: Pin })

const day = 24 * 3600
/**
 * Nobody's mailbox is filled by others, and nobody is kept out by others who do not know the address. What does not
 * belong together is counted as well, so that nothing is learnt.
 */
const perMailbox: ThrottleRule = { failures: 3, windowSeconds: day }
/** Schools share an address. */
const perAddress: ThrottleRule = { failures: 30, windowSeconds: day }

const link = paths.pinLink(':token{[A-Za-z0-9_-]{20,60}}')

/** How somebody who forgot the PIN comes to another one without the desk. */
export const forgottenPinRoutes = ({ byMail }: { byMail: boolean }) =>
  new Hono<Env>()
    .get(paths.forgottenPin, requires(everyone), (c) =>
      c.html(<AskPage context={c.var.page} {...{ byMail }} />),
    )
    .post(paths.forgottenPin, requires(everyone), async (c) => {
      const form = parseForm(AskForm, await c.req.parseBody())
      if (!byMail || !form.ok) {
        const { typed = {}, errors = {} } = form.ok ? {} : form
        return c.html(<AskPage context={c.var.page} {...{ byMail, typed, errors }} />, 422)
      }
      if (await tooMany(c, form.values)) {
        const errors = { card: 'too-many-tries' }
        return c.html(<AskPage context={c.var.page} typed={form.values} {...{ byMail, errors }} />, 422)
      }
      await askForPinLink(c.var.db, form.values, c.var.now)
      return c.html(<SentPage context={c.var.page} />)
    })
    // Looking does not use a link up: programs that check mail open every one.
    .get(link, requires(everyone), async (c) => {
      const token = c.req.param('token') ?? ''
      const member = await findPinLink(c.var.db, token, c.var.now)
      return member
        ? c.html(<NewPinPage context={c.var.page} token={token} name={member.name} />)
        : c.html(<LinkUnknownPage context={c.var.page} />, 410)
    })
    .post(link, requires(everyone), async (c) => {
      const token = c.req.param('token') ?? ''
      const { db, now, page: context } = c.var
      const member = await findPinLink(db, token, now)
      if (!member) return c.html(<LinkUnknownPage context={context} />, 410)
      const form = parseForm(PinForm, await c.req.parseBody())
      if (!form.ok)
        return c.html(<NewPinPage name={member.name} errors={form.errors} {...{ context, token }} />, 422)
      const outcome = await usePinLink(db, { token, pin: form.values.pin }, now)
      return outcome.ok
        ? c.html(<PinDonePage context={context} />)
        : c.html(<LinkUnknownPage context={context} />, 410)
    })

async function tooMany(c: Context<Env>, { card, mail }: { card: string; mail: string }): Promise<boolean> {
  const { db, now } = c.var
  const subjects = [
    { subject: `pin-link:${card.toUpperCase()} ${mail.toLowerCase()}`, rule: perMailbox },
    { subject: `pin-link-address:${requestAddress(c)}`, rule: perAddress },
  ]
  for (const { subject, rule } of subjects) if (await isThrottled(db, subject, rule, now)) return true
  for (const { subject, rule } of subjects) await noteFailure(db, subject, rule, now)
  return false
}
