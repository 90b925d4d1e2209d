import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { sendPdf } from '#design/print/send-pdf.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findLetterSettings } from '#modules/staff/index.ts'
import { mayCount, mayManage, numbered, sessionOf } from '../acting.ts'
import { listCorrections } from '../corrections/correction.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { forgetOverview } from '../results/overview.ts'
import { ClosePage } from './close-page.tsx'
import { closeSession } from './close-session.ts'
import { PaperForm } from './paper-form.ts'
import { ReportPage } from './report-page.tsx'
import { writeReport } from './write-report.ts'

/** The end of a stock-take, and its report. */
export const reportRoutes = new Hono<Env>()
  .get(paths.close(numbered), requires(mayManage), async (c) => {
    const { leaderPosition } = stockTakeTexts('id').report
    return c.html(await closePage(c, { leader: c.var.page.viewer?.name ?? '', leaderPosition }))
  })
  .post(paths.close(numbered), requires(mayManage), async (c) => {
    const session = await sessionOf(c)
    const form = parseForm(PaperForm, await c.req.parseBody())
    if (!form.ok) return c.html(await closePage(c, form.typed, { errors: form.errors }), 422)
    const outcome = await closeSession(c.var.db, session.id, form.values, actorOf(c), c.var.now)
    forgetOverview(c.var.db, session.id)
    if (outcome.ok) return c.redirect(paths.report(session.id), 303)
    const refusal = stockTakeTexts(c.var.page.language).report.refusals[outcome.refusal]
    return c.html(await closePage(c, form.typed, { refusal }), 422)
  })
  .get(paths.report(numbered), requires(mayCount), async (c) => {
    const parts = await closedOf(c)
    const corrections = await listCorrections(c.var.db, parts.session.id)
    return c.html(<ReportPage context={c.var.page} {...parts} corrections={corrections} />)
  })
  .get(paths.reportPdf(numbered), requires(mayCount), async (c) => {
    const parts = await closedOf(c)
    const settings = await findLetterSettings(c.var.db)
    return sendPdf(c, writeReport({ settings, ...parts }), `berita-acara-opname-${parts.session.id}`)
  })

async function closedOf(c: Context<Env>) {
  const session = await sessionOf(c)
  const { figures, paper } = session
  if (!figures || !paper) throw notFound()
  return { session, figures, paper }
}

async function closePage(
  c: Context<Env>,
  typed: Typed,
  said: { errors?: FieldErrors; refusal?: string } = {},
) {
  return <ClosePage context={c.var.page} session={await sessionOf(c)} typed={typed} {...said} />
}
