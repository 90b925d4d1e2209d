import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'

interface SettingsPageProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
  saved?: boolean
}

/** How copies are numbered, and how much members may suggest. */
export const SettingsPage = ({ context, typed, errors = {}, saved }: SettingsPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.settings
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      {saved && <Notice kind="success">{texts.common.saved}</Notice>}
      <Form action={paths.settings} errors={parts.errors}>
        <TextField {...field('inventoryPattern', t.inventoryPattern, t.inventoryHint)} />
        <Checkbox name="restartYearly" label={t.restartYearly} checked={Boolean(typed['restartYearly'])} />
        <TextField {...field('barcodePattern', t.barcodePattern)} />
        <TextField
          {...field('suggestionsPerMonth', t.suggestionsPerMonth, t.suggestionsHint)}
          inputmode="numeric"
          width="short"
        />
        <Checkbox
          name="moderated"
          label={t.moderated}
          hint={t.moderatedHint}
          checked={Boolean(typed['moderated'])}
        />
        <TextField
          {...field('proposerFirstHours', t.proposerFirstHours, t.proposerFirstHint)}
          inputmode="numeric"
          width="short"
        />
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
