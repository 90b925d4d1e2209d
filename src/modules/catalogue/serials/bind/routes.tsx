import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { ItemForm } from '../../items/item-form.ts'
import { actorOf } from '../../workplace/acting.ts'
import { serialPaths } from '../paths.ts'
import { ChosenBoxes } from '../receive/receive-form.ts'
import { subscriptionOf } from '../subscriptions/routes.tsx'
import { bindIssues, type BindRefusal } from './bind-issues.ts'
import { BindPage } from './bind-page.tsx'
import { listLoose } from './find-loose.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.serials'

const { barcode, inventoryNumber, callNumber, shelf, price } = ItemForm.entries
const BindForm = v.object({ barcode, inventoryNumber, callNumber, shelf, price })

export const bindRoutes = new Hono<Env>()
  .get(serialPaths.bind(numbered), requires(permission), async (c) =>
    c.html(await bindPage(c, { typed: {} })),
  )
  .post(serialPaths.bind(numbered), requires(permission), async (c) => {
    const { id: subscriptionId, source } = await subscriptionOf(c)
    const body = await c.req.parseBody({ all: true })
    const form = parseForm(BindForm, body)
    const chosen = v.safeParse(ChosenBoxes, body['nomor'])
    const issueIds = chosen.success ? chosen.output : []
    const said = { typed: form.typed, chosen: issueIds.map(String) }
    if (!form.ok) return c.html(await bindPage(c, { ...said, errors: form.errors }), 422)
    const item = {
      ...form.values,
      source,
      acquiredOn: dayOf(c.var.now),
      collectionType: 'berkala',
      ...readThere,
    }
    const outcome = await bindIssues(c.var.db, { subscriptionId, issueIds, item }, actorOf(c))
    return outcome.ok
      ? c.redirect(`${serialPaths.subscription(subscriptionId)}?dijilid=1`, 303)
      : c.html(await bindPage(c, { ...said, errors: { [fieldOf[outcome.refusal]]: outcome.refusal } }), 422)
  })

/** Bound volumes are read in the library, until somebody says otherwise. */
const readThere = { loanCategory: 'referensi', disposition: 'reference-only' } as const

const fieldOf: Record<BindRefusal, string> = {
  'subscription-unknown': 'nomor',
  'nothing-chosen': 'nomor',
  'already-bound': 'nomor',
  'barcode-taken': 'barcode',
  'inventory-number-taken': 'inventoryNumber',
}

async function bindPage(
  c: Context<Env>,
  { typed, errors, chosen = [] }: { typed: Typed; errors?: FieldErrors; chosen?: readonly string[] },
) {
  const subscription = await subscriptionOf(c)
  const issues = await listLoose(c.var.db, subscription)
  return <BindPage context={c.var.page} {...{ subscription, issues, chosen, typed, errors }} />
}
