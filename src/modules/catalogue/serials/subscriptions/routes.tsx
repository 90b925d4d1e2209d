import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { actorOf } from '../../workplace/acting.ts'
import { staffRecord } from '../../workplace/show-record.tsx'
import { serialPaths } from '../paths.ts'
import { findSubscription, listSubscriptions, type Subscription } from './find-subscriptions.ts'
import { SubscriptionPage } from './form-page.tsx'
import { SubscriptionsPage, whiches } from './list-page.tsx'
import {
  addSubscription,
  closeSubscription,
  updateSubscription,
  type SaveSubscriptionRefusal,
} from './save-subscription.ts'
import { skippedOf, SubscriptionForm, typedOf, usualSubscription } from './subscription-form.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.serials'

const Query = v.object({
  tempat: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))), undefined),
  yang: v.fallback(v.picklist(whiches), 'open'),
})

/** Subscriptions: their list, and their forms. */
export const subscriptionRoutes = new Hono<Env>()
  .get(serialPaths.subscriptions, requires(permission), async (c) => {
    const { tempat: branchId, yang: which } = v.parse(Query, c.req.query())
    const today = dayOf(c.var.now)
    const filter = { branchId, late: which === 'late', closed: which === 'all' }
    const [subscriptions, branches] = await Promise.all([
      listSubscriptions(c.var.db, filter, today),
      listBranches(c.var.db),
    ])
    const asked = { branchId, which }
    return c.html(<SubscriptionsPage context={c.var.page} {...{ subscriptions, branches, asked, today }} />)
  })
  .get(serialPaths.newSubscription(numbered), requires(permission), async (c) =>
    c.html(await newPage(c, usualSubscription(dayOf(c.var.now)))),
  )
  .post(serialPaths.newSubscription(numbered), requires(permission), async (c) => {
    const { id: recordId } = await staffRecord(c)
    const form = parseForm(SubscriptionForm, await c.req.parseBody())
    if (!form.ok) return c.html(await newPage(c, form.typed, form.errors), 422)
    const details = { ...form.values, ...skippedOf(form.typed) }
    const outcome = await addSubscription(c.var.db, recordId, details, acting(c))
    return outcome.ok
      ? c.redirect(serialPaths.subscription(outcome.value.id), 303)
      : c.html(await newPage(c, form.typed, errorsOf(outcome.refusal)), 422)
  })
  .get(serialPaths.edit(numbered), requires(permission), async (c) => {
    const subscription = await subscriptionOf(c)
    return c.html(await editPage(c, subscription, typedOf(subscription)))
  })
  .post(serialPaths.edit(numbered), requires(permission), async (c) => {
    const subscription = await subscriptionOf(c)
    const form = parseForm(SubscriptionForm, await c.req.parseBody())
    if (!form.ok) return c.html(await editPage(c, subscription, form.typed, form.errors), 422)
    const details = { ...form.values, ...skippedOf(form.typed) }
    const outcome = await updateSubscription(c.var.db, subscription.id, details, acting(c))
    return outcome.ok
      ? c.redirect(`${serialPaths.subscription(subscription.id)}?tersimpan=1`, 303)
      : c.html(await editPage(c, subscription, form.typed, errorsOf(outcome.refusal)), 422)
  })
  .post(serialPaths.closing(numbered), requires(permission), async (c) => {
    const { id } = await subscriptionOf(c)
    const closed = (await c.req.parseBody())['lanjut'] === undefined
    await closeSubscription(c.var.db, { id, closed }, acting(c))
    return c.redirect(`${serialPaths.subscription(id)}?tersimpan=1`, 303)
  })

const acting = (c: Context<Env>) => ({ actor: actorOf(c), now: c.var.now })

/** The subscription that the address names. */
export async function subscriptionOf(c: Context<Env>): Promise<Subscription> {
  const found = await findSubscription(c.var.db, Number(c.req.param('id')), dayOf(c.var.now))
  if (!found) throw notFound()
  return found
}

async function newPage(c: Context<Env>, typed: Typed, errors: FieldErrors = {}) {
  const [{ id: recordId, description }, branches] = await Promise.all([
    staffRecord(c),
    listBranches(c.var.db),
  ])
  const record = { recordId, recordTitle: description.title }
  return <SubscriptionPage context={c.var.page} {...record} {...{ branches, typed, errors }} />
}

async function editPage(c: Context<Env>, subscription: Subscription, typed: Typed, errors: FieldErrors = {}) {
  const { id, recordId, title: recordTitle } = subscription
  const branches = await listBranches(c.var.db)
  return <SubscriptionPage context={c.var.page} {...{ id, recordId, recordTitle, branches, typed, errors }} />
}

const errorsOf = (refusal: SaveSubscriptionRefusal): FieldErrors => ({ branchId: refusal })
