import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import {
  changeBranch,
  listBranches,
  openBranch,
  readCalendar,
  readVersions,
  type Calendar,
} from '#modules/branches/index.ts'
import { actorOf } from '../acting.ts'
import { BranchForm, BranchPage, type BranchPageProps } from './branch-page.tsx'
import { countBrokenCases } from './broken-cases.ts'
import { changeBranchHours, removeBranchHours } from './change-hours.ts'
import { HoursForm, readWeek, typedWeek } from './hours-form.ts'
import { calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'

const change = 'circulation.calendar'
const numbered = ':id{[0-9]{1,15}}'
const idOf = (c: Context<Env>) => Number(c.req.param('id'))

/** Branches and their opening hours. */
export const branchRoutes = new Hono<Env>()
  .get(calendarPaths.newBranch, requires(change), (c) => c.html(newBranchPage(c, {}, {})))
  .post(calendarPaths.newBranch, requires(change), async (c) => {
    const body = await c.req.parseBody()
    const form = parseForm(BranchForm, body)
    const week = readWeek(body)
    if (!form.ok || !week.ok) {
      const hoursProblem = week.ok ? undefined : week.problem
      return c.html(newBranchPage(c, form.typed, { ...(form.ok ? {} : form), hoursProblem }), 422)
    }
    const outcome = await openBranch(c.var.db, { ...form.values, week: week.week }, actorOf(c))
    if (outcome.ok) return c.redirect(calendarPaths.branch(outcome.value.id), 303)
    return c.html(newBranchPage(c, form.typed, refusalShown(outcome.refusal)), 422)
  })
  .get(calendarPaths.branch(numbered), requires('circulation.rules'), async (c) => {
    const t = calendarTexts(c.var.page.language).branch
    const { tersimpan, digeser, kasus } = c.req.query()
    const moved = Number(digeser)
    const cases = Number(kasus) > 0 ? calendarTexts(c.var.page.language).closures.cases(Number(kasus)) : ''
    const told = moved > 0 ? t.moved(moved) : t.saved
    const said = tersimpan === undefined ? undefined : `${told} ${cases}`
    return c.html(await branchPage(c, { said }))
  })
  .post(calendarPaths.branch(numbered), requires(change), async (c) => {
    const form = parseForm(BranchForm, await c.req.parseBody())
    if (!form.ok) return c.html(await branchPage(c, form), 422)
    const outcome = await changeBranch(c.var.db, idOf(c), form.values, actorOf(c))
    if (outcome.ok) return c.redirect(`${calendarPaths.branch(idOf(c))}?tersimpan=1`, 303)
    return c.html(await branchPage(c, { typed: form.typed, ...refusalShown(outcome.refusal) }), 422)
  })
  .post(calendarPaths.hours(numbered), requires(change), async (c) => {
    const body = await c.req.parseBody()
    const form = parseForm(HoursForm, body)
    const week = readWeek(body)
    if (!form.ok) return c.html(await branchPage(c, form), 422)
    if (!week.ok) return c.html(await branchPage(c, { typed: form.typed, hoursProblem: week.problem }), 422)
    await branchOf(c)
    const request = { branchId: idOf(c), ...form.values, week: week.week }
    const before = await readCalendar(c.var.db)
    const outcome = await changeBranchHours(c.var.db, request, actorOf(c), c.var.now)
    if (outcome.ok) return saved(c, outcome.value.moved, before)
    return c.html(await branchPage(c, { typed: form.typed, ...refusalShown(outcome.refusal) }), 422)
  })
  .post(calendarPaths.removeHours(numbered), requires(change), async (c) => {
    const form = parseForm(v.object({ from: v.pipe(v.string(), v.isoDate()) }), await c.req.parseBody())
    if (!form.ok) throw notFound()
    await branchOf(c)
    const request = { branchId: idOf(c), from: form.values.from }
    const before = await readCalendar(c.var.db)
    const outcome = await removeBranchHours(c.var.db, request, actorOf(c), c.var.now)
    if (outcome.ok) return saved(c, outcome.value.moved, before)
    return c.html(await branchPage(c, refusalShown(outcome.refusal)), 422)
  })

async function saved(c: Context<Env>, moved: number, before: Calendar) {
  const broken = await countBrokenCases(c.var.db, before, await readCalendar(c.var.db))
  return c.redirect(`${calendarPaths.branch(idOf(c))}?tersimpan=1&digeser=${moved}&kasus=${broken}`, 303)
}

const fieldOfRefusal: Record<string, string> = {
  'code-taken': 'code',
  'from-past': 'from',
  'until-before-from': 'until',
}

/** Beside its field where there is one, else with the hours. */
function refusalShown(refusal: string): Pick<BranchPageProps, 'errors' | 'hoursProblem'> {
  const field = fieldOfRefusal[refusal]
  return field ? { errors: { [field]: refusal } } : { hoursProblem: refusal }
}

type Said = Partial<Pick<BranchPageProps, 'typed' | 'errors' | 'hoursProblem' | 'said'>>

const newBranchPage = (c: Context<Env>, typed: Typed, said: Said) => (
  <BranchPage
    context={c.var.page}
    id={undefined}
    name=""
    versions={[]}
    today={dayOf(c.var.now)}
    mayChange
    {...said}
    typed={typed}
  />
)

async function branchOf(c: Context<Env>) {
  const branch = (await listBranches(c.var.db)).find(({ id }) => id === idOf(c))
  if (!branch) throw notFound()
  return branch
}

async function branchPage(c: Context<Env>, { typed = {}, ...said }: Said) {
  const { db, now, page } = c.var
  const branch = await branchOf(c)
  const versions = await db.transaction().execute((tx) => readVersions(tx, branch.id))
  const current = versions.find(({ from }) => from <= dayOf(now)) ?? versions.at(-1)
  const kept = Object.fromEntries(Object.entries(branch).map(([name, value]) => [name, String(value)]))
  return (
    <BranchPage
      context={page}
      id={branch.id}
      name={branch.name}
      versions={versions}
      today={dayOf(now)}
      mayChange={page.viewer?.permissions.has(change) ?? false}
      {...said}
      typed={{ ...kept, ...typedWeek(current?.week ?? []), ...typed }}
    />
  )
}
