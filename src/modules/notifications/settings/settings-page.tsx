import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { staffTexts } from '../staff-messages.ts'

interface SettingsPageProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
  saved?: boolean
  trial?: { sent: boolean; text: string }
}

export const SettingsPage = ({ context, typed, errors = {}, saved, trial }: SettingsPageProps) => {
  const t = staffTexts(context.language).settings
  const number = (name: string, label: string, hint?: string) => (
    <TextField
      {...{ name, label, hint, value: typed[name], error: errors[name] }}
      inputmode="numeric"
      width="short"
    />
  )
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      {saved && <Notice kind="success">{t.saved}</Notice>}
      {trial && <Notice kind={trial.sent ? 'success' : 'problem'}>{trial.text}</Notice>}
      <Form action={paths.settings} errors={errors['address'] ? {} : errors}>
        <fieldset class="field-grid">
          <legend>{t.quiet}</legend>
          {number('quietFrom', t.quietFrom, t.quietHint)}
          {number('quietUntil', t.quietUntil)}
        </fieldset>
        <fieldset class="field-grid">
          <legend>{t.when}</legend>
          {number('dueSoonDays', t.dueSoon, t.dueSoonHint)}
          <TextField
            name="overdueDays"
            label={t.overdue}
            hint={t.overdueHint}
            value={typed['overdueDays']}
            error={errors['overdueDays']}
            optional
          />
          {number('holdExpiringDays', t.holdExpiring, t.dueSoonHint)}
          {number('cardExpiringDays', t.cardExpiring, t.dueSoonHint)}
        </fieldset>
        <FormActions>
          <Button kind="primary">{t.save}</Button>
        </FormActions>
      </Form>
      <h2>{t.trial}</h2>
      <p>{t.trialHint}</p>
      <Form action={paths.trial}>
        <TextField
          name="address"
          label={t.address}
          type="email"
          value={typed['address']}
          error={errors['address']}
          width="medium"
        />
        <FormActions>
          <Button>{t.send}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
