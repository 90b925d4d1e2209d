import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import type { StopVisit } from '../visits/read-visits.ts'
import { hoursOf, timeText } from '../words.ts'
import type { Stop } from './read-stops.ts'
import type { Route } from './save-route.ts'
import type { Vehicle } from './save-vehicle.ts'

interface RoutesPageProps {
  context: PageContext
  routes: readonly Route[]
  stops: readonly Stop[]
  /** The next visit of each stop. */
  next: ReadonlyMap<number, StopVisit>
  today: Day
}

/** Routes, each with its stops, their times and next visits. */
export const RoutesPage = (props: RoutesPageProps) => {
  const { context, routes, stops } = props
  const texts = mobileTexts(context.language)
  const t = texts.routes
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack-large">
        <PageHeading title={t.title} actions={<ButtonLink href={paths.newRoute}>{t.add}</ButtonLink>} />
        {routes.length === 0 && <p>{texts.common.none}</p>}
        {routes.map((route) => (
          <section class="stack">
            <div class="page-heading">
              <div>
                <h2>{route.name}</h2>
                <p>
                  {route.vehicle} {route.closed && <Badge kind="muted">{texts.common.closed}</Badge>}
                </p>
              </div>
              <div class="cluster">
                <ButtonLink href={paths.route(route.id)}>{t.edit}</ButtonLink>
                <ButtonLink href={paths.newStopOf(route.id)}>{t.addStop}</ButtonLink>
              </div>
            </div>
            <StopTable
              {...props}
              caption={`${t.stops}: ${route.name}`}
              stops={stops.filter(({ routeId }) => routeId === route.id)}
            />
          </section>
        ))}
      </div>
    </StaffPage>
  )
}

const StopTable = ({ context, stops, next, today, caption }: RoutesPageProps & { caption: string }) => {
  const { language } = context
  const texts = mobileTexts(language)
  const t = texts.routes
  return (
    <Table
      caption={caption}
      captionHidden
      rows={stops}
      empty={t.noStops}
      stacked
      columns={[
        {
          key: 'name',
          label: texts.day.stop,
          names: true,
          cell: ({ id, name, closed }) => (
            <>
              <a href={paths.stop(id)}>{name}</a>{' '}
              {closed && <Badge kind="muted">{texts.common.closed}</Badge>}
            </>
          ),
        },
        {
          key: 'times',
          label: texts.stops.times,
          cell: ({ times }) => (
            <>
              {times.length === 0 && texts.stops.noTimes}
              {times.map((time) => (
                <div>{timeText(time, language, today)}</div>
              ))}
            </>
          ),
        },
        {
          key: 'next',
          label: t.next,
          cell: ({ id }) => {
            const visit = next.get(id)
            return visit ? (
              <a href={paths.visit(id, visit.day)}>
                {formatDate(visit.day, language)}, {hoursOf(visit, language)}
              </a>
            ) : (
              t.noNext
            )
          },
        },
      ]}
    />
  )
}

interface RoutePageProps {
  context: PageContext
  id: number | undefined
  vehicles: readonly Vehicle[]
  typed: Typed
  errors?: FieldErrors
}

export const RoutePage = ({ context, id, vehicles, typed, errors = {} }: RoutePageProps) => {
  const texts = mobileTexts(context.language)
  const t = texts.routes
  const wrong = worded(errors, texts)
  const title = id === undefined ? t.add : t.edit
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: wrong[name] })
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={<a href={paths.routes}>{t.title}</a>} />
      <Form action={id === undefined ? paths.newRoute : paths.route(id)} errors={wrong}>
        <TextField {...field('name', t.name)} maxlength={100} autofocus />
        <SelectField
          {...field('vehicleId', t.vehicle)}
          options={vehicles.map(({ branchId, name }) => ({ value: String(branchId), label: name }))}
        />
        <TextArea {...field('about', t.about)} rows={3} maxlength={500} optional />
        {id !== undefined && (
          <Checkbox
            name="closed"
            label={texts.common.closed}
            checked={Boolean(typed['closed'])}
            error={wrong['closed']}
          />
        )}
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
          <ButtonLink href={paths.routes}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
