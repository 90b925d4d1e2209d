import { Badge } from '#design/badge.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatClock, formatDate, formatMonth, formatWeekday } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { addDays, daysBetween, weekdayOf, type Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { agendaTexts } from './messages.ts'
import {
  addressOf,
  lastOfMonth,
  monthAfter,
  monthBefore,
  type AgendaAsked,
  type AgendaItem,
  type AgendaPlace,
} from './read-agenda.ts'
import type { AgendaSource } from './source.ts'

interface AgendaPageProps {
  context: PageContext
  asked: AgendaAsked
  today: Day
  items: readonly AgendaItem[]
  sources: readonly AgendaSource[]
  places: readonly AgendaPlace[]
}

/** What is on, as a list or as a month. */
export const AgendaPage = (props: AgendaPageProps) => {
  const { context, asked, items } = props
  const { language } = context
  const t = agendaTexts(language)
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <div class="stack-large">
        <PageHeading title={t.title} lead={t.lead} />
        <Filter {...props} />
        <nav class="agenda-months" aria-label={t.month}>
          <a href={addressOf(paths.agenda, { ...asked, month: monthBefore(asked.month) })} rel="nofollow">
            {t.before}
          </a>
          <h2>{monthText(asked.month, language)}</h2>
          <a href={addressOf(paths.agenda, { ...asked, month: monthAfter(asked.month) })} rel="nofollow">
            {t.after}
          </a>
        </nav>
        {items.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.none2}</p>
          </EmptyState>
        ) : asked.view === 'bulan' ? (
          <Month {...props} />
        ) : (
          <List {...props} />
        )}
        <p class="no-print">
          <a href={feedAddress(asked)}>{t.feed}</a>. {t.feedText}
        </p>
      </div>
    </PublicPage>
  )
}

const feedAddress = ({ kind, place }: AgendaAsked): string => {
  const query = new URLSearchParams({ ...(kind ? { jenis: kind } : {}), ...(place ? { titik: place } : {}) })
  return [paths.agendaFeed, query.toString()].filter(Boolean).join('?')
}

const monthText = (month: Day, language: Language): string =>
  `${formatMonth(Number(month.slice(5, 7)), language)} ${month.slice(0, 4)}`

const Filter = ({ context: { language }, asked, today, sources, places }: AgendaPageProps) => {
  const t = agendaTexts(language)
  return (
    <FilterForm action={paths.agenda} label={t.filter} submit={t.show}>
      <SelectField
        name="bulan"
        label={t.month}
        value={asked.month.slice(0, 7)}
        options={monthsAround(asked.month, today).map((month) => ({
          value: month.slice(0, 7),
          label: monthText(month, language),
        }))}
      />
      <SelectField
        name="tampil"
        label={t.view}
        value={asked.view}
        options={(['daftar', 'bulan'] as const).map((value) => ({ value, label: t.views[value] }))}
      />
      {sources.length > 1 && (
        <SelectField
          name="jenis"
          label={t.kind}
          value={asked.kind}
          options={[
            { value: '', label: t.allKinds },
            ...sources.map(({ kind, label }) => ({ value: kind, label: label[language] })),
          ]}
        />
      )}
      <SelectField
        name="titik"
        label={t.place}
        value={asked.place}
        options={[
          { value: '', label: t.allPlaces },
          ...places.map(({ kind, key, name }) => ({ value: `${kind}.${key}`, label: name })),
        ]}
      />
    </FilterForm>
  )
}

/** Two months back and nine ahead, and the one that is shown. */
function monthsAround(shown: Day, today: Day): Day[] {
  let month = monthBefore(monthBefore(`${today.slice(0, 7)}-01`))
  const months = new Set([shown])
  for (let count = 0; count < 12; count++, month = monthAfter(month)) months.add(month)
  return [...months].toSorted()
}

/** What is still to come; of the month that is running, what is over stands folded below it. */
const List = ({ context: { language }, asked, items, today }: AgendaPageProps) => {
  const t = agendaTexts(language)
  const running = today.startsWith(asked.month.slice(0, 7))
  const over = running ? items.filter(({ day }) => day < today) : []
  const coming = items.slice(over.length)
  return (
    <>
      {coming.length > 0 ? (
        <Days {...{ language, today }} items={coming} />
      ) : (
        <EmptyState title={t.noneLeft}>
          <a href={addressOf(paths.agenda, { ...asked, month: monthAfter(asked.month) })} rel="nofollow">
            {t.after}
          </a>
        </EmptyState>
      )}
      {over.length > 0 && (
        <Disclosure summary={t.over(over.length)}>
          <Days {...{ language, today }} items={over} />
        </Disclosure>
      )}
    </>
  )
}

type DaysProps = Pick<AgendaPageProps, 'items' | 'today'> & { language: Language }

const Days = ({ language, items, today }: DaysProps) => (
  <ol class="agenda-list" role="list">
    {[...Map.groupBy(items, ({ day }) => day)].map(([day, ofDay]) => (
      <li>
        <h3>
          {formatDate(day, language)}{' '}
          {day === today && <Badge kind="good">{agendaTexts(language).today}</Badge>}
        </h3>
        <ul role="list">
          {ofDay.map((item) => (
            <Item {...{ item, language }} />
          ))}
        </ul>
      </li>
    ))}
  </ol>
)

const Item = ({ item, language }: { item: AgendaItem; language: Language }) => {
  const { starts, ends, title, place, href, off } = item
  return (
    <li class="agenda-item" data-off={off === undefined ? undefined : true}>
      <span class="agenda-time">
        {formatClock(starts, language)}–{formatClock(ends, language)}
      </span>
      <span>
        <a href={href}>{title}</a>
        <span class="soft agenda-place">{place}</span>
        {off !== undefined && (
          <span>
            <Badge kind="attention">{agendaTexts(language).off}</Badge> {off}
          </span>
        )}
      </span>
    </li>
  )
}

/** Days side by side where there is room, and below each other where there is not. */
const Month = ({ context: { language }, asked, items, today }: AgendaPageProps) => {
  const byDay = Map.groupBy(items, ({ day }) => day)
  const length = daysBetween(asked.month, lastOfMonth(asked.month)) + 1
  const days = Array.from({ length }, (_, place) => addDays(asked.month, place))
  return (
    <div class="agenda-month">
      <div class="agenda-weekdays" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span>{formatWeekday(weekday, language)}</span>
        ))}
      </div>
      <ol role="list">
        {days.map((day) => (
          <li
            data-weekday={weekdayOf(day)}
            data-today={day === today ? true : undefined}
            data-empty={byDay.has(day) ? undefined : true}
          >
            <h3>
              <span class="agenda-number" aria-hidden="true">
                {Number(day.slice(8))}
              </span>
              <span class="agenda-date">{formatDate(day, language)}</span>
            </h3>
            <ul role="list">
              {(byDay.get(day) ?? []).map((item) => (
                <Item {...{ item, language }} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}
