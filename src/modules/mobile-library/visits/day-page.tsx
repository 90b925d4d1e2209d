import { Button, ButtonLink } from '#design/button.tsx'
import { DateField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { addDays, type Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts } from '../messages.ts'
import type { Vehicle } from '../network/save-vehicle.ts'
import { paths } from '../paths.ts'
import { hoursOf } from '../words.ts'
import type { BoardVisit } from './day-board.ts'
import type { StopVisit } from './read-visits.ts'
import { VisitState } from './visit-state.tsx'

interface DayPageProps {
  context: PageContext
  day: Day
  today: Day
  vehicles: readonly Vehicle[]
  visits: readonly BoardVisit[]
  /** The visits after this day, where it has none. */
  next: readonly StopVisit[]
  /** Begun on an earlier day and never finished. */
  forgotten: readonly { stopId: number; stop: string; day: Day }[]
}

/** Where each vehicle goes on a day. */
export const DayPage = (props: DayPageProps) => {
  const { context, day, today, vehicles, visits, next } = props
  const { language } = context
  const t = mobileTexts(language).day
  const running = vehicles.filter(
    ({ branchId, retired }) => !retired || visits.some(({ stop }) => stop.vehicleId === branchId),
  )
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack-large">
        <PageHeading title={t.title} lead={formatDate(day, language)} />
        <Forgotten {...props} />
        <FilterForm action={paths.day} label={t.on} submit={t.show}>
          <DateField name="tanggal" label={t.on} value={day} optional />
        </FilterForm>
        <p class="cluster">
          <a href={paths.onDay(addDays(day, -1))}>{t.before}</a>
          {day !== today && <a href={paths.day}>{t.today}</a>}
          <a href={paths.onDay(addDays(day, 1))}>{t.after}</a>
        </p>
        {vehicles.length === 0 && <p>{t.noVehicles}</p>}
        {running.map((vehicle) => (
          <VehicleDay
            {...props}
            vehicle={vehicle}
            visits={visits.filter(({ stop }) => stop.vehicleId === vehicle.branchId)}
          />
        ))}
        {visits.length === 0 && next.length > 0 && <Next {...props} />}
      </div>
    </StaffPage>
  )
}

const Forgotten = ({ context: { language }, forgotten }: DayPageProps) =>
  forgotten.length > 0 && (
    <Notice kind="warning" title={mobileTexts(language).day.forgotten}>
      <ul>
        {forgotten.map(({ stopId, stop, day }) => (
          <li>
            <a href={paths.visit(stopId, day)}>
              {stop}, {formatDate(day, language)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )

const VehicleDay = ({ context, day, today, vehicle, visits }: DayPageProps & { vehicle: Vehicle }) => {
  const { language, viewer } = context
  const t = mobileTexts(language).day
  return (
    <section class="stack">
      <div class="page-heading">
        <h2>{vehicle.name}</h2>
        <div class="cluster">
          <ButtonLink href={paths.loadOn(vehicle.branchId, day)}>{t.load}</ButtonLink>
          <ButtonLink href={paths.unload(vehicle.branchId)}>{t.unload}</ButtonLink>
          {viewer?.permissions.has('circulation.lend') && (
            <form method="post" action={paths.deskHere(vehicle.branchId)}>
              <Button>{t.desk}</Button>
            </form>
          )}
        </div>
      </div>
      <Table
        caption={`${vehicle.name}, ${formatDate(day, language)}`}
        captionHidden
        rows={visits}
        empty={t.noVisits}
        stacked
        columns={[
          { key: 'time', label: t.time, cell: (visit) => hoursOf(visit, language) },
          {
            key: 'stop',
            label: t.stop,
            names: true,
            cell: ({ stop }) => <a href={paths.visit(stop.id, day)}>{stop.name}</a>,
          },
          { key: 'route', label: t.route, cell: ({ stop }) => stop.route },
          {
            key: 'state',
            label: t.state,
            cell: (visit) => <VisitState {...{ visit, language, today }} />,
          },
          {
            key: 'holds',
            label: t.holds,
            cell: ({ holds: { ready, waiting } }) =>
              ready + waiting > 0 ? t.holdsText(ready, waiting) : t.noHolds,
          },
          {
            key: 'counts',
            label: t.counts,
            cell: ({ counts }) => (counts ? t.countsText(counts.lent, counts.returned) : t.noHolds),
          },
        ]}
      />
    </section>
  )
}

const Next = ({ context: { language }, next }: DayPageProps) => {
  const t = mobileTexts(language).day
  return (
    <section class="stack">
      <h2>{t.next}</h2>
      <Table
        caption={t.next}
        captionHidden
        rows={next}
        columns={[
          { key: 'day', label: t.on, cell: ({ day }) => formatDate(day, language) },
          { key: 'time', label: t.time, cell: (visit) => hoursOf(visit, language) },
          {
            key: 'stop',
            label: t.stop,
            names: true,
            cell: ({ stop, day }) => <a href={paths.visit(stop.id, day)}>{stop.name}</a>,
          },
          { key: 'route', label: t.route, cell: ({ stop }) => stop.route },
        ]}
      />
    </section>
  )
}
