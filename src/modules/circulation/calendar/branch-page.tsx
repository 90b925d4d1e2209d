import * as v from 'valibot'
import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { optionalText, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { HoursVersion } from '#modules/branches/index.ts'
import { CalendarPage } from './calendar-page.tsx'
import { calendarRefusal, calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'
import { WeekFields, WeekTable } from './week-fields.tsx'

const branchKinds = ['pusat', 'cabang', 'anak', 'keliling', 'pojok-baca'] as const

export const BranchForm = v.object({
  code: v.pipe(requiredText(40), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'not-a-code')),
  name: requiredText(120),
  shortName: requiredText(40),
  kind: v.picklist(branchKinds, 'required'),
  address: optionalText(300),
  phone: optionalText(40),
  email: v.pipe(optionalText(120), v.union([v.literal(''), v.pipe(v.string(), v.email())], 'not-an-email')),
  about: optionalText(1000),
  position: v.pipe(v.string('required'), v.regex(/^\d{1,4}$/, 'not-a-number'), v.transform(Number)),
})

export interface BranchPageProps {
  context: PageContext
  /** Absent for a branch that is to be opened. */
  id: number | undefined
  name: string
  typed: Typed
  errors?: FieldErrors
  /** What is wrong with the hours. */
  hoursProblem?: string | undefined
  versions: readonly HoursVersion[]
  today: Day
  mayChange: boolean
  said?: string | undefined
}

/** A branch: what is told of it, and when it is open. */
export const BranchPage = (props: BranchPageProps) => {
  const { context, id, name, mayChange, said } = props
  const t = calendarTexts(context.language)
  return (
    <CalendarPage context={context} title={id === undefined ? t.newBranch : name}>
      {said && <Notice kind="success">{said}</Notice>}
      {id !== undefined && <Hours {...props} id={id} />}
      {mayChange && id !== undefined && <ChangeHours {...props} id={id} />}
      {mayChange && <Details {...props} />}
    </CalendarPage>
  )
}

type WithId = BranchPageProps & { id: number }

const Hours = ({ id, context, versions, today, mayChange }: WithId) => {
  const { language } = context
  const t = calendarTexts(language).branch
  const current = versions.find(({ from }) => from <= today)
  const past = versions.filter(({ from }) => from < (current?.from ?? today))
  return (
    <section class="stack">
      <h2>{t.hours}</h2>
      {current ? (
        <WeekTable week={current.week} caption={t.now} language={language} />
      ) : (
        <Notice kind="warning">{calendarTexts(language).refusals['no-hours']}</Notice>
      )}
      {versions
        .filter(({ from }) => from > today)
        .toReversed()
        .map(({ from, week }) => (
          <Disclosure summary={t.from(formatDate(from, language))} open>
            <div class="stack">
              <WeekTable week={week} caption={t.from(formatDate(from, language))} language={language} />
              {mayChange && (
                <form method="post" action={calendarPaths.removeHours(id)}>
                  <input type="hidden" name="from" value={from} />
                  <Button>
                    {t.remove}
                    <span class="visually-hidden"> {formatDate(from, language)}</span>
                  </Button>
                </form>
              )}
            </div>
          </Disclosure>
        ))}
      {past.length > 0 && (
        <Disclosure summary={t.past}>
          {past.map(({ from, week }) => (
            <section class="stack">
              <h3>{t.from(formatDate(from, language))}</h3>
              <WeekTable week={week} caption={t.from(formatDate(from, language))} language={language} />
            </section>
          ))}
        </Disclosure>
      )}
    </section>
  )
}

const ChangeHours = ({ id, context, typed, errors = {}, hoursProblem, today }: WithId) => {
  const { language } = context
  const t = calendarTexts(language).branch
  const error = (name: string) => errors[name] && calendarRefusal(errors[name], language)
  return (
    <Disclosure summary={t.change} open={hoursProblem !== undefined || 'from' in errors} id="jam">
      <p>{t.changeLead}</p>
      {hoursProblem && <Notice kind="problem">{calendarRefusal(hoursProblem, language)}</Notice>}
      <Form action={calendarPaths.hours(id)} errors={{ from: error('from'), until: error('until') }}>
        <div class="field-grid">
          <DateField
            name="from"
            label={t.validFrom}
            value={typed['from'] ?? addDays(today, 1)}
            error={error('from')}
          />
          <DateField
            name="until"
            label={t.validUntil}
            value={typed['until']}
            hint={t.validUntilHint}
            error={error('until')}
            optional
          />
          <div class="wide">
            <TextField
              name="note"
              label={t.note}
              value={typed['note']}
              hint={t.noteHint}
              maxlength={120}
              optional
            />
          </div>
        </div>
        <WeekFields typed={typed} language={language} />
        <FormActions>
          <Button kind="primary">{t.saveHours}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

const Details = ({ id, context, typed, errors = {}, hoursProblem }: BranchPageProps) => {
  const { language } = context
  const t = calendarTexts(language).branch
  const worded = wordedErrors(errors, language)
  const field = (name: keyof typeof t.fields, optional = false) => ({
    name,
    label: t.fields[name],
    value: typed[name],
    error: worded[name],
    optional,
  })
  return (
    <section class="stack">
      <h2>{t.details}</h2>
      <Form action={id === undefined ? calendarPaths.newBranch : calendarPaths.branch(id)} errors={worded}>
        <div class="field-grid">
          <TextField {...field('name')} maxlength={120} />
          <TextField {...field('shortName')} maxlength={40} />
          <TextField {...field('code')} hint={t.fields.codeHint} maxlength={40} />
          <SelectField
            {...field('kind')}
            options={branchKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <div class="wide">
            <TextField {...field('address', true)} maxlength={300} />
          </div>
          <TextField {...field('phone', true)} maxlength={40} />
          <TextField {...field('email', true)} maxlength={120} />
          <div class="wide">
            <TextArea {...field('about', true)} rows={3} />
          </div>
          <TextField {...field('position')} value={typed['position'] ?? '1'} width="short" />
        </div>
        {id === undefined && (
          <>
            <h2>{t.hours}</h2>
            {hoursProblem && <Notice kind="problem">{calendarRefusal(hoursProblem, language)}</Notice>}
            <WeekFields typed={typed} language={language} />
          </>
        )}
        <FormActions>
          <Button kind="primary">{id === undefined ? t.create : t.save}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const wordedErrors = (errors: FieldErrors, language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, calendarRefusal(code, language)]))
