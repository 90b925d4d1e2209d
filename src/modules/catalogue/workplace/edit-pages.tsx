import { Button, ButtonLink } from '#design/button.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { wordedErrors, workplaceTexts } from './messages.ts'

interface EditPageProps {
  context: PageContext
  /** Undefined for a new record. */
  id?: number
  /** Version that the form was filled from. */
  version?: number
  typed: Typed
  errors?: FieldErrors
  /** Set when somebody else saved meanwhile. */
  conflict?: boolean
}

/** The main fields of a record; all else in it stays as it is. */
export const EditPage = (props: EditPageProps) => {
  const { context, id, version, typed, errors = {}, conflict } = props
  const texts = workplaceTexts(context.language)
  const t = texts.form
  const worded = wordedErrors(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  const title = id === undefined ? t.newTitle : t.editTitle
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={typed['title']} />
      {conflict && id !== undefined && <Conflict context={context} id={id} />}
      <Form action={id === undefined ? paths.newRecord : paths.editRecord(id)} errors={worded}>
        <input type="hidden" name="version" value={String(version ?? 0)} />
        <TextField {...field('title', t.title)} autofocus={!conflict && Object.keys(worded).length === 0} />
        <TextField {...field('subtitle', t.subtitle)} optional />
        <TextField {...field('author', t.author, t.authorHint)} optional />
        <TextField {...field('responsibility', t.responsibility)} optional />
        <TextField {...field('edition', t.edition)} optional width="medium" />
        <TextField {...field('place', t.place)} optional width="medium" />
        <TextField {...field('publisher', t.publisher)} optional />
        <TextField {...field('year', t.year)} optional width="short" inputmode="numeric" />
        <TextField {...field('extent', t.extent)} optional />
        <TextField {...field('series', t.series)} optional />
        <TextField {...field('isbn', t.isbn)} optional width="medium" />
        <TextField {...field('language', t.language, t.languageHint)} optional width="short" />
        <TextField {...field('classNumber', t.classNumber)} optional width="medium" />
        <TextField {...field('callNumber', t.callNumber)} optional width="medium" />
        <TextArea {...field('subjects', t.subjects, t.subjectsHint)} rows={4} optional />
        <TextArea {...field('summary', t.summary)} rows={5} optional />
        <TextArea {...field('notes', t.notes, t.notesHint)} rows={4} optional />
        {id !== undefined && <TextField {...field('reason', t.reason, t.reasonHint)} optional />}
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={id === undefined ? '/staf' : paths.record(id)}>{t.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

const Conflict = ({ context, id }: { context: PageContext; id: number }) => {
  const t = workplaceTexts(context.language).form
  return (
    <Notice kind="problem" title={t.conflictTitle}>
      <p>{t.conflict}</p>
      <p>
        <a href={paths.versions(id)}>{t.conflictSee}</a>
      </p>
    </Notice>
  )
}

interface MarcEditPageProps {
  context: PageContext
  id: number
  version: number
  text: string
  reason: string
  problems?: readonly string[]
  conflict?: boolean
}

/** The whole record as text, for what the plain form does not show. */
export const MarcEditPage = ({
  context,
  id,
  version,
  text,
  reason,
  problems = [],
  conflict,
}: MarcEditPageProps) => {
  const t = workplaceTexts(context.language)
  return (
    <StaffPage context={context} title={t.record.marc}>
      <PageHeading title={t.record.marc} />
      {conflict && <Conflict context={context} id={id} />}
      <Form action={paths.editMarc(id)} errors={problems.length > 0 ? { marc: problems.join(' ') } : {}}>
        <input type="hidden" name="version" value={String(version)} />
        <TextArea
          name="marc"
          label={t.form.marcText}
          hint={t.form.marcHint}
          rows={24}
          value={text}
          error={problems.join(' ') || undefined}
        />
        <TextField name="reason" label={t.form.reason} hint={t.form.reasonHint} value={reason} optional />
        <FormActions>
          <Button kind="primary">{t.form.save}</Button>
          <ButtonLink href={paths.record(id)}>{t.form.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
