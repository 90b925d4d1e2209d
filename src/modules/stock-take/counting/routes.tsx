import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { mayCount, numbered, sessionOf } from '../acting.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { forgetOverview, readOverview } from '../results/overview.ts'
import { expected } from '../results/progress.ts'
import type { Session } from '../sessions/session.ts'
import { CountPage, standingWords, type CountPageProps } from './count-page.tsx'
import { recentScans } from './recent-scans.ts'
import { recordScans } from './record-scans.ts'
import { ScanForm, ScansBody, TakeBackForm } from './scan-form.ts'
import type { Standing } from './scan.ts'
import { takeBack } from './take-back.ts'
import { verdictWords } from './verdict-words.ts'

const shown = 15

/** Counting: one box with a script that never waits, and a form without. */
export const countingRoutes = new Hono<Env>()
  .get(paths.count(numbered), requires(mayCount), async (c) => {
    const { rak = '', urut, kunci } = c.req.query()
    return c.html(
      await page(c, await sessionOf(c), { shelf: rak.slice(0, 120), inOrder: urut === '1', kunci }),
    )
  })
  .post(paths.scans(numbered), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    const json = c.req.header('Content-Type')?.startsWith('application/json')
    return json ? takeQueue(c, session) : takeOne(c, session)
  })
  .post(paths.scanUndo(numbered), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    const form = parseForm(TakeBackForm, await c.req.parseBody())
    const { language } = c.var.page
    const t = stockTakeTexts(language).counting
    const outcome = form.ok
      ? await takeBack(c.var.db, session.id, counterOf(c).id, form.values.key, c.var.now)
      : undefined
    const shelf = form.typed['rak'] ?? ''
    const inOrder = form.typed['urut'] === '1'
    if (!outcome?.ok) {
      const said = { text: t.notTakenBack, kind: 'problem' } as const
      return c.html(await page(c, session, { shelf, inOrder, said }), 422)
    }
    forgetOverview(c.var.db, session.id)
    const query = new URLSearchParams({ rak: shelf, urut: inOrder ? '1' : '' })
    return c.redirect(`${paths.count(session.id)}?${query}`, 303)
  })

const counterOf = (c: Context<Env>): Standing['counter'] => ({
  id: c.var.session?.id ?? 0,
  name: c.var.page.viewer?.name ?? '',
})

/** A device's queue: whatever it holds, each scan under its key. Answers only once all of them are committed. */
async function takeQueue(c: Context<Env>, session: Session) {
  const body = v.safeParse(ScansBody, await c.req.json().catch(() => undefined))
  if (!body.success) return c.json({ refusal: 'not-readable' }, 422)
  const { db, now, page: context } = c.var
  const { shelf, inOrder, source } = body.output
  const scans = body.output.scans.map(({ key, barcode, waited }) => ({
    key,
    barcode,
    scannedAt: momentOf(session, now, waited),
  }))
  const standing = { counter: counterOf(c), source, shelf, inOrder }
  const outcome = await recordScans(db, session.id, standing, scans, now)
  if (!outcome.ok) return c.json({ refusal: outcome.refusal }, 409)
  return c.json({
    verdicts: outcome.value.map((verdict) => verdictWords(verdict, context.language)),
    standing: await standingOf(c, session),
  })
}

async function takeOne(c: Context<Env>, session: Session) {
  const form = parseForm(ScanForm, await c.req.parseBody())
  const { language } = c.var.page
  const t = stockTakeTexts(language).counting
  if (!form.ok) {
    const inOrder = form.typed['inOrder'] === '1'
    const said = { text: t.unreadable, kind: 'problem' } as const
    return c.html(await page(c, session, { shelf: form.typed['shelf'] ?? '', inOrder, said }), 422)
  }
  const { key, q: barcode, shelf, inOrder } = form.values
  const standing = { counter: counterOf(c), source: 'typed', shelf, inOrder: inOrder === '1' } as const
  const scans = [{ key, barcode, scannedAt: c.var.now }]
  const outcome = await recordScans(c.var.db, session.id, standing, scans, c.var.now)
  if (!outcome.ok) {
    const said = { text: t.closed, kind: 'problem' } as const
    return c.html(await page(c, session, { shelf, inOrder: standing.inOrder, said }), 422)
  }
  const query = new URLSearchParams({ rak: shelf, urut: inOrder, kunci: key })
  return c.redirect(`${paths.count(session.id)}?${query}`, 303)
}

/** Never before the stock-take began, whatever a device's clock made of it. */
const momentOf = ({ startedAt }: Session, now: Date, waited: number): Date =>
  new Date(Math.min(now.getTime(), Math.max(now.getTime() - waited, startedAt?.getTime() ?? 0)))

async function standingOf(c: Context<Env>, session: Session): Promise<string> {
  const { progress } = await readOverview(c.var.db, session)
  const { total } = progress
  const standing = {
    scans: await scansOf(c, session),
    seen: total.seen + total.handled,
    expected: expected(total),
  }
  return standingWords(standing, c.var.page.language)
}

/** The person's own count is never old; what all have seen may be a second or two. */
async function scansOf(c: Context<Env>, { id }: Session): Promise<number> {
  const mine = await c.var.db
    .selectFrom('stockTake.counters')
    .select('scans')
    .where('sessionId', '=', id)
    .where('counterId', '=', counterOf(c).id)
    .executeTakeFirst()
  return mine?.scans ?? 0
}

interface Shown {
  shelf?: string
  inOrder?: boolean
  kunci?: string | undefined
  said?: CountPageProps['said']
}

async function page(c: Context<Env>, session: Session, { shelf = '', inOrder = false, kunci, said }: Shown) {
  const counterId = counterOf(c).id
  const [recent, { progress }, scans] = await Promise.all([
    recentScans(c.var.db, session.id, counterId, shown),
    readOverview(c.var.db, session),
    scansOf(c, session),
  ])
  const last = recent.find(({ key }) => key === kunci)
  return (
    <CountPage
      context={c.var.page}
      {...{ session, counterId, scans, recent, progress, shelf, inOrder, last, said }}
      scanKey={randomUUID()}
    />
  )
}
