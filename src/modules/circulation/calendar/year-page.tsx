import { ButtonLink } from '#design/button.tsx'
import { formatMonth, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch, ClosedDay } from '#modules/branches/index.ts'
import { CalendarPage } from './calendar-page.tsx'
import { calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'
import type { DayOfBranch, MonthOfBranches } from './year.ts'

export interface YearPageProps {
  context: PageContext
  year: number
  branches: readonly Branch[]
  /** Branches of which nobody knows when they are open. */
  withoutHours: ReadonlySet<number>
  months: readonly MonthOfBranches[]
  closed: readonly ClosedDay[]
  mayChange: boolean
}

/** A whole year: which branch is open on which day. */
export const YearPage = (props: YearPageProps) => {
  const { context, year, branches, withoutHours, months, mayChange } = props
  const t = calendarTexts(context.language)
  const add = mayChange && <ButtonLink href={calendarPaths.newBranch}>{t.newBranch}</ButtonLink>
  return (
    <CalendarPage context={context} title={t.year(year)} lead={t.lead} actions={add}>
      {branches
        .filter(({ id }) => withoutHours.has(id))
        .map(({ id, name }) => (
          <Notice kind="warning">
            <a href={calendarPaths.branch(id)}>{name}</a> {t.noHours}.
          </Notice>
        ))}
      <p class="cluster">
        {t.branches}:
        {branches.map(({ id, shortName }) => (
          <a href={calendarPaths.branch(id)}>{shortName}</a>
        ))}
      </p>
      <p class="cluster">
        <a href={calendarPaths.year(year - 1)}>{year - 1}</a>
        <strong>{year}</strong>
        <a href={calendarPaths.year(year + 1)}>{year + 1}</a>
      </p>
      <p class="soft">
        {t.legend}: {marks.open} {t.marks.open}; {marks.weekly} {t.marks.weekly}; {marks.closed}{' '}
        {t.marks.closed}
      </p>
      {months.map((month) => (
        <Month {...props} month={month} />
      ))}
    </CalendarPage>
  )
}

const marks = { open: '●', weekly: '–', closed: '×' } as const

const Month = ({ context, branches, month, closed }: YearPageProps & { month: MonthOfBranches }) => {
  const { language } = context
  const t = calendarTexts(language)
  const names = new Map(branches.map(({ id, shortName }) => [id, shortName]))
  const [first = ''] = month.days
  const title = formatMonth(month.month, language)
  const special = closed.filter(({ day }) => day.slice(0, 7) === first.slice(0, 7))
  return (
    <section class="stack">
      <h2>{title}</h2>
      <div class="table-frame year-grid" role="region" tabindex={0} aria-label={title}>
        <table>
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.branches}</th>
              {month.days.map((day) => (
                <th scope="col">{Number(day.slice(8))}</th>
              ))}
              <th scope="col">{t.sum}</th>
            </tr>
          </thead>
          <tbody>
            {month.rows.map(({ branchId, days, open }) => (
              <tr>
                <th scope="row">{names.get(branchId)}</th>
                {days.map((day) => (
                  <DayCell {...{ day, language }} />
                ))}
                <td>{open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {special.length > 0 && (
        <p class="soft">
          {special
            .map(({ day, reason, branchId }) => {
              const where = branchId === null ? '' : `, ${names.get(branchId) ?? ''}`
              return `${formatShortDate(day, language)}: ${reason}${where}`
            })
            .join('; ')}
        </p>
      )}
    </section>
  )
}

const DayCell = ({ day: { state, reason }, language }: { day: DayOfBranch; language: Language }) => {
  const t = calendarTexts(language)
  return (
    <td data-state={state} title={reason}>
      <span aria-hidden="true">{marks[state]}</span>
      <span class="visually-hidden">{reason ?? t.marks[state]}</span>
    </td>
  )
}
