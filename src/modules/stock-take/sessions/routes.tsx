import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { mayCount, mayManage, numbered, sessionOf } from '../acting.ts'
import { listCorrections } from '../corrections/correction.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { readOverview } from '../results/overview.ts'
import { cancelSession, startSession } from './change-state.ts'
import { FormPage } from './form-page.tsx'
import { knownParts } from './known-parts.ts'
import { ListPage } from './list-page.tsx'
import { saveSession } from './save-session.ts'
import { SessionForm } from './session-form.ts'
import { SessionPage } from './session-page.tsx'
import { listSessions, type Session } from './session.ts'

/** Planning, beginning, and how a stock-take stands. */
export const sessionRoutes = new Hono<Env>()
  .get(paths.sessions, requires(mayCount), async (c) =>
    c.html(<ListPage context={c.var.page} sessions={await listSessions(c.var.db)} />),
  )
  .get(paths.newSession, requires(mayManage), async (c) => c.html(await formPage(c, {})))
  .post(paths.newSession, requires(mayManage), (c) => save(c, undefined))
  .get(paths.session(numbered), requires(mayCount), async (c) =>
    c.html(await sessionPage(c, await sessionOf(c))),
  )
  .get(paths.edit(numbered), requires(mayManage), async (c) => {
    const session = await sessionOf(c)
    return c.html(await formPage(c, typedOf(session), { id: session.id }))
  })
  .post(paths.edit(numbered), requires(mayManage), async (c) => save(c, (await sessionOf(c)).id))
  .post(paths.start(numbered), requires(mayManage), async (c) => {
    const { id } = await sessionOf(c)
    const outcome = await startSession(c.var.db, id, actorOf(c), c.var.now)
    return outcome.ok ? c.redirect(paths.session(id), 303) : refused(c)
  })
  .post(paths.cancel(numbered), requires(mayManage), async (c) => {
    const { id } = await sessionOf(c)
    const outcome = await cancelSession(c.var.db, id, actorOf(c))
    return outcome.ok ? c.redirect(paths.sessions, 303) : refused(c)
  })

async function save(c: Context<Env>, id: number | undefined) {
  const form = parseForm(SessionForm, await c.req.parseBody())
  if (!form.ok) return c.html(await formPage(c, form.typed, { id, errors: form.errors }), 422)
  const outcome = await saveSession(c.var.db, id, form.values, actorOf(c), c.var.now)
  if (outcome.ok) return c.redirect(paths.session(outcome.value.id), 303)
  const field = { 'branch-unknown': 'branchId', 'range-turned': 'callTo', 'not-now': 'name' }[outcome.refusal]
  return c.html(await formPage(c, form.typed, { id, errors: { [field]: outcome.refusal } }), 422)
}

async function formPage(
  c: Context<Env>,
  typed: Typed,
  { id, errors }: { id?: number | undefined; errors?: FieldErrors } = {},
) {
  const [branches, known] = await Promise.all([listBranches(c.var.db), knownParts(c.var.db)])
  return <FormPage context={c.var.page} {...{ branches, known, typed, errors, id }} />
}

const typedOf = (session: Session): Typed => ({
  name: session.name,
  branchId: String(session.branchId),
  shelves: session.shelves.join(', '),
  collectionTypes: session.collectionTypes.join(', '),
  callFrom: session.callFrom,
  callTo: session.callTo,
  plannedOn: session.plannedOn ?? '',
  note: session.note,
})

const refused = async (c: Context<Env>) =>
  c.html(await sessionPage(c, await sessionOf(c), stockTakeTexts(c.var.page.language).session.notNow), 422)

async function sessionPage(c: Context<Env>, session: Session, refusal?: string) {
  const { db, page } = c.var
  const [overview, corrections] = await Promise.all([
    readOverview(db, session),
    listCorrections(db, session.id),
  ])
  return <SessionPage context={page} {...{ session, corrections, refusal }} {...overview} />
}
