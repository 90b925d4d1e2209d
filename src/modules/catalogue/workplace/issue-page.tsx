import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { paths } from '../paths.ts'
import { wordedErrors, workplaceTexts } from './messages.ts'

interface IssuePageProps {
  context: PageContext
  recordId: number
  recordTitle: string
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
}

/** Notes that an issue of a serial came in. */
export const IssuePage = ({
  context,
  recordId,
  recordTitle,
  branches,
  typed,
  errors = {},
}: IssuePageProps) => {
  const texts = workplaceTexts(context.language)
  const t = texts.issue
  const worded = wordedErrors(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  return (
    <StaffPage context={context} title={texts.record.addIssue}>
      <PageHeading title={texts.record.addIssue} lead={<a href={paths.record(recordId)}>{recordTitle}</a>} />
      <Form action={paths.issues(recordId)} errors={worded}>
        <TextField {...field('enumeration', t.enumeration, t.enumerationHint)} width="medium" autofocus />
        <TextField {...field('chronology', t.chronology, t.chronologyHint)} width="medium" optional />
        <SelectField
          {...field('branchId', texts.item.branch)}
          options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <DateField {...field('receivedOn', t.receivedOn)} />
        <TextField {...field('note', t.note)} optional />
        <FormActions>
          <Button kind="primary">{texts.form.save}</Button>
          <ButtonLink href={paths.record(recordId)}>{texts.form.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
