import { Button } from '#design/button.tsx'
import { TextArea } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch, ClosedDay } from '#modules/branches/index.ts'
import { CalendarPage } from './calendar-page.tsx'
import { calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'

export interface HolidaysPageProps {
  context: PageContext
  year: number
  closed: readonly ClosedDay[]
  branches: readonly Branch[]
  today: Day
  /** The decision that the list comes from. */
  source: string | undefined
  lines: string
  mayChange: boolean
  error?: string | undefined
  said?: string | undefined
}

/** Closed days of a year, and the list of the ministers to be applied. */
export const HolidaysPage = (props: HolidaysPageProps) => {
  const { context, year, source, lines, mayChange, error, said } = props
  const t = calendarTexts(context.language).holidays
  return (
    <CalendarPage context={context} title={t.title(year)} lead={t.lead}>
      {said && <Notice kind="success">{said}</Notice>}
      <p class="cluster">
        <a href={calendarPaths.holidaysOf(year - 1)}>{year - 1}</a>
        <strong>{year}</strong>
        <a href={calendarPaths.holidaysOf(year + 1)}>{year + 1}</a>
      </p>
      <ClosedDays {...props} />
      {mayChange && (
        <section class="stack">
          <h2>{t.list}</h2>
          <p>{source ? t.source(source) : t.noSource}</p>
          <Form action={calendarPaths.holidays} errors={{ lines: error }}>
            <input type="hidden" name="year" value={year} />
            <TextArea name="lines" label={t.list} hint={t.listHint} value={lines} rows={14} error={error} />
            <FormActions>
              <Button kind="primary">{t.import}</Button>
            </FormActions>
          </Form>
        </section>
      )}
    </CalendarPage>
  )
}

const ClosedDays = ({ context, year, closed, branches, today, mayChange }: HolidaysPageProps) => {
  const { language } = context
  const t = calendarTexts(language).holidays
  const names = new Map(branches.map(({ id, shortName }) => [id, shortName]))
  return (
    <Table
      caption={t.title(year)}
      captionHidden
      rows={closed}
      empty={t.none}
      columns={[
        { key: 'day', label: t.day, names: true, cell: ({ day }) => formatDate(day, language) },
        { key: 'name', label: t.name, cell: ({ reason }) => reason },
        { key: 'kind', label: t.kind, cell: ({ kind }) => t.kinds[kind] },
        {
          key: 'branch',
          label: t.branch,
          cell: ({ branchId }) => (branchId === null ? t.all : names.get(branchId)),
        },
        {
          key: 'actions',
          label: t.remove,
          cell: ({ id, day }) =>
            day < today ? (
              <span class="soft">{t.locked}</span>
            ) : (
              mayChange && (
                <form method="post" action={calendarPaths.removeDay(id)}>
                  <input type="hidden" name="year" value={year} />
                  <button class="as-link" type="submit" aria-label={t.removeOf(formatDate(day, language))}>
                    {t.remove}
                  </button>
                </form>
              )
            ),
        },
      ]}
    />
  )
}
