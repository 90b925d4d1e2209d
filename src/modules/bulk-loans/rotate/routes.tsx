import { Hono, type Context } from 'hono'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { deedOf } from '../deed-of.ts'
import { CheckPage } from '../lend/check-page.tsx'
import { readLendForm, type LendForm } from '../lend/lend-form.ts'
import { listInstitutions } from '../lend/list-institutions.ts'
import { rehearseLending } from '../lend/rehearse-lending.ts'
import { bulkTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { shipmentCopies, type Shipment } from '../shipments/find-shipments.ts'
import { shipmentOf } from '../shipments/routes.tsx'
import { HandOnPage } from './hand-on-page.tsx'
import { handOn } from './hand-on.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'bulk-loans.lend'

/** A crate goes from one institution straight to the next. */
export const handingRoutes = new Hono<Env>()
  .get(paths.handingOn(numbered), requires(permission), async (c) =>
    c.html(await handOnPage(c, await shipmentOf(c), {})),
  )
  .post(paths.handingOn(numbered), requires(permission), async (c) => {
    const shipment = await shipmentOf(c)
    const body = await c.req.parseBody({ all: true })
    const ticked = [body['ikut'] ?? []].flat().filter((value) => typeof value === 'string')
    // From the page of what would be lent they come as one list.
    const listed = typeof body['barcodes'] === 'string' ? body['barcodes'] : ticked.join(' ')
    const form = readLendForm({ ...body, barcodes: listed, crateId: '' }, c.var.now)
    if (!form.ok) return c.html(await handOnPage(c, shipment, form.typed, form.errors, ticked), 422)
    if (form.values.barcodes.length === 0)
      return c.html(await handOnPage(c, shipment, form.typed, { barcodes: 'nothing-scanned' }, ticked), 422)
    return form.values.checks ? check(c, shipment, form.values) : hand(c, shipment, form.values, form.typed)
  })

async function handOnPage(
  c: Context<Env>,
  shipment: Shipment,
  typed: Typed,
  errors?: FieldErrors,
  chosen?: readonly string[],
) {
  if (shipment.returnedAt) throw notFound()
  const [copies, institutions] = await Promise.all([
    shipmentCopies(c.var.db, shipment.id),
    listInstitutions(c.var.db),
  ])
  const out = copies.filter(({ state }) => state === 'out' || state === 'claimed')
  return (
    <HandOnPage context={c.var.page} {...{ shipment, institutions, typed, errors, chosen }} copies={out} />
  )
}

async function check(c: Context<Env>, shipment: Shipment, form: LendForm) {
  const institution = (await listInstitutions(c.var.db)).find(({ id }) => id === form.institutionId)
  if (!institution) throw notFound()
  const asked = { ...form, dueOn: form.dueOn ?? undefined, takeBackFrom: shipment.id }
  const rehearsed = await rehearseLending(c.var.db, deedOf(c, shipment.branchId, form), asked, c.var.now)
  const texts = bulkTexts(c.var.page.language)
  const title = texts.handing.title(texts.shipments.numberOf(shipment.id))
  return c.html(
    <CheckPage
      context={c.var.page}
      action={paths.handingOn(shipment.id)}
      backTo={paths.handingOn(shipment.id)}
      institution={institution.name}
      {...{ title, form, rehearsed }}
    />,
  )
}

async function hand(c: Context<Env>, shipment: Shipment, form: LendForm, typed: Typed) {
  const { key: _key, checks: _checks, overrides: _overrides, crateId: _crate, ...asked } = form
  const institution = (await listInstitutions(c.var.db)).find(({ id }) => id === form.institutionId)
  const handed = await handOn(
    c.var.db,
    deedOf(c, shipment.branchId, form),
    {
      ...asked,
      fromId: shipment.id,
      responsibleName: asked.responsibleName || (institution?.responsibleName ?? ''),
      responsiblePhone: asked.responsiblePhone || (institution?.responsiblePhone ?? ''),
    },
    c.var.now,
  )
  if (handed.ok) return c.redirect(paths.shipment(handed.value.shipmentId), 303)
  if (handed.refusal === 'shipment-unknown' || handed.refusal === 'shipment-back') throw notFound()
  const errors = { institutionId: handed.refusal }
  return c.html(await handOnPage(c, shipment, typed, errors, form.barcodes), 422)
}
