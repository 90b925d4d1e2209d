import { text as readText } from 'node:stream/consumers'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { remembered } from '#kernel/remembered.ts'
import { readUpload } from '#kernel/upload.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { deskPlace, listBranches, type DeskPlace } from '#modules/branches/index.ts'
import { blockText, conflictsByNumber, latePaths } from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { readList } from './list/read-list.ts'
import { offlineManifest } from './manifest.ts'
import { OfflinePage } from './offline-page.tsx'
import { readQueueFile } from './receive/read-file.ts'
import { takeDeeds, type Taken, type Teller } from './receive/take-deeds.ts'
import { Batch } from './receive/told.ts'
import { UploadPage, type UploadError, type Uploaded } from './upload-page.tsx'
import { offlineWorkerText } from './worker-text.ts'

/** Five thousand deeds take less than two megabytes. */
const mostBytes = 4 * 1024 * 1024

// One list for all desks of a branch that ask in the same minute.
const listOf = new Map<string, ReturnType<typeof remembered<Env['Variables']['db'], ListRead>>>()
type ListRead = Awaited<ReturnType<typeof readList>>

/** The desk that goes on without a network: its page, what it knows meanwhile, and what it tells afterwards. */
export const offlineRoutes = new Hono<Env>()
  .get(paths.offline, requires(mayLend), async (c) => {
    if (!(await deskPlace(c))) return c.redirect(paths.placeThen(paths.offline), 303)
    return c.html(<OfflinePage context={c.var.page} />)
  })
  .get(paths.offlineWorker, requires(mayLend), (c) => {
    c.header('Service-Worker-Allowed', paths.offline)
    c.header('Cache-Control', 'no-cache')
    return c.body(offlineWorkerText(), 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
  })
  .get(paths.offlineManifest, requires(mayLend), (c) =>
    c.body(JSON.stringify(offlineManifest(c.var.page)), 200, { 'Content-Type': 'application/manifest+json' }),
  )
  .get(paths.offlineList, requires(mayLend), async (c) => {
    const place = await deskPlace(c)
    if (!place) return c.json({ error: 'no-place' }, 409)
    const { text, mark } = await listFor(c, place)
    c.header('ETag', `"${mark}"`)
    c.header('Cache-Control', 'private, no-cache')
    if (c.req.header('If-None-Match')?.includes(mark)) return c.body(null, 304)
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })
  .post(paths.offlineDeeds, requires(mayLend), async (c) => {
    // Also from a page of another site a browser could send JSON as plain text; it must say what it is.
    const told = c.req.header('Content-Type')?.startsWith('application/json')
      ? v.safeParse(Batch, await c.req.json().catch(() => undefined))
      : undefined
    if (!told?.success) return c.json({ error: 'not-a-queue' }, 422)
    const taken = await takeDeeds(c.var.db, await tellerOf(c), told.output.deeds, c.var.now)
    return c.json({ results: taken.map((one) => resultOf(c, one)) })
  })
  .get(paths.offlineUpload, requires(mayLend), (c) => c.html(<UploadPage context={c.var.page} />))
  .post(paths.offlineUpload, requires(mayLend), async (c) => {
    const { taken, tooLarge } = await readUpload(c, { field: 'antrean', limit: mostBytes, take: readText })
    if (taken === undefined) return refuse(c, 'missing')
    if (tooLarge) return refuse(c, 'too-large')
    const deeds = readQueueFile(taken)
    if (!deeds) return refuse(c, 'not-a-queue')
    const results = await takeDeeds(c.var.db, await tellerOf(c), deeds, c.var.now)
    return c.html(<UploadPage context={c.var.page} uploaded={await uploadedOf(c, results)} />)
  })

const refuse = (c: Context<Env>, error: UploadError) =>
  c.html(<UploadPage context={c.var.page} error={error} />, 422)

function listFor(c: Context<Env>, { branch }: DeskPlace): Promise<ListRead> {
  // With its name, which stands in the list and may be changed.
  const key = `${branch.id} ${branch.name}`
  let known = listOf.get(key)
  if (!known) listOf.set(key, (known = remembered(60, (db, now) => readList(db, branch, now))))
  return known(c.var.db, c.var.now)
}

/** Whoever sends; each deed says where it happened, so this computer need not know where it stands. */
async function tellerOf(c: Context<Env>): Promise<Teller> {
  const { session, page, db } = c.var
  const [place, branches] = await Promise.all([deskPlace(c), listBranches(db)])
  return {
    actor: { kind: 'staff', id: session?.id ?? null, name: page.viewer?.name ?? '' },
    permissions: page.viewer?.permissions ?? new Set<string>(),
    branchIds: new Set(branches.map(({ id }) => id)),
    here: place?.branch.id ?? branches[0]?.id ?? 0,
  }
}

function resultOf(c: Context<Env>, taken: Taken) {
  if (!taken.noted) return { key: taken.key, noted: false }
  const { key, outcome } = taken
  const { title, applied, blocks, conflictId } = outcome
  const says = blocks.map((block) => blockText(block, c.var.page.language, 'staff'))
  const conflict = conflictId === null ? null : latePaths.conflict(conflictId)
  return { key, noted: true, title, applied, says, conflict }
}

async function uploadedOf(c: Context<Env>, results: readonly Taken[]): Promise<Uploaded> {
  const noted = results.flatMap((one) => (one.noted ? [one.outcome] : []))
  const ids = noted.flatMap(({ conflictId }) => conflictId ?? [])
  return {
    noted: noted.length,
    unreadable: results.length - noted.length,
    conflicts: await conflictsByNumber(c.var.db, ids),
  }
}
