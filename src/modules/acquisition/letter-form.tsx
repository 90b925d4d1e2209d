import { Button } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { optionalText, type FieldErrors, type Typed } from '#kernel/form.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import * as v from 'valibot'
import { DayField } from './day-field.ts'
import { wordedErrors, type AcquisitionTexts } from './messages.ts'
import { fieldOf } from './title-fields.tsx'

/** Number, date and signatory of a letter, as typed. */
export const LetterFields = v.object({
  number: optionalText(60),
  letterOn: DayField,
  signatory: v.pipe(
    optionalText(2),
    v.transform((text) => (/^\d$/.test(text) ? Number(text) : -1)),
  ),
})

interface LetterFormProps {
  action: string
  dateLabel: string
  submit: string
  signatories: LetterSettings['signatories']
  typed: Typed
  errors?: FieldErrors
  texts: AcquisitionTexts
}

/** Asks what a letter needs before it is written. */
export const LetterForm = ({
  action,
  dateLabel,
  submit,
  signatories,
  typed,
  errors = {},
  texts,
}: LetterFormProps) => {
  const t = texts.common
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  return (
    <Form action={action} errors={parts.errors}>
      <fieldset class="field-grid plain-fieldset">
        <TextField {...field('number', t.letterNumber, t.letterNumberHint)} optional />
        <DateField {...field('letterOn', dateLabel)} />
        <SelectField
          {...field('signatory', t.signatory)}
          optional
          options={[
            ...signatories.map(({ name, position }, place) => ({
              value: String(place),
              label: `${name}, ${position}`,
            })),
            { value: '', label: t.noSignatory },
          ]}
        />
      </fieldset>
      <FormActions>
        <Button kind="primary">{submit}</Button>
      </FormActions>
    </Form>
  )
}
