import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import {
  holidayLines,
  listBranches,
  listClosedDays,
  nationalHolidays,
  readCalendar,
  readHolidayLines,
} from '#modules/branches/index.ts'
import { actorOf } from '../acting.ts'
import { countBrokenCases } from './broken-cases.ts'
import { HolidaysPage, type HolidaysPageProps } from './holidays-page.tsx'
import { importHolidays, removeClosedDay } from './import-holidays.ts'
import { calendarRefusal, calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'
import { yearOf } from './year.ts'
import { YearPage } from './year-page.tsx'

const see = 'circulation.rules'
const change = 'circulation.calendar'

/** The year that an address names, else this one. */
function yearOfText(c: Context<Env>, text: string | undefined): number {
  const now = Number(dayOf(c.var.now).slice(0, 4))
  return /^20\d\d$/.test(text ?? '') ? Number(text) : now
}

const mayChange = (c: Context<Env>) => c.var.page.viewer?.permissions.has(change) ?? false

const ListForm = v.object({ year: v.string(), lines: v.pipe(v.string('required'), v.maxLength(20_000)) })

/** The year of all branches, and the holidays in it. */
export const yearRoutes = new Hono<Env>()
  .get(calendarPaths.calendar, requires(see), async (c) => {
    const { db, page } = c.var
    const year = yearOfText(c, c.req.query('tahun'))
    const [calendar, branches, closed] = await Promise.all([
      readCalendar(db),
      listBranches(db),
      listClosedDays(db, `${year}-01-01`, `${year}-12-31`),
    ])
    const ids = branches.map(({ id }) => id)
    const withoutHours = new Set(ids.filter((id) => !calendar.weeks.has(id)))
    const months = yearOf(calendar, closed, ids, year)
    const props = { year, branches, closed, withoutHours, months, mayChange: mayChange(c) }
    return c.html(<YearPage context={page} {...props} />)
  })
  .get(calendarPaths.holidays, requires(see), async (c) => c.html(await holidaysPage(c, {})))
  .post(calendarPaths.holidays, requires(change), async (c) => {
    const form = parseForm(ListForm, await c.req.parseBody())
    const t = calendarTexts(c.var.page.language).holidays
    const lines = form.typed['lines'] ?? ''
    const year = yearOfText(c, form.typed['year'])
    const refuse = async (error: string) => c.html(await holidaysPage(c, { year, lines, error }), 422)
    if (!form.ok) return refuse(calendarRefusal('required', c.var.page.language))
    const read = readHolidayLines(lines)
    if (read.wrong.length > 0) return refuse(t.wrongLines(read.wrong.join(', ')))
    const before = await readCalendar(c.var.db)
    const outcome = await importHolidays(c.var.db, read.days, t.batch(year), actorOf(c), c.var.now)
    if (!outcome.ok) return refuse(calendarRefusal(outcome.refusal, c.var.page.language))
    const { closed, renamed, past, loans } = outcome.value
    const broken = await countBrokenCases(c.var.db, before, await readCalendar(c.var.db))
    const told = [closed, renamed, loans, past, broken].join('-')
    return c.redirect(`${calendarPaths.holidaysOf(year)}&diterapkan=${told}`, 303)
  })
  .post(calendarPaths.removeDay(':id{[0-9]{1,15}}'), requires(change), async (c) => {
    const body = await c.req.parseBody()
    const year = yearOfText(c, typeof body['year'] === 'string' ? body['year'] : undefined)
    const outcome = await removeClosedDay(c.var.db, Number(c.req.param('id')), actorOf(c), c.var.now)
    if (outcome.ok) return c.redirect(calendarPaths.holidaysOf(year), 303)
    const error = calendarRefusal(outcome.refusal, c.var.page.language)
    return c.html(await holidaysPage(c, { year, error }), 422)
  })

type Said = Partial<Pick<HolidaysPageProps, 'year' | 'lines' | 'error'>>

async function holidaysPage(c: Context<Env>, { year = yearOfText(c, c.req.query('tahun')), ...said }: Said) {
  const { db, page, now } = c.var
  const t = calendarTexts(page.language).holidays
  const list = nationalHolidays(year)
  const [, closed, renamed, loans, past, broken] =
    /^(\d{1,4})-(\d{1,4})-(\d{1,6})-(\d{1,4})-(\d{1,4})$/.exec(c.req.query('diterapkan') ?? '') ?? []
  const told =
    closed === undefined
      ? undefined
      : [
          t.done(Number(closed), Number(renamed), Number(loans)),
          Number(past) > 0 ? t.past(Number(past)) : '',
          Number(broken) > 0 ? calendarTexts(page.language).closures.cases(Number(broken)) : '',
        ].join(' ')
  return (
    <HolidaysPage
      context={page}
      year={year}
      closed={await listClosedDays(db, `${year}-01-01`, `${year}-12-31`)}
      branches={await listBranches(db)}
      today={dayOf(now)}
      source={list.source}
      lines={holidayLines(list.days)}
      mayChange={mayChange(c)}
      said={told}
      {...said}
    />
  )
}
