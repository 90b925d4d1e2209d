import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../../workplace/acting.ts'
import { findBox, type BoxInside } from '../kardex/find-kardex.ts'
import { serialPaths } from '../paths.ts'
import { subscriptionOf } from '../subscriptions/routes.tsx'
import { findSubscription } from '../subscriptions/find-subscriptions.ts'
import { BoxPage } from './box-page.tsx'
import { changeBox } from './change-box.ts'
import { ExtraPage } from './extra-page.tsx'
import { ExtraForm, ReceiveForm } from './receive-form.ts'
import { receiveExtra } from './receive-extra.ts'
import { nextBox, receiveIssues } from './receive-issues.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.serials'

/** One issue at a time: as it came, or why it did not. */
export const issueRoutes = new Hono<Env>()
  .get(serialPaths.box(numbered), requires(permission), async (c) => {
    const box = await boxOf(c)
    return c.html(await boxPage(c, box, { typed: typedOf(box, dayOf(c.var.now)) }))
  })
  .post(serialPaths.box(numbered), requires(permission), async (c) => {
    const box = await boxOf(c)
    const form = parseForm(ReceiveForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await boxPage(c, box, { typed, errors: form.errors }), 422)
    const { receivedOn, note, countOn, double, ...printed } = form.values
    const next = double ? await nextBox(c.var.db, box) : undefined
    const boxIds = next ? [box.id, next] : [box.id]
    const receipt = { subscriptionId: box.subscriptionId, boxIds, receivedOn, note, printed, countOn }
    const outcome = await receiveIssues(c.var.db, receipt, actorOf(c))
    return outcome.ok
      ? c.redirect(
          `${serialPaths.subscription(box.subscriptionId)}?diterima=${outcome.value.issueIds.join(',')}`,
          303,
        )
      : c.html(await boxPage(c, box, { typed, errors: { enumeration: outcome.refusal } }), 422)
  })
  .post(serialPaths.boxStanding(numbered), requires(permission), async (c) => {
    const box = await boxOf(c)
    const change = v.safeParse(Change, (await c.req.parseBody())['keadaan'])
    if (!change.success) throw notFound()
    const acting = { actor: actorOf(c), now: c.var.now }
    const outcome = await changeBox(c.var.db, { id: box.id, change: change.output }, acting)
    const typed = typedOf(box, dayOf(c.var.now))
    return outcome.ok
      ? c.redirect(`${serialPaths.subscription(box.subscriptionId)}?tersimpan=1`, 303)
      : c.html(await boxPage(c, box, { typed, refusal: outcome.refusal }), 422)
  })
  .get(serialPaths.extra(numbered), requires(permission), async (c) => {
    const typed = { kind: 'special', receivedOn: dayOf(c.var.now) }
    return c.html(<ExtraPage context={c.var.page} subscription={await subscriptionOf(c)} typed={typed} />)
  })
  .post(serialPaths.extra(numbered), requires(permission), async (c) => {
    const subscription = await subscriptionOf(c)
    const form = parseForm(ExtraForm, await c.req.parseBody())
    const page = (errors: FieldErrors) =>
      c.html(<ExtraPage context={c.var.page} {...{ subscription, typed: form.typed, errors }} />, 422)
    if (!form.ok) return page(form.errors)
    const outcome = await receiveExtra(c.var.db, subscription.id, form.values, actorOf(c))
    return outcome.ok
      ? c.redirect(`${serialPaths.subscription(subscription.id)}?diterima=${outcome.value.id}`, 303)
      : page({ enumeration: outcome.refusal })
  })

const Change = v.picklist(['expected', 'missing', 'not-published'])

async function boxOf(c: Context<Env>): Promise<BoxInside> {
  const box = await findBox(c.var.db, Number(c.req.param('id')))
  if (!box) throw notFound()
  return box
}

const typedOf = ({ enumeration, chronology, volume, number }: BoxInside, receivedOn: string): Typed => ({
  enumeration,
  chronology,
  receivedOn,
  volume: String(volume ?? ''),
  number: String(number ?? ''),
})

async function boxPage(
  c: Context<Env>,
  box: BoxInside,
  said: { typed: Typed; errors?: FieldErrors; refusal?: string },
) {
  const today = dayOf(c.var.now)
  const subscription = await findSubscription(c.var.db, box.subscriptionId, today)
  return <BoxPage context={c.var.page} {...{ box, today, title: subscription?.title ?? '' }} {...said} />
}
