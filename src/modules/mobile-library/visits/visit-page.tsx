import { Button } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate, formatTime } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import { hoursOf } from '../words.ts'
import type { BoardVisit } from './day-board.ts'
import { VisitState } from './visit-state.tsx'

interface VisitPageProps {
  context: PageContext
  visit: BoardVisit
  today: Day
  typed?: Typed
  errors?: FieldErrors
}

/** One visit: begins, ends, does not take place. */
export const VisitPage = (props: VisitPageProps) => {
  const { context, visit, errors = {}, today } = props
  const { language } = context
  const texts = mobileTexts(language)
  const t = texts.visit
  const wrong = worded(errors, texts)
  const { stop, day, state } = visit
  const title = t.title(stop.name, formatDate(day, language))
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={
            <>
              {hoursOf(visit, language)} · {stop.route} · <VisitState {...{ visit, language, today }} />
            </>
          }
          actions={<a href={paths.onDay(day)}>{texts.day.title}</a>}
        />
        {wrong[''] && <Notice kind="problem">{wrong['']}</Notice>}
        <Facts {...props} />
        {state === 'planned' && day === today && (
          <Form action={paths.visitDeed(stop.id, day, 'mulai')}>
            <p>{t.startHint}</p>
            <FormActions>
              <Button kind="primary">{t.start}</Button>
            </FormActions>
          </Form>
        )}
        {state === 'under-way' && <Finish {...props} />}
        {state === 'planned' && day >= today && (
          <>
            <Hours {...props} />
            <Cancel {...props} />
          </>
        )}
        {state === 'cancelled' && day >= today && (
          <Form action={paths.visitDeed(stop.id, day, 'jadi')}>
            <p>{t.reinstateText}</p>
            <FormActions>
              <Button>{t.reinstate}</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </StaffPage>
  )
}

const Facts = ({ context: { language }, visit }: VisitPageProps) => {
  const texts = mobileTexts(language)
  const t = texts.visit
  const { stop, counts, holds, startedAt, finishedAt, visitors, note } = visit
  const until = finishedAt ? formatTime(finishedAt, language) : '…'
  return (
    <DescriptionList
      entries={[
        [texts.stops.address, stop.address],
        [texts.stops.contactName, [stop.contactName, stop.contactPhone].filter(Boolean).join(', ')],
        [t.extra, visit.extra && '✓'],
        [t.from, startedAt && `${formatTime(startedAt, language)}–${until}`],
        [t.visitors, visitors === null ? '' : String(visitors)],
        [t.lent, counts && String(counts.lent)],
        [t.returned, counts && String(counts.returned)],
        [t.pickedUp, counts && String(counts.pickedUp)],
        [t.holdsReady, String(holds.ready)],
        [t.holdsWaiting, String(holds.waiting)],
        [t.note, note],
      ]}
    />
  )
}

const fieldOf =
  ({ typed = {}, errors = {} }: VisitPageProps, wrong: Record<string, string>) =>
  (name: string, label: string, value = '') => ({
    name,
    label,
    value: typed[name] ?? value,
    error: errors[name] === undefined ? undefined : wrong[name],
  })

const Finish = (props: VisitPageProps) => {
  const texts = mobileTexts(props.context.language)
  const t = texts.visit
  const wrong = worded(props.errors ?? {}, texts)
  const field = fieldOf(props, wrong)
  const { stop, day } = props.visit
  return (
    <Form action={paths.visitDeed(stop.id, day, 'selesai')} errors={{ visitors: wrong['visitors'] }}>
      <TextField
        {...field('visitors', t.visitors)}
        hint={t.visitorsHint}
        inputmode="numeric"
        width="short"
        optional
      />
      <TextArea {...field('note', t.note)} rows={2} maxlength={500} optional />
      <FormActions>
        <Button kind="primary">{t.finish}</Button>
      </FormActions>
    </Form>
  )
}

const Hours = (props: VisitPageProps) => {
  const texts = mobileTexts(props.context.language)
  const t = texts.visit
  const { visit, errors = {} } = props
  const wrong = worded(errors, texts)
  const field = fieldOf(props, wrong)
  const own = { starts: wrong['starts'], ends: wrong['ends'] }
  return (
    <Disclosure summary={t.hoursTitle} open={Boolean(own.starts ?? own.ends)}>
      <Form action={paths.visitDeed(visit.stop.id, visit.day, 'jam')} errors={own}>
        <TextField {...field('starts', t.starts, visit.starts)} type="time" width="short" />
        <TextField {...field('ends', t.ends, visit.ends)} type="time" width="short" />
        <FormActions>
          <Button>{t.saveHours}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

const Cancel = (props: VisitPageProps) => {
  const texts = mobileTexts(props.context.language)
  const t = texts.visit
  const { visit, errors = {} } = props
  const wrong = worded(errors, texts)
  const field = fieldOf(props, wrong)
  return (
    <Disclosure summary={t.cancelTitle} open={Boolean(wrong['reason'])}>
      <Form action={paths.visitDeed(visit.stop.id, visit.day, 'batal')} errors={{ reason: wrong['reason'] }}>
        <p>{t.cancelText}</p>
        <TextField {...field('reason', t.reason)} hint={t.reasonHint} maxlength={200} />
        <FormActions>
          <Button kind="danger">{t.cancel}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}
