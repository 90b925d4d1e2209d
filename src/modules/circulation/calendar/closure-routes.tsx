import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { parseForm, requiredText, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches, readCalendar } from '#modules/branches/index.ts'
import { actorOf } from '../acting.ts'
import { findCalendarBatch, listCalendarBatches } from './batches.ts'
import { countBrokenCases } from './broken-cases.ts'
import { closeLibrary, previewClosure, withClosed, type Closure } from './close-library.ts'
import { ClosurePage, ClosurePreviewPage } from './closure-page.tsx'
import { ClosuresPage, type ClosuresPageProps } from './closures-page.tsx'
import { calendarPaths } from './paths.ts'
import { undoClosure } from './undo-closure.ts'

const see = 'circulation.rules'
const close = 'circulation.calendar'
const emergencies = 'circulation.closure'
const numbered = ':id{[0-9]{1,15}}'

const day = v.pipe(v.string('required'), v.isoDate('not-a-date'))
const ClosureForm = v.object({
  firstDay: day,
  lastDay: day,
  reason: requiredText(120),
  emergency: v.optional(v.string(), ''),
  confirmed: v.optional(v.string(), ''),
})

const holds = (c: Context<Env>, permission: string) => c.var.page.viewer?.permissions.has(permission) ?? false

/** Closing days, with what that brings shown first, and taking it back. */
export const closureRoutes = new Hono<Env>()
  .get(calendarPaths.closures, requires(see), async (c) => {
    const { branch: _, ...typed } = c.req.query()
    return c.html(await closuresPage(c, { typed, chosen: c.req.queries('branch') ?? [] }))
  })
  .post(calendarPaths.closures, requires(close), async (c) => {
    const body = await c.req.parseBody({ all: true })
    const form = parseForm(ClosureForm, body)
    const branches = await listBranches(c.var.db)
    const given = [body['branch']].flat()
    const chosen = branches.map(({ id }) => String(id)).filter((id) => given.includes(id))
    const refuse = async (said: Partial<ClosuresPageProps>) =>
      c.html(await closuresPage(c, { typed: form.typed, chosen, ...said }), 422)
    if (!form.ok) return refuse({ errors: form.errors })
    const { emergency: ticked, confirmed, ...days } = form.values
    const emergency = ticked !== ''
    if (emergency && !holds(c, emergencies)) throw new HTTPException(403)
    const closure: Closure = { ...days, emergency, branchIds: chosen.map(Number) }
    if (confirmed === '1') {
      const outcome = await closeLibrary(c.var.db, closure, actorOf(c), c.var.now)
      return outcome.ok
        ? c.redirect(calendarPaths.closure(outcome.value.batchId), 303)
        : refuse(refusalShown(outcome.refusal))
    }
    const preview = await previewClosure(c.var.db, closure, c.var.now)
    if (!preview.ok) return refuse(refusalShown(preview.refusal))
    const calendar = await readCalendar(c.var.db)
    const closed = withClosed(calendar, preview.value.days)
    const casesBroken = await countBrokenCases(c.var.db, calendar, closed)
    return c.html(
      <ClosurePreviewPage context={c.var.page} {...preview.value} {...{ closure, branches, casesBroken }} />,
    )
  })
  .get(calendarPaths.closure(numbered), requires(see), async (c) => c.html(await closurePage(c, undefined)))
  .post(calendarPaths.undoClosure(numbered), requires(close), async (c) => {
    const batch = await findCalendarBatch(c.var.db, Number(c.req.param('id')))
    if (!batch) throw notFound()
    if (batch.kind === 'closure' && !holds(c, emergencies)) throw new HTTPException(403)
    const outcome = await undoClosure(c.var.db, batch.id, actorOf(c), c.var.now)
    return outcome.ok
      ? c.redirect(calendarPaths.closure(batch.id), 303)
      : c.html(await closurePage(c, outcome.refusal), 422)
  })

const refusalShown = (refusal: string): Partial<ClosuresPageProps> =>
  refusal === 'last-before-first' ? { errors: { lastDay: refusal } } : { problem: refusal }

async function closuresPage(
  c: Context<Env>,
  said: { typed: Typed; chosen: readonly string[] } & Partial<ClosuresPageProps>,
) {
  const { db, page } = c.var
  return (
    <ClosuresPage
      context={page}
      branches={await listBranches(db)}
      batches={await listCalendarBatches(db, 100)}
      mayClose={holds(c, close)}
      mayEmergency={holds(c, emergencies)}
      {...said}
    />
  )
}

async function closurePage(c: Context<Env>, problem: string | undefined) {
  const batch = await findCalendarBatch(c.var.db, Number(c.req.param('id')))
  if (!batch) throw notFound()
  const mayUndo = holds(c, close) && (batch.kind === 'calendar' || holds(c, emergencies))
  const branches = await listBranches(c.var.db)
  return <ClosurePage context={c.var.page} {...{ batch, branches, mayUndo, problem }} />
}
