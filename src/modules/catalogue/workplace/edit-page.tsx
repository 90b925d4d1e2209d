import { Button, ButtonLink } from '#design/button.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { PlainName } from '../plain/plain-form.ts'
import { Conflict } from './conflict.tsx'
import { wordedErrors, workplaceTexts } from './messages.ts'

interface EditPageProps {
  context: PageContext
  /** Undefined for a new record. */
  id?: number
  /** Version that the form was filled from. */
  version?: number
  typed: Typed
  errors?: FieldErrors
  /** Set when somebody else saved meanwhile: the values that both changed, as the other one left them. */
  theirs?: Partial<Record<PlainName, string>>
  /** Titles that have this ISBN already. */
  doubles?: readonly number[]
}

/** The main fields of a record; all else in it stays as it is. */
export const EditPage = (props: EditPageProps) => {
  const { context, id, version, typed, errors = {}, theirs, doubles = [] } = props
  const texts = workplaceTexts(context.language)
  const t = texts.form
  const worded = wordedErrors(errors, texts)
  const title = id === undefined ? t.newTitle : t.editTitle
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading
          title={title}
          lead={typed['title']}
          actions={id !== undefined && <ButtonLink href={paths.editMarc(id)}>{texts.record.marc}</ButtonLink>}
        />
        {theirs && id !== undefined && <Conflict {...{ context, id, theirs }} joined />}
        {doubles.length > 0 && <Doubles {...{ context, doubles }} />}
        <Form action={id === undefined ? paths.newRecord : paths.editRecord(id)} errors={worded}>
          <input type="hidden" name="version" value={String(version ?? 0)} />
          <p class="soft">{t.onlyTitle}</p>
          {doubles.length > 0 && <input type="hidden" name="tetap" value="1" />}
          <PlainFieldset {...{ context, typed, worded }} fresh={id === undefined} />
          <FormActions>
            <Button kind="primary">{doubles.length > 0 ? t.saveAnyway : t.save}</Button>
            <ButtonLink href={id === undefined ? paths.home : paths.record(id)}>{t.cancel}</ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}

const Doubles = ({ context, doubles }: { context: PageContext; doubles: readonly number[] }) => {
  const t = workplaceTexts(context.language).form
  return (
    <Notice kind="warning" title={t.doublesTitle}>
      <p>{t.doubles}</p>
      <p class="cluster">
        {doubles.map((double) => (
          <a href={paths.record(double)}>{t.double(double)}</a>
        ))}
      </p>
    </Notice>
  )
}

interface PlainFieldsetProps {
  context: PageContext
  typed: Typed
  worded: FieldErrors
  /** A new record has no history to give a reason for. */
  fresh: boolean
}

const PlainFieldset = ({ context, typed, worded, fresh }: PlainFieldsetProps) => {
  const t = workplaceTexts(context.language).form
  const field = (name: PlainName | 'reason', label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  return (
    <div class="field-grid mostly-optional">
      <div class="wide">
        <TextField {...field('title', t.title)} autofocus={Object.keys(worded).length === 0} />
      </div>
      <TextField {...field('subtitle', t.subtitle)} optional />
      <TextField {...field('responsibility', t.responsibility)} optional />
      <TextField {...field('author', t.author, t.authorHint)} optional />
      <TextField {...field('series', t.series)} optional />
      <TextField {...field('place', t.place)} optional />
      <TextField {...field('publisher', t.publisher)} optional />
      <TextField {...field('year', t.year)} optional width="short" inputmode="numeric" />
      <TextField {...field('edition', t.edition)} optional />
      <TextField {...field('extent', t.extent)} optional />
      <TextField {...field('isbn', t.isbn)} optional width="medium" />
      <TextField {...field('classNumber', t.classNumber)} optional width="medium" />
      <TextField {...field('callNumber', t.callNumber)} optional width="medium" />
      <TextField {...field('language', t.language, t.languageHint)} optional width="short" />
      {!fresh && <TextField {...field('reason', t.reason, t.reasonHint)} optional />}
      <TextArea {...field('subjects', t.subjects, t.subjectsHint)} rows={5} optional />
      <TextArea {...field('notes', t.notes, t.notesHint)} rows={5} optional />
      <div class="wide">
        <TextArea {...field('summary', t.summary)} rows={5} optional />
      </div>
    </div>
  )
}
