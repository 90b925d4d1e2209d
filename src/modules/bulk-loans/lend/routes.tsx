import { Hono, type Context } from 'hono'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import { crateContents, listCrates } from '../crates/find-crates.ts'
import { bulkTexts } from '../messages.ts'
import { deedOf } from '../deed-of.ts'
import { paths } from '../paths.ts'
import { CheckPage } from './check-page.tsx'
import { readLendForm, type LendForm } from './lend-form.ts'
import { LendPage } from './lend-page.tsx'
import { lendShipment } from './lend-shipment.ts'
import { listInstitutions } from './list-institutions.ts'
import { rehearseLending } from './rehearse-lending.ts'

const permission = 'bulk-loans.lend'
const newShipmentWith = (crate: string) =>
  /^\d{1,15}$/.test(crate) ? paths.newShipmentOf(Number(crate)) : paths.newShipment

/** Lends a packet: looked at first, then done. */
export const lendRoutes = new Hono<Env>()
  .get(paths.newShipment, requires(permission), async (c) => {
    const place = await deskPlace(c)
    const crate = c.req.query('peti') ?? ''
    if (!place) return c.redirect(paths.deskPlaceThen(newShipmentWith(crate)), 303)
    return c.html(await lendPage(c, place, { crateId: crate }))
  })
  .post(paths.newShipment, requires(permission), async (c) => {
    const place = await deskPlace(c)
    if (!place) return c.redirect(paths.deskPlaceThen(paths.newShipment), 303)
    const form = readLendForm(await c.req.parseBody({ all: true }), c.var.now)
    if (!form.ok) return c.html(await lendPage(c, place, form.typed, form.errors), 422)
    const asked = await withContents(c, form.values)
    if (asked.barcodes.length === 0)
      return c.html(await lendPage(c, place, form.typed, { barcodes: 'nothing-scanned' }), 422)
    return asked.checks ? check(c, place, asked) : lend(c, place, asked, form.typed)
  })

/** What is packed in the crate goes along with what was scanned. */
async function withContents(c: Context<Env>, form: LendForm): Promise<LendForm> {
  const packed = form.crateId === null ? [] : await crateContents(c.var.db, form.crateId)
  return {
    ...form,
    barcodes: [...new Set([...packed.map(({ barcode }) => barcode), ...form.barcodes])],
  }
}

async function lendPage(c: Context<Env>, place: DeskPlace, typed: Typed, errors?: FieldErrors) {
  const [institutions, crates] = await Promise.all([listInstitutions(c.var.db), listCrates(c.var.db)])
  return <LendPage context={c.var.page} {...{ place, institutions, crates, typed, errors }} />
}

async function check(c: Context<Env>, place: DeskPlace, form: LendForm) {
  const institution = (await listInstitutions(c.var.db)).find(({ id }) => id === form.institutionId)
  if (!institution) throw notFound()
  const deed = deedOf(c, place.branch.id, form)
  const asked = { ...form, dueOn: form.dueOn ?? undefined }
  const rehearsed = await rehearseLending(c.var.db, deed, asked, c.var.now)
  const title = bulkTexts(c.var.page.language).lend.title
  return c.html(
    <CheckPage
      context={c.var.page}
      action={paths.newShipment}
      backTo={paths.newShipment}
      institution={institution.name}
      {...{ title, form, rehearsed }}
    />,
  )
}

async function lend(c: Context<Env>, place: DeskPlace, form: LendForm, typed: Typed) {
  const { key: _key, checks: _checks, overrides: _overrides, ...asked } = form
  const institution = (await listInstitutions(c.var.db)).find(({ id }) => id === form.institutionId)
  const lent = await lendShipment(
    c.var.db,
    deedOf(c, place.branch.id, form),
    {
      ...asked,
      responsibleName: asked.responsibleName || (institution?.responsibleName ?? ''),
      responsiblePhone: asked.responsiblePhone || (institution?.responsiblePhone ?? ''),
    },
    c.var.now,
  )
  if (lent.ok) return c.redirect(paths.shipment(lent.value.shipmentId), 303)
  const field =
    lent.refusal === 'institution-unknown'
      ? 'institutionId'
      : lent.refusal === 'crate-away' || lent.refusal === 'crate-unknown'
        ? 'crateId'
        : 'barcodes'
  return c.html(await lendPage(c, place, typed, { [field]: lent.refusal }), 422)
}
