import { ButtonLink } from '#design/button.tsx'
import { Card, CardGrid } from '#design/card.tsx'
import { DateField, SelectField } from '#design/field.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { Island } from '#design/island.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { Category } from '#modules/patrons/index.ts'
import type { AnswerLists } from '../answers/answers.ts'
import { visitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mayCount } from '../permissions.ts'
import type { VisitorSettings } from '../settings/settings.ts'
import { Charts } from './charts.tsx'
import type { DoorTotals, GroupShown, Period, VisitCounts } from './count-visits.ts'
import { periodQuery, presetDays, presets } from './read-period.ts'

export interface VisitorsPageProps {
  context: PageContext
  period: Period
  today: Day
  counts: VisitCounts
  doors: DoorTotals
  groups: readonly GroupShown[]
  lists: AnswerLists
  branches: readonly Branch[]
  categories: readonly Category[]
  official: VisitorSettings['official']
}

/** How many came: now, in a month, in a year, and what for. */
export const VisitorsPage = (props: VisitorsPageProps) => {
  const { context, period, today } = props
  const { viewer, language } = context
  const t = visitorTexts(language).staff
  const live = period.to >= today && period.from <= today
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          viewer?.permissions.has(mayCount) && (
            <ButtonLink href={paths.count} kind="primary">
              {t.toCount}
            </ButtonLink>
          )
        }
      />
      <div class="stack">
        <Choosing {...props} />
        <progress-watch
          id="angka"
          data-href={`${paths.visitors}?${periodQuery(period)}`}
          data-running={live ? 'yes' : 'no'}
          data-pause="20000"
        >
          <div class="stack">
            <Totals {...props} />
            {live && <p class="soft no-print">{t.live}</p>}
            <Charts {...props} />
            <Groups {...props} />
          </div>
        </progress-watch>
        {live && <Island name="progress-watch" />}
        <p class="cluster no-print">
          <ButtonLink href={`${paths.days}?${periodQuery(period)}&berkas=xlsx`} download>
            {t.xlsx}
          </ButtonLink>
          <ButtonLink href={`${paths.days}?${periodQuery(period)}&berkas=csv`} download>
            {t.csv}
          </ButtonLink>
          <ButtonLink href={`${paths.details}?${periodQuery(period)}`} download>
            {t.details}
          </ButtonLink>
        </p>
      </div>
    </StaffPage>
  )
}

const Choosing = ({ context, period, today, branches }: VisitorsPageProps) => {
  const t = visitorTexts(context.language).staff
  return (
    <>
      <ul class="chips no-print" role="list">
        {presets.map((preset) => {
          const days = presetDays(preset, today)
          const chosen = days.from === period.from && days.to === period.to
          return (
            <li>
              <a
                class="chip"
                href={`${paths.visitors}?${periodQuery({ ...period, ...days })}`}
                data-selected={chosen || undefined}
                aria-current={chosen ? 'page' : undefined}
              >
                {t.presets[preset]}
              </a>
            </li>
          )
        })}
      </ul>
      <FilterForm action={paths.visitors} label={t.filter} submit={t.show}>
        <DateField name="dari" label={t.from} value={period.from} optional />
        <DateField name="sampai" label={t.to} value={period.to} optional />
        <SelectField
          name="tempat"
          label={visitorTexts(context.language).place}
          value={period.branchId === undefined ? '' : String(period.branchId)}
          options={[
            { value: '', label: t.allPlaces },
            ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          optional
        />
      </FilterForm>
    </>
  )
}

const Totals = ({ context, counts, doors, official }: VisitorsPageProps) => {
  const { language } = context
  const texts = visitorTexts(language)
  const t = texts.staff
  const number = (count: number) => formatNumber(count, language)
  const days = Math.max(1, counts.by.day.size)
  const mark = (kind: VisitorSettings['official']) =>
    kind === official && doors.total > 0 && `, ${t.official}`
  return (
    <CardGrid>
      <Card title={number(counts.total)} level={2}>
        <p>
          {t.total}
          {mark('book')}
        </p>
        {counts.by.day.size > 1 && <p class="soft">{t.perDay(number(Math.round(counts.total / days)))}</p>}
      </Card>
      <Card title={`${number(counts.women)} · ${number(counts.men)}`} level={2}>
        <p>
          {t.women} · {t.men}
        </p>
      </Card>
      <Card title={number(counts.disabled)} level={2}>
        <p>{t.disabled}</p>
      </Card>
      {doors.total > 0 && (
        <Card title={number(doors.total)} level={2}>
          <p>
            {t.doors}
            {mark('door')}
          </p>
          <p class="soft">{t.doorsNote}</p>
        </Card>
      )}
    </CardGrid>
  )
}

const Groups = ({ context, groups }: VisitorsPageProps) => {
  if (groups.length === 0) return null
  const { language } = context
  const texts = visitorTexts(language)
  const title = texts.staff.groups(formatNumber(groups.length, language))
  return (
    <Disclosure summary={title}>
      <Table
        caption={title}
        captionHidden
        stacked
        rows={groups}
        columns={[
          { key: 'day', label: texts.staff.day, cell: ({ day }) => formatShortDate(day, language) },
          {
            key: 'name',
            label: texts.staff.institution,
            names: true,
            cell: ({ institution }) => institution,
          },
          { key: 'place', label: texts.place, cell: ({ branch }) => branch },
          {
            key: 'people',
            label: texts.people,
            numeric: true,
            cell: ({ people }) => formatNumber(people, language),
          },
        ]}
      />
    </Disclosure>
  )
}
