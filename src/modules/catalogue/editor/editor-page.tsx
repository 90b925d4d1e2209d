import { ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { plainNames } from '../plain/plain-form.ts'
import { plainFieldsOf } from '../plain/shown-fields.ts'
import { QueueBar } from '../quality/pages/queue-bar.tsx'
import { marcToText } from '../records/marc-text.ts'
import { wordedErrors, workplaceTexts } from '../workplace/messages.ts'
import { plainTyped } from './draft.ts'
import type { Duplicate } from './find-duplicates.ts'
import { HelpAside } from './help-aside.tsx'
import { MarcView, type LineRemark } from './marc-view.tsx'
import { editorTexts } from './messages.ts'
import { AlsoEditing, Conflict, Duplicates, type Meeting } from './notices.tsx'
import { editorPaths } from './paths.ts'
import { fieldLabels, PlainView } from './plain-view.tsx'
import type { Editor } from './presence.ts'
import { worksheets, type Worksheet } from './worksheets.ts'

export type View = 'plain' | 'marc'

export interface EditorPageProps {
  context: PageContext
  /** Undefined for a new record. */
  id?: number
  /** The version that the form was filled from; 0 for a new record. */
  version: number
  view: View
  worksheet: Worksheet
  record: MarcRecord
  /** What was typed into the full form, where it is no record. */
  text?: string
  /** What was typed into the plain form, where it differs from the record. */
  typed?: Typed
  reason?: string
  /** The field that was typed in when the view was changed. */
  focus?: string
  errors?: FieldErrors
  remarks?: readonly LineRemark[]
  duplicates?: readonly Duplicate[]
  /** Warnings to be passed by saving again; what was passed already. */
  warned?: string
  warnings?: readonly string[]
  others?: readonly Editor[]
  meeting?: Meeting
  /** The list of the quality desk that is being worked through. */
  queue?: string
  /** Typed, and not saved yet. */
  unsaved?: boolean
}

/** A record being made or corrected, in one of its two views. */
export const EditorPage = (props: EditorPageProps) => {
  const { context, id, version, view, worksheet, record, warned = '', meeting, others = [] } = props
  const { language } = context
  const [{ form }, t] = [workplaceTexts(language), editorTexts(language)]
  const title = id === undefined ? form.newTitle : form.editTitle
  const shown = plainFieldsOf(record)
  const base = editAddress(id, view)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} lead={shown.title || worksheet.name[language]} />
        {id === undefined && <WorksheetChoice {...{ context, view, worksheet }} />}
        <Form action={base} errors={summaryOf(props)}>
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="lembar" value={worksheet.code} />
          <input type="hidden" name="dari" value={view} />
          <input type="hidden" name="fokus" />
          {warned && <input type="hidden" name="tetap" value={warned} />}
          <form-keys data-open={id && editorPaths.presence(id)} data-unsaved={props.unsaved ? '' : undefined}>
            <AlsoEditing {...{ others, language }} />
          </form-keys>
          <Island name="form-keys" />
          {id !== undefined && <QueueBar slug={props.queue} {...{ id, language }} />}
          {meeting && id !== undefined && <Conflict {...{ id, meeting, language }} />}
          <Warnings {...props} />
          <duplicate-watch data-address={editorPaths.duplicates} data-except={id} role="status">
            <Duplicates found={props.duplicates ?? []} language={language} />
          </duplicate-watch>
          <Island name="duplicate-watch" />
          <div class="marc-beside">
            <heading-completion data-address={editorPaths.headings} data-label={t.headings.label}>
              <Fields {...props} />
            </heading-completion>
            <Island name="heading-completion" />
            <HelpAside {...{ view, language }} />
          </div>
          {id !== undefined && (
            <TextField
              name="reason"
              label={form.reason}
              hint={form.reasonHint}
              value={props.reason}
              optional
            />
          )}
          <Actions {...props} />
        </Form>
      </div>
    </StaffPage>
  )
}

