import { Hono } from 'hono'
import { requires, type Env } from '#kernel/web.tsx'
import { deskPlace } from '#modules/branches/index.ts'
import { listCrates } from '../crates/find-crates.ts'
import { deedOf } from '../deed-of.ts'
import { keyOr } from '../key.ts'
import { bulkTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mostScanned, readScans } from '../scan-list.ts'
import { shipmentCopies } from '../shipments/find-shipments.ts'
import { shipmentOf } from '../shipments/routes.tsx'
import { ReturnPage, ScanCratePage } from './return-pages.tsx'
import { returnShipment } from './return-shipment.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'bulk-loans.lend'

/** Crates that come back. */
export const returnRoutes = new Hono<Env>()
  .get(paths.scanCrate, requires(permission), async (c) => {
    const barcode = (c.req.query('peti') ?? '').replaceAll('\0', '').trim().slice(0, 60)
    const { page: context, db } = c.var
    if (barcode === '') return c.html(<ScanCratePage context={context} />)
    const t = bulkTexts(context.language).returns
    const [crate] = await listCrates(db, { barcode })
    if (crate && crate.shipmentId !== null) return c.redirect(paths.returning(crate.shipmentId), 303)
    const error = crate ? t.crateHere : t.crateUnknown
    return c.html(<ScanCratePage {...{ context, error }} typed={barcode} />, 422)
  })
  .get(paths.returning(numbered), requires(permission), async (c) => {
    const shipment = await shipmentOf(c)
    // Asked before anything is scanned: a list of thirty barcodes is not scanned twice.
    if (!(await deskPlace(c))) return c.redirect(paths.deskPlaceThen(paths.returning(shipment.id)), 303)
    const copies = (await shipmentCopies(c.var.db, shipment.id)).filter(
      ({ state }) => state === 'out' || state === 'claimed',
    )
    return c.html(<ReturnPage context={c.var.page} {...{ shipment, copies }} />)
  })
  .post(paths.returning(numbered), requires(permission), async (c) => {
    const shipment = await shipmentOf(c)
    // Should this computer have forgotten it meanwhile: where it was lent.
    const branchId = (await deskPlace(c))?.branch.id ?? shipment.branchId
    const { key, barcodes, cara } = await c.req.parseBody()
    const typed = typeof barcodes === 'string' ? barcodes.replaceAll('\0', '') : ''
    const scanned = readScans(typed)
    const t = bulkTexts(c.var.page.language)
    const error =
      cara === 'semua'
        ? undefined
        : scanned.length === 0
          ? t.returns.nothingFound
          : scanned.length > mostScanned
            ? t.errors['too-many']
            : undefined
    if (error) {
      const copies = (await shipmentCopies(c.var.db, shipment.id)).filter(({ state }) => state === 'out')
      return c.html(<ReturnPage context={c.var.page} {...{ shipment, copies, typed, error }} />, 422)
    }
    const found = cara === 'semua' ? 'all' : scanned
    const deed = deedOf(c, branchId, { key: keyOr(key) })
    await returnShipment(c.var.db, deed, { shipmentId: shipment.id, found }, c.var.now)
    return c.redirect(paths.shipment(shipment.id), 303)
  })
