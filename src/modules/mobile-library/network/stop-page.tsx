import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import { TimeFields } from '../times/time-fields.tsx'
import type { StopVisit } from '../visits/read-visits.ts'
import { VisitState } from '../visits/visit-state.tsx'
import { hoursOf, timeText } from '../words.ts'
import type { Stop } from './read-stops.ts'
import type { Route } from './save-route.ts'

export interface StopPageProps {
  context: PageContext
  /** None: a new one. */
  stop: Stop | undefined
  routes: readonly Route[]
  visits: readonly StopVisit[]
  today: Day
  typed: Typed
  errors?: FieldErrors
  /** Which of the forms was sent. */
  sent?: 'stop' | 'time' | 'extra'
  saved?: boolean
}

/** A stop with its times and the visits to come. */
export const StopPage = (props: StopPageProps) => {
  const { context, stop, saved } = props
  const texts = mobileTexts(context.language)
  const t = texts.stops
  const title = stop?.name ?? t.add
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={<a href={paths.routes}>{stop?.route ?? texts.routes.title}</a>}
          actions={stop && <ButtonLink href={paths.openStop(stop.id)}>{t.publicPage}</ButtonLink>}
        />
        {saved && <Notice kind="success">{texts.common.saved}</Notice>}
        {stop && <Times {...props} stop={stop} />}
        {stop && <Visits {...props} stop={stop} />}
        <section class="stack">
          {stop && <h2>{t.edit}</h2>}
          <StopForm {...props} />
        </section>
      </div>
    </StaffPage>
  )
}

const StopForm = ({ context, stop, routes, typed, errors = {}, sent }: StopPageProps) => {
  const texts = mobileTexts(context.language)
  const t = texts.stops
  const wrong: Record<string, string> = sent === 'stop' ? worded(errors, texts) : {}
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: wrong[name],
  })
  return (
    <Form action={stop ? paths.stop(stop.id) : paths.newStop} errors={wrong}>
      <TextField {...field('name', t.name, t.nameHint)} maxlength={120} autofocus={!stop} />
      <TextField {...field('address', t.address)} maxlength={300} />
      <SelectField
        {...field('routeId', t.route)}
        options={routes.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <TextField {...field('position', t.position)} inputmode="numeric" width="short" optional />
      <TextField {...field('latitude', t.latitude, t.mapHint)} width="short" optional />
      <TextField {...field('longitude', t.longitude)} width="short" optional />
      <TextArea {...field('accessibility', t.accessibility, t.accessibilityHint)} rows={3} optional />
      <TextField {...field('contactName', t.contactName, t.contactHint)} maxlength={120} optional />
      <TextField {...field('contactPhone', t.contactPhone)} type="tel" maxlength={40} optional />
      {stop && (
        <Checkbox name="closed" label={t.closed} checked={Boolean(typed['closed'])} error={wrong['closed']} />
      )}
      <FormActions>
        <Button kind="primary">{texts.common.save}</Button>
        <ButtonLink href={paths.routes}>{texts.common.cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

const Times = (props: StopPageProps & { stop: Stop }) => {
  const { context, stop, today, typed, errors = {}, sent } = props
  const { language } = context
  const texts = mobileTexts(language)
  const t = texts.stops
  const own = sent === 'time'
  return (
    <section class="stack">
      <h2>{t.times}</h2>
      {stop.times.length === 0 && <p>{t.noTimes}</p>}
      {stop.times.length > 0 && (
        <ul>
          {stop.times.map((time) => (
            <li>
              <form class="cluster" method="post" action={paths.stopTimeEnd(stop.id, time.id)}>
                {timeText(time, language, today)}{' '}
                <button
                  class="as-link"
                  type="submit"
                  aria-label={t.removeTimeNamed(timeText(time, language, today))}
                >
                  {t.removeTime}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t.addTime} open={own || stop.times.length === 0}>
        <TimeFields
          {...{ context, stopId: stop.id, today, typed: own ? typed : {} }}
          errors={own ? errors : {}}
        />
      </Disclosure>
    </section>
  )
}

const Visits = (props: StopPageProps & { stop: Stop }) => {
  const { context, stop, visits, today, typed, errors = {}, sent } = props
  const { language } = context
  const texts = mobileTexts(language)
  const t = texts.stops
  const wrong: Record<string, string> = sent === 'extra' ? worded(errors, texts) : {}
  const field = (name: string, label: string) => ({
    name,
    id: `tambahan-${name}`,
    label,
    value: sent === 'extra' ? typed[name] : '',
    error: wrong[name],
  })
  const byId = Object.fromEntries(Object.entries(wrong).map(([name, text]) => [`tambahan-${name}`, text]))
  return (
    <section class="stack">
      <h2>{t.visits}</h2>
      <Table
        caption={t.visits}
        captionHidden
        rows={visits}
        empty={texts.routes.noNext}
        stacked
        columns={[
          {
            key: 'day',
            label: t.extraDay,
            names: true,
            cell: ({ day }) => <a href={paths.visit(stop.id, day)}>{formatDate(day, language)}</a>,
          },
          { key: 'hours', label: texts.day.time, cell: (visit) => hoursOf(visit, language) },
          {
            key: 'state',
            label: texts.day.state,
            cell: (visit) => <VisitState {...{ visit, language, today }} />,
          },
        ]}
      />
      <Disclosure summary={t.extraTitle} open={sent === 'extra'}>
        <Form action={paths.stopExtra(stop.id)} errors={byId}>
          <DateField {...field('day', t.extraDay)} min={today} />
          <TextField {...field('starts', texts.visit.starts)} type="time" width="short" />
          <TextField {...field('ends', texts.visit.ends)} type="time" width="short" />
          <FormActions>
            <Button>{t.addExtra}</Button>
          </FormActions>
        </Form>
      </Disclosure>
    </section>
  )
}
