import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { dayOf, isDay } from '#kernel/days.ts'
import { optionalText, parseForm, type FieldErrors } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { BlockForm, blockMember } from '../blocks/block-member.ts'
import { liftBlock } from '../blocks/lift-block.ts'
import { resetPin } from '../cards/change-pin.ts'
import { Pin } from '../cards/pin.ts'
import { replaceCard, ReplaceForm } from '../cards/replace-card.ts'
import { showMember, staffMember } from '../members/show-member.tsx'
import { showOnce } from '../members/shown-once.ts'
import type { Acting, PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { closeMembership } from './close-membership.ts'
import { renewMembership } from './renew-membership.ts'
import type { DeedProblem } from './sections.tsx'
import { verifyMember } from './verify-member.ts'

const numbered = ':id{[0-9]{1,15}}'
const block = ':block{[0-9]{1,15}}'

const PinForm = v.object({ pin: v.optional(v.union([v.literal(''), Pin], 'pin-shape'), '') })
const RenewalForm = v.object({
  category: v.pipe(v.string('required'), v.maxLength(40, 'wrong')),
  from: v.pipe(v.string('required'), v.check(isDay, 'wrong')),
})
const LiftForm = v.object({ because: optionalText(300) })

/** What staff do for a member, from that member's page. */
export const standingRoutes = (parts: PatronParts) => {
  const on = deedsOf(parts)
  return (
    new Hono<Env>()
      // Ways from the desk to what is done on the page of the member.
      .get(paths.verification(numbered), requires('patrons.edit'), (c) =>
        c.redirect(paths.member(Number(c.req.param('id'))), 303),
      )
      .get(paths.renewal(numbered), requires('patrons.edit'), (c) =>
        c.redirect(`${paths.member(Number(c.req.param('id')))}#renew-category`, 303),
      )
      .post(paths.verification(numbered), requires('patrons.edit'), (c) =>
        on(c, 'verify', async (id, acting) => problemOf(await verifyMember(c.var.db, id, acting))),
      )
      .post(paths.renewal(numbered), requires('patrons.edit'), (c) =>
        on(c, 'renew', async (patronId, acting) => {
          const form = parseForm(RenewalForm, await c.req.parseBody())
          if (!form.ok) return form.errors
          const renewal = { patronId, ...form.values }
          return problemOf(await renewMembership(c.var.db, renewal, acting), { 'category-age': 'category' })
        }),
      )
      .post(paths.closing(numbered), requires('patrons.edit'), (c) =>
        on(c, 'close', async (id, acting) => problemOf(await closeMembership(c.var.db, id, acting))),
      )
      .post(paths.replaceCard(numbered), requires('patrons.cards'), (c) =>
        on(c, 'replace', async (patronId, acting) => {
          const form = parseForm(ReplaceForm, await c.req.parseBody())
          if (!form.ok) return form.errors
          const { fee, ...values } = form.values
          const replacement = { patronId, ...values, withFee: fee !== undefined }
          return problemOf(await replaceCard(c.var.db, replacement, acting), { 'card-taken': 'cardNumber' })
        }),
      )
      .post(paths.pin(numbered), requires('patrons.cards'), (c) =>
        on(c, 'pin', async (patronId, { actor }) => {
          const form = parseForm(PinForm, await c.req.parseBody())
          if (!form.ok) return form.errors
          const outcome = await resetPin(c.var.db, { patronId, pin: form.values.pin || undefined }, actor)
          if (outcome.ok) showOnce(c, parts.vault, { id: patronId, pin: outcome.value.pin })
          return problemOf(outcome)
        }),
      )
      .post(paths.blocks(numbered), requires('patrons.block'), (c) =>
        on(c, 'block', async (patronId, { actor, now }) => {
          const form = parseForm(BlockForm, await c.req.parseBody())
          if (!form.ok) return form.errors
          const wanted = { patronId, ...form.values, startsOn: dayOf(now) }
          return problemOf(await blockMember(c.var.db, wanted, actor), { 'date-past': 'endsOn' })
        }),
      )
      .post(paths.liftBlock(numbered, block), requires('patrons.block'), (c) =>
        on(c, 'lift', async (patronId, acting) => {
          const form = parseForm(LiftForm, await c.req.parseBody())
          if (!form.ok) return form.errors
          const lifting = { patronId, blockId: Number(c.req.param('block')), ...form.values }
          return problemOf(await liftBlock(c.var.db, lifting, acting))
        }),
      )
  )
}

type Refusable = { ok: true } | { ok: false; refusal: string }

/** What was refused, beside the field it is about; undefined when it was done. */
const problemOf = (outcome: Refusable, fields: Record<string, string> = {}): FieldErrors | undefined =>
  outcome.ok ? undefined : { [fields[outcome.refusal] ?? '']: outcome.refusal }

type DeedOn = (patronId: number, acting: Acting) => Promise<FieldErrors | undefined>

/** Does something for the member of the address, and shows the page again: anew, or with what is wrong. */
const deedsOf = (parts: PatronParts) => async (c: Context<Env>, deed: DeedProblem['deed'], act: DeedOn) => {
  const member = await staffMember(c)
  const errors = await act(member.id, { parts, actor: actorOf(c), now: c.var.now })
  if (!errors) return c.redirect(`${paths.member(member.id)}?tersimpan=1`, 303)
  return c.html(await showMember(c, parts, member, { problem: { deed, errors } }), 422)
}
