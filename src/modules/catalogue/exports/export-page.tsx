import { Button } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { TextArea } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { exportFormats } from './export-records.ts'
import { exportTexts } from './page-messages.ts'
import { exportPaths } from './paths.ts'

interface ExportPageProps {
  context: PageContext
  typed?: Typed
  errors?: FieldErrors
}

export const ExportPage = ({ context, typed = {}, errors = {} }: ExportPageProps) => {
  const t = exportTexts(context.language)
  const worded = {
    format: errors['format'] && t.required,
    which: errors['which'] && t.required,
    ids: errors['ids'] && t.noIds,
  }
  const hints: Partial<Record<string, string>> = t.formatHints
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={exportPaths.file} errors={worded}>
        <RadioGroup
          name="format"
          label={t.format}
          value={typed['format'] ?? 'marc'}
          error={worded.format}
          options={exportFormats.map((format) => ({
            value: format,
            label: t.formats[format],
            hint: hints[format],
          }))}
        />
        <RadioGroup
          name="which"
          label={t.which}
          value={typed['which'] ?? 'all'}
          error={worded.which}
          options={[
            { value: 'all', label: t.all },
            { value: 'some', label: t.some },
          ]}
        />
        <TextArea
          name="ids"
          label={t.ids}
          hint={t.idsHint}
          value={typed['ids']}
          error={worded.ids}
          rows={5}
          optional
        />
        <FormActions>
          <Button kind="primary">{t.download}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
