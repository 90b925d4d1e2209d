import { Table } from '#design/table.tsx'
import { formatClock, formatWeekday } from '#design/format.ts'
import type { Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { HoursSpan } from '#modules/branches/index.ts'
import { spanFields } from './hours-form.ts'
import { calendarTexts } from './messages.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Opening times of seven days, two spans each. */
export const WeekFields = ({ typed, language }: { typed: Typed; language: Language }) => {
  const t = calendarTexts(language).branch
  const column = (at: 0 | 1, half: '' | 'b', label: string) => ({
    key: `${at}${half}`,
    label,
    cell: (weekday: number) => {
      const name = spanFields(weekday, half)[at]
      return (
        <div class="field">
          <input
            type="time"
            name={name}
            value={typed[name]}
            aria-label={t.cell(formatWeekday(weekday, language), label)}
          />
        </div>
      )
    },
  })
  return (
    <>
      <p class="hint">{t.emptyIsClosed}</p>
      <Table
        caption={t.hours}
        captionHidden
        rows={weekdays}
        columns={[
          {
            key: 'day',
            label: t.weekday,
            names: true,
            cell: (weekday: number) => formatWeekday(weekday, language),
          },
          column(0, '', t.opens),
          column(1, '', t.closes),
          column(0, 'b', t.opensAgain),
          column(1, 'b', t.closesAgain),
        ]}
      />
    </>
  )
}

/** A week to be read. */
export const WeekTable = (props: { week: readonly HoursSpan[]; caption: string; language: Language }) => {
  const { week, caption, language } = props
  const t = calendarTexts(language).branch
  const told = (weekday: number) =>
    week
      .filter((span) => span.weekday === weekday)
      .map(({ opens, closes }) => `${formatClock(opens, language)}–${formatClock(closes, language)}`)
      .join(', ')
  return (
    <Table
      caption={caption}
      captionHidden
      rows={weekdays}
      columns={[
        {
          key: 'day',
          label: t.weekday,
          names: true,
          cell: (weekday: number) => formatWeekday(weekday, language),
        },
        { key: 'open', label: t.hours, cell: (weekday: number) => told(weekday) || t.closed },
      ]}
    />
  )
}
