import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatMonth, formatWeekday } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { paths } from '../../paths.ts'
import { serialTexts, wordedErrors, type SerialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import { frequencies, restarts } from './pattern.ts'
import { monthNumbers, weekdays } from './subscription-form.ts'

interface SubscriptionPageProps {
  context: PageContext
  recordId: number
  recordTitle: string
  /** Left out for a new one. */
  id?: number
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
}

/** A subscription and the pattern of its issues, to be filled in. */
export const SubscriptionPage = (props: SubscriptionPageProps) => {
  const { context, recordId, recordTitle, id, branches, typed, errors = {} } = props
  const texts = serialTexts(context.language)
  const t = texts.form
  const worded = wordedErrors(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  const title = id ? t.editTitle : t.newTitle
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={<a href={paths.record(recordId)}>{recordTitle}</a>} />
      <Form action={id ? serialPaths.edit(id) : serialPaths.newSubscription(recordId)} errors={worded}>
        <fieldset class="field-grid plain-fieldset">
          <SelectField
            {...field('branchId', t.branch)}
            options={branches.map((branch) => ({ value: String(branch.id), label: branch.name }))}
          />
          <TextField {...field('vendor', t.vendor, t.vendorHint)} optional />
          <TextField {...field('vendorAddress', t.vendorAddress)} optional />
          <TextField {...field('source', t.source)} optional />
          <TextField {...field('price', t.price)} inputmode="numeric" optional />
          <DateField {...field('startsOn', t.startsOn)} />
          <DateField {...field('endsOn', t.endsOn)} optional />
        </fieldset>
        <h2>{t.pattern}</h2>
        <PatternFields {...{ field, texts }} />
        <Ticks
          legend={t.skippedWeekdays}
          typed={typed}
          names={tickNames('weekday', weekdays, (day) => formatWeekday(day, context.language))}
        />
        <Ticks
          legend={t.skippedMonths}
          typed={typed}
          names={tickNames('month', monthNumbers, (month) => formatMonth(month, context.language))}
        />
        <TextArea {...field('note', t.note)} rows={2} optional />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={id ? serialPaths.subscription(id) : paths.record(recordId)}>
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

interface PatternFieldsProps {
  field(name: string, label: string, hint?: string): { name: string; label: string; value?: string }
  texts: SerialTexts
}

const PatternFields = ({ field, texts: { form: t, frequencies: names } }: PatternFieldsProps) => (
  <fieldset class="field-grid plain-fieldset">
    <SelectField
      {...field('frequency', t.frequency)}
      options={frequencies.map((value) => ({ value, label: names[value] }))}
    />
    <DateField {...field('firstOn', t.firstOn, t.firstOnHint)} />
    <TextField {...field('enumeration', t.enumeration, t.enumerationHint)} />
    <SelectField
      {...field('restart', t.restart)}
      options={restarts.map((value) => ({ value, label: t.restarts[value] }))}
    />
    <TextField {...field('volume', t.volume)} inputmode="numeric" optional />
    <TextField {...field('number', t.number)} inputmode="numeric" optional />
    <TextField {...field('numbersPerVolume', t.numbersPerVolume)} inputmode="numeric" optional />
    <TextField {...field('graceDays', t.graceDays)} inputmode="numeric" />
  </fieldset>
)

const tickNames = (kind: string, numbers: readonly number[], name: (number: number) => string) =>
  numbers.map((number) => [`${kind}${number}`, name(number)] as const)

interface TicksProps {
  legend: string
  typed: Typed
  names: readonly (readonly [name: string, label: string])[]
}

const Ticks = ({ legend, typed, names }: TicksProps) => (
  <fieldset class="field">
    <legend>{legend}</legend>
    <div class="cluster">
      {names.map(([name, label]) => (
        <Checkbox name={name} label={label} checked={typed[name] !== undefined} />
      ))}
    </div>
  </fieldset>
)
