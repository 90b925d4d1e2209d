import { Hono, type Context } from 'hono'
import { sendPdf } from '#design/print/send-pdf.ts'
import { dayOf } from '#kernel/days.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { blockText, claimReturned, declareLost, type Block } from '#modules/circulation/index.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { deedOf } from '../deed-of.ts'
import { keyOr } from '../key.ts'
import { workThrough } from '../lend/work-through.ts'
import { paths } from '../paths.ts'
import { renewShipment } from '../renew/renew-shipment.ts'
import {
  findShipment,
  listShipments,
  shipmentCopies,
  shipmentRemarks,
  type Shipment,
} from './find-shipments.ts'
import { noteEvent } from './note-event.ts'
import { ShipmentPage } from './shipment-page.tsx'
import { filters, HistoryPage, ShipmentsPage, type Filter } from './shipments-page.tsx'
import { writeList } from './write-list.ts'

const numbered = ':id{[0-9]{1,15}}'
const item = ':item{[0-9]{1,15}}'
const permission = 'bulk-loans.lend'

/** Packets on loan, each with what can be done with it. */
export const shipmentRoutes = new Hono<Env>()
  .get(paths.shipments, requires(permission), async (c) => {
    const today = dayOf(c.var.now)
    const asked = c.req.query('tampil')
    const filter: Filter = filters.find((name) => name === asked) ?? 'keluar'
    const shipments = await listShipments(c.var.db, {
      open: filter === 'keluar',
      ...(filter === 'terlambat' ? { overdueOn: today } : {}),
    })
    return c.html(<ShipmentsPage context={c.var.page} {...{ shipments, filter, today }} />)
  })
  .get(paths.institution(numbered), requires(permission), async (c) => {
    const institution = await c.var.db
      .selectFrom('patrons.patrons as patron')
      .innerJoin('patrons.categories as category', 'category.code', 'patron.category')
      .select(['patron.id', 'patron.name'])
      .where('patron.id', '=', Number(c.req.param('id')))
      .where('category.institution', '=', true)
      .executeTakeFirst()
    if (!institution) throw notFound()
    await noteMembersSeen(c, [institution.id])
    const shipments = await listShipments(c.var.db, { institutionId: institution.id })
    const today = dayOf(c.var.now)
    return c.html(<HistoryPage context={c.var.page} {...{ institution, shipments, today }} />)
  })
  .get(paths.shipment(numbered), requires(permission), (c) => show(c))
  .get(paths.shipmentList(numbered), requires(permission), async (c) => {
    const shipment = await shipmentOf(c)
    const [copies, settings] = await Promise.all([
      shipmentCopies(c.var.db, shipment.id),
      findLetterSettings(c.var.db),
      noteMembersSeen(c, [shipment.institutionId]),
    ])
    const { libraryName } = c.var.page
    return sendPdf(c, writeList(shipment, copies, { settings, libraryName }), `paket-${shipment.id}`)
  })
  .post(paths.continuation(numbered), requires(permission), async (c) => {
    const shipment = await shipmentOf(c)
    const deed = deedOf(c, shipment.branchId, { key: keyOr(undefined) })
    await workThrough(c.var.db, deed, shipment.id, c.var.now)
    return c.redirect(paths.shipment(shipment.id), 303)
  })
  .post(paths.renewal(numbered), requires(permission), async (c) => {
    const shipment = await shipmentOf(c)
    const { key } = await c.req.parseBody()
    const deed = deedOf(c, shipment.branchId, { key: keyOr(key) })
    await renewShipment(c.var.db, deed, shipment.id, c.var.now)
    return c.redirect(paths.shipment(shipment.id), 303)
  })
  .post(paths.missing(numbered, item), requires('circulation.lost'), (c) => noteMissing(c))

export async function shipmentOf(c: Context<Env>): Promise<Shipment> {
  const shipment = await findShipment(c.var.db, Number(c.req.param('id')))
  if (!shipment) throw notFound()
  return shipment
}

async function show(c: Context<Env>, blocks?: readonly Block[]) {
  const shipment = await shipmentOf(c)
  const { db, page: context } = c.var
  const [copies, remarks, branches] = await Promise.all([
    shipmentCopies(db, shipment.id),
    shipmentRemarks(db, shipment.id),
    listBranches(db),
    noteMembersSeen(c, [shipment.institutionId]),
  ])
  const problem = blocks?.map((block) => blockText(block, context.language, 'staff')).join(' ')
  return c.html(
    <ShipmentPage {...{ context, shipment, copies, remarks, branches, problem }} />,
    blocks ? 422 : 200,
  )
}

/** A copy that did not come back with its crate is declared lost, or said to have been returned. */
async function noteMissing(c: Context<Env>) {
  const { db, now } = c.var
  const shipment = await shipmentOf(c)
  const itemId = Number(c.req.param('item'))
  const copy = (await shipmentCopies(db, shipment.id)).find((one) => one.itemId === itemId)
  if (!copy || (copy.state !== 'out' && copy.state !== 'claimed')) throw notFound()
  const { key, apa } = await c.req.parseBody()
  const deed = deedOf(c, shipment.branchId, { key: keyOr(key) })
  const kind = apa === 'klaim' ? 'claimed' : 'lost'
  const answer =
    kind === 'claimed'
      ? await claimReturned(db, deed, { item: { itemId }, claimed: true }, now)
      : await declareLost(db, deed, { item: { itemId } }, now)
  if (!answer.ok) return show(c, answer.blocks)
  const details = { barcode: copy.barcode }
  await noteEvent(db, deed, { shipmentId: shipment.id, key: `${deed.key}:${kind}`, kind, details, at: now })
  return c.redirect(paths.shipment(shipment.id), 303)
}
