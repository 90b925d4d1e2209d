import { Button, ButtonLink } from '#design/button.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { LineProblem } from '../records/marc-text.ts'
import { Conflict } from './conflict.tsx'
import { workplaceTexts } from './messages.ts'

interface EditMarcPageProps {
  context: PageContext
  id: number
  title: string
  version: number
  text: string
  reason: string
  problems?: readonly LineProblem[]
  conflict?: boolean
}

/** The whole record as text, for what the plain form does not show. */
export const EditMarcPage = (props: EditMarcPageProps) => {
  const { context, id, title, version, text, reason, problems = [], conflict } = props
  const { form: t, record, lines } = workplaceTexts(context.language)
  const error = problems.map(({ line, code }) => lines.line(line, lines[code])).join(' ') || undefined
  return (
    <StaffPage context={context} title={record.marc}>
      <div class="stack">
        <PageHeading title={record.marc} lead={title} />
        {conflict && <Conflict context={context} id={id} />}
        <Form action={paths.editMarc(id)} errors={{ marc: error }}>
          <input type="hidden" name="version" value={String(version)} />
          <div class="marc-field">
            <TextArea name="marc" label={t.marcText} hint={t.marcHint} rows={26} value={text} error={error} />
          </div>
          <TextField name="reason" label={t.reason} hint={t.reasonHint} value={reason} optional />
          <FormActions>
            <Button kind="primary">{t.save}</Button>
            <ButtonLink href={paths.record(id)}>{t.cancel}</ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}
