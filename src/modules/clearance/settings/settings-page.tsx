import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { clearanceTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'

interface SettingsPageProps {
  context: PageContext
  typed: Typed
  signatories: LetterSettings['signatories']
  errors?: FieldErrors
  saved?: boolean
}

/** How letters are numbered, what for, how long they hold, and who may make them. */
export const SettingsPage = ({ context, typed, signatories, errors = {}, saved }: SettingsPageProps) => {
  const texts = clearanceTexts(context.language)
  const t = texts.settings
  const words = wordedErrors(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: words[name],
  })
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      {saved && <Notice kind="success">{t.saved}</Notice>}
      <Form action={paths.settings} errors={words}>
        <TextField {...field('numberPattern', t.numberPattern, t.numberHint)} maxlength={60} />
        <TextField {...field('validDays', t.validDays)} inputmode="numeric" width="short" />
        <TextArea {...field('purposes', t.purposes, t.purposesHint)} rows={6} />
        {signatories.length === 0 ? (
          <p>{t.noSignatories}</p>
        ) : (
          <SelectField
            {...field('signatory', t.signatory)}
            options={signatories.map(({ name, position }, place) => ({
              value: String(place),
              label: `${name}, ${position}`,
            }))}
          />
        )}
        <Checkbox name="byThemselves" label={t.byThemselves} checked={Boolean(typed['byThemselves'])} />
        <Checkbox name="withdrawOnLoan" label={t.withdrawOnLoan} checked={Boolean(typed['withdrawOnLoan'])} />
        <TextField {...field('loanReason', t.loanReason)} maxlength={200} />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
