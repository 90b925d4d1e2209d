import { Button } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatWeekday } from '#design/format.ts'
import type { Day } from '#kernel/days.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import { nths, patterns } from './pattern.ts'

interface TimeFieldsProps {
  context: PageContext
  stopId: number
  today: Day
  typed: Typed
  errors: FieldErrors
}

/** One more time at which a stop is visited. */
export const TimeFields = ({ context, stopId, today, typed, errors }: TimeFieldsProps) => {
  const { language } = context
  const texts = mobileTexts(language)
  const t = texts.stops
  const wrong = worded(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: wrong[name],
  })
  return (
    <Form action={paths.stopTimes(stopId)} errors={wrong}>
      <SelectField
        {...field('pattern', t.pattern)}
        value={typed['pattern'] ?? 'weekly'}
        options={patterns.map((value) => ({ value, label: texts.patterns[value] }))}
      />
      <SelectField
        {...field('weekday', t.weekday)}
        width="medium"
        options={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          value: String(weekday),
          label: formatWeekday(weekday, language),
        }))}
      />
      <SelectField
        {...field('nth', t.nth, t.nthHint)}
        width="medium"
        optional
        options={nths.map((nth) => ({ value: String(nth), label: texts.nths[String(nth)] ?? '' }))}
      />
      <TextField {...field('starts', texts.visit.starts)} type="time" width="short" />
      <TextField {...field('ends', texts.visit.ends)} type="time" width="short" />
      <DateField {...field('firstDay', t.firstDay, t.firstDayHint)} value={typed['firstDay'] ?? today} />
      <DateField {...field('lastDay', t.lastDay)} optional />
      <FormActions>
        <Button>{t.addTime}</Button>
      </FormActions>
    </Form>
  )
}
