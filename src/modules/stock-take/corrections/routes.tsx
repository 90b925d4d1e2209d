import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { can, mayManage, numbered, sessionOf } from '../acting.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { forgetOverview } from '../results/overview.ts'
import { lists } from '../results/lists.ts'
import { CorrectionPage, rowsPerPage } from './correction-page.tsx'
import {
  countCorrectionRows,
  findCorrection,
  listCorrectionRows,
  rowOutcomes,
  type Correction,
} from './correction.ts'
import { deeds, permissionFor } from './deeds.ts'
import { planCorrection } from './plan-correction.ts'
import { cancelCorrection, startRun, startUndo } from './start-correction.ts'

const counted = ':correction{[0-9]{1,15}}'

const PlanForm = v.object({
  list: v.picklist(lists),
  deed: v.picklist(deeds),
  finding: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  which: v.fallback(v.picklist(['all', 'ticked']), 'ticked'),
})
const Ids = v.array(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)))

/** Putting right what was found, many at a time: say, look, run, take back. */
export const correctionRoutes = new Hono<Env>()
  .post(paths.corrections(numbered), requires(mayManage), async (c) => {
    const session = await sessionOf(c)
    const body = await c.req.parseBody({ all: true })
    const form = v.safeParse(PlanForm, body)
    const ids = v.safeParse(Ids, [body['pilih'] ?? []].flat())
    if (!form.success || !ids.success) return c.redirect(paths.session(session.id), 303)
    const { list, deed, finding, which } = form.output
    if (!can(c, permissionFor[deed])) throw new HTTPException(403)
    const back = (problem: string) =>
      c.redirect(
        `${paths.results(session.id, list)}?${new URLSearchParams({ temuan: finding, masalah: problem })}`,
        303,
      )
    if (which === 'ticked' && ids.output.length === 0) return back('kosong')
    const plan = { list, deed, finding: finding || undefined, itemIds: which === 'all' ? [] : ids.output }
    const permissions = c.var.page.viewer?.permissions ?? new Set<string>()
    const outcome = await planCorrection(
      c.var.db,
      session,
      plan,
      { actor: actorOf(c), permissions },
      c.var.now,
    )
    if (!outcome.ok) return back('kosong')
    return c.redirect(paths.correction(session.id, outcome.value.id), 303)
  })
  .get(paths.correction(numbered, counted), requires(mayManage), async (c) => c.html(await page(c)))
  .post(paths.correctionRun(numbered, counted), requires(mayManage), (c) => deed(c, startRun))
  .post(paths.correctionUndo(numbered, counted), requires(mayManage), (c) => deed(c, startUndo))
  .post(paths.correctionCancel(numbered, counted), requires(mayManage), async (c) => {
    const { id, sessionId } = await correctionOf(c)
    const outcome = await cancelCorrection(c.var.db, id, actorOf(c))
    return outcome.ok ? c.redirect(paths.session(sessionId), 303) : refused(c)
  })

async function correctionOf(c: Context<Env>): Promise<Correction> {
  const correction = await findCorrection(c.var.db, Number(c.req.param('correction')))
  if (!correction || String(correction.sessionId) !== c.req.param('id')) throw notFound()
  return correction
}

async function deed(c: Context<Env>, start: typeof startRun) {
  const correction = await correctionOf(c)
  if (!can(c, permissionFor[correction.deed])) throw new HTTPException(403)
  const outcome = await start(c.var.db, correction.id, actorOf(c))
  forgetOverview(c.var.db, correction.sessionId)
  return outcome.ok ? c.redirect(paths.correction(correction.sessionId, correction.id), 303) : refused(c)
}

const refused = async (c: Context<Env>) =>
  c.html(await page(c, stockTakeTexts(c.var.page.language).corrections.notNow), 422)

const QueryForm = v.object({
  hasil: v.fallback(v.optional(v.picklist(rowOutcomes)), undefined),
  halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1),
})

async function page(c: Context<Env>, refusal?: string) {
  const [session, correction] = await Promise.all([sessionOf(c), correctionOf(c)])
  const { hasil: outcome, halaman } = v.parse(QueryForm, c.req.query())
  const asked = { outcome, offset: (halaman - 1) * rowsPerPage, limit: rowsPerPage }
  const [counts, rows] = await Promise.all([
    countCorrectionRows(c.var.db, correction.id),
    listCorrectionRows(c.var.db, correction.id, asked),
  ])
  const shown = { outcome, page: halaman }
  return <CorrectionPage context={c.var.page} {...{ session, correction, counts, rows, shown, refusal }} />
}