const Fields = (props: EditorPageProps) => {
  const { context, id, view, worksheet, record, focus } = props
  if (view === 'marc')
    return <MarcView {...{ context, record, focus }} text={props.text} remarks={props.remarks ?? []} />
  return (
    <>
      <input type="hidden" name="marc" value={marcToText(record)} />
      <PlainView
        {...{ context, worksheet, focus }}
        typed={{ ...plainTyped(plainFieldsOf(record)), ...props.typed }}
        worded={wordedAll(props)}
        fresh={id === undefined}
        begins={!props.warned && !props.meeting}
      />
    </>
  )
}

const editAddress = (id: number | undefined, view: View) => {
  if (id === undefined) return paths.newRecord
  return view === 'marc' ? paths.editMarc(id) : paths.editRecord(id)
}

function wordedAll({ context, errors = {} }: EditorPageProps): FieldErrors {
  const known: Record<string, string | undefined> = editorTexts(context.language).errors
  const worded = wordedErrors(errors, workplaceTexts(context.language))
  return Object.fromEntries(
    Object.entries(worded).map(([name, text]) => [name, known[errors[name] ?? ''] ?? text]),
  )
}

/** Links to what is wrong: a box of the plain form, or a row of the full one. */
function summaryOf(props: EditorPageProps): FieldErrors {
  const { view, context, remarks = [] } = props
  const { problems } = editorTexts(context.language)
  const wrong = remarks.filter(({ warning }) => !warning)
  const ofRows = wrong.filter(({ line }) => view === 'marc' && line > 0)
  const summary: FieldErrors = view === 'plain' ? wordedAll(props) : {}
  for (const { line, text } of ofRows) {
    const row = `marc-baris-${line}`
    summary[row] = [summary[row], problems.line(line, text)].filter(Boolean).join(' ')
  }
  // The full form has no box for what its worksheet asks for, and none for the record as a whole.
  const label = fieldLabels(context)
  const asked = view === 'marc' ? Object.entries(wordedAll(props)) : []
  const whole = [
    ...plainNames.flatMap((name) =>
      asked.filter(([one]) => one === name).map(([, text]) => `${label(name).label}: ${text}`),
    ),
    ...wrong.filter((remark) => !ofRows.includes(remark)).map(({ text }) => text),
  ]
  return whole.length > 0 ? { ...summary, '': whole.join(' ') } : summary
}

const WorksheetChoice = (props: { context: PageContext; view: View; worksheet: Worksheet }) => {
  const { context, view, worksheet } = props
  const t = editorTexts(context.language)
  const address = (code: string) =>
    `${paths.newRecord}?${new URLSearchParams({ lembar: code, ...(view === 'marc' ? { tampilan: 'marc' } : {}) })}`
  return (
    <nav aria-label={t.worksheet}>
      <ul class="chips" role="list">
        {worksheets.map(({ code, name }) => (
          <li>
            <a
              class="chip"
              href={address(code)}
              {...(code === worksheet.code ? { 'data-selected': '', 'aria-current': 'page' } : {})}
            >
              {name[context.language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Not saved yet, and what to do about it; takes the focus, so that nobody goes on unawares. */
const Warnings = ({ context, warned, warnings = [] }: EditorPageProps) => {
  if (!warned) return null
  const t = editorTexts(context.language).problems
  return (
    <div tabindex={-1} autofocus>
      <Notice kind="problem" title={t.warningsTitle}>
        <p>{t.warnings}</p>
        <ul>
          {warnings.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

const Actions = ({ context, id, view, warned }: EditorPageProps) => {
  const t = editorTexts(context.language)
  const { form } = workplaceTexts(context.language)
  const other: View = view === 'marc' ? 'plain' : 'marc'
  return (
    <FormActions>
      <button class="button" data-kind="primary" type="submit" data-save="">
        {warned ? t.problems.saveAnyway : form.save}
      </button>
      <button class="button" type="submit" name="tampilan" value={other} data-key="F4">
        {other === 'marc' ? t.toMarc : t.toPlain}
      </button>
      <ButtonLink href={id === undefined ? paths.home : paths.record(id)}>{form.cancel}</ButtonLink>
    </FormActions>
  )
}
