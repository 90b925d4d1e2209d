import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { dayOf, isDay } from '#kernel/days.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import {
  listHoldsToClear,
  listTransits,
  type CopyReturned,
  type CopySent,
  type Deed,
} from '#modules/circulation/index.ts'
import { mobileTexts } from '../messages.ts'
import { listVehicles } from '../network/save-vehicle.ts'
import { paths } from '../paths.ts'
import { loadList } from './load-list.ts'
import { LoadPage, type LoadPageProps } from './load-page.tsx'
import { mostScanned, readScans, sendHome, takeAboard } from './move-copies.ts'
import { doneUnder, keyOr } from './scan-results.ts'
import { UnloadPage, type UnloadPageProps } from './unload-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const work = 'mobile-library.work'

/** What goes aboard before a tour, and what comes off after it. */
export const loadRoutes = new Hono<Env>()
  .get(paths.load(numbered), requires(work), async (c) => c.html(await loadPage(c)))
  .post(paths.load(numbered), requires(work), async (c) => {
    const { key, barcodes, typed, problem } = await readList(c)
    if (problem) return c.html(await loadPage(c, { problem, typed }), 422)
    const vehicle = await vehicleOf(c)
    const scanned = await takeAboard(c.var.db, deedOf(c, key, vehicle.branchId), barcodes, c.var.now)
    const refused = scanned.flatMap((one) => (one.ok ? [] : [one]))
    if (refused.length > 0) return c.html(await loadPage(c, { key, refused }), 422)
    return c.redirect(`${paths.loadOn(vehicle.branchId, dayAsked(c))}&daftar=${key}`, 303)
  })
  .get(paths.unload(numbered), requires(work), async (c) => c.html(await unloadPage(c)))
  .post(paths.unload(numbered), requires('circulation.transfer'), async (c) => {
    const { key, barcodes, typed, problem, branchId: toBranchId } = await readList(c)
    const t = mobileTexts(c.var.page.language)
    const errors = {
      ...(problem ? { barcodes: problem } : {}),
      ...(toBranchId ? {} : { cabang: t.errors.required }),
    }
    if (Object.keys(errors).length > 0)
      return c.html(
        await unloadPage(c, { errors, typed: { barcodes: typed, cabang: String(toBranchId || '') } }),
        422,
      )
    const vehicle = await vehicleOf(c)
    const deed = deedOf(c, key, vehicle.branchId)
    const sent = await sendHome(c.var.db, deed, { barcodes, toBranchId }, c.var.now)
    const refused = sent.flatMap((one) => (one.ok ? [] : [one]))
    if (refused.length > 0) return c.html(await unloadPage(c, { key, refused }), 422)
    return c.redirect(`${paths.unload(vehicle.branchId)}?daftar=${key}`, 303)
  })

const deedOf = (c: Context<Env>, key: string, branchId: number): Deed => ({
  key,
  actor: actorOf(c),
  permissions: c.var.page.viewer?.permissions ?? new Set(),
  channel: 'bulk',
  branchId,
})

async function vehicleOf(c: Context<Env>) {
  const vehicle = (await listVehicles(c.var.db)).find(
    ({ branchId }) => String(branchId) === c.req.param('id'),
  )
  if (!vehicle) throw notFound()
  return vehicle
}

function dayAsked(c: Context<Env>): string {
  const asked = c.req.query('tanggal') ?? ''
  return isDay(asked) ? asked : dayOf(c.var.now)
}

/** A scan list as it was sent, with what is wrong with it. */
async function readList(c: Context<Env>) {
  const body = await c.req.parseBody()
  const typed = typeof body['barcodes'] === 'string' ? body['barcodes'].replaceAll('\0', '') : ''
  const barcodes = readScans(typed)
  const t = mobileTexts(c.var.page.language).load
  const problem =
    barcodes.length === 0 ? t.wrongBarcodes : barcodes.length > mostScanned ? t.tooMany : undefined
  const branch = body['cabang']
  const branchId = typeof branch === 'string' && /^\d{1,15}$/.test(branch) ? Number(branch) : 0
  return { key: keyOr(body['key']), barcodes, typed, problem, branchId }
}

type LoadShown = Pick<LoadPageProps, 'refused' | 'problem' | 'typed'> & { key?: string }
type UnloadShown = Pick<UnloadPageProps, 'refused' | 'typed' | 'errors'> & { key?: string }

async function loadPage(c: Context<Env>, { key = c.req.query('daftar') ?? '', ...shown }: LoadShown = {}) {
  const vehicle = await vehicleOf(c)
  const day = dayAsked(c)
  const [list, branches, scanned] = await Promise.all([
    loadList(c.var.db, vehicle.branchId, day),
    listBranches(c.var.db),
    doneUnder<CopyReturned>(c.var.db, key, 'check-in'),
  ])
  return <LoadPage context={c.var.page} {...{ vehicle, day, list, branches, scanned }} {...shown} />
}

async function unloadPage(
  c: Context<Env>,
  { key = c.req.query('daftar') ?? '', ...shown }: UnloadShown = {},
) {
  const { db } = c.var
  const vehicle = await vehicleOf(c)
  const [going, clear, branches, sent] = await Promise.all([
    listTransits(db, vehicle.branchId, 'outgoing'),
    listHoldsToClear(db, vehicle.branchId),
    listBranches(db),
    doneUnder<CopySent>(db, key, 'send-copy'),
  ])
  return <UnloadPage context={c.var.page} {...{ vehicle, going, clear, branches, sent }} {...shown} />
}
