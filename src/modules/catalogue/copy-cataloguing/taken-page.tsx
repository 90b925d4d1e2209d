import type { Child } from 'hono/jsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { RecordDescription } from '../describe/describe-record.ts'
import { SeriesFields, wordedSeries } from '../editor/series-fields.tsx'
import type { Duplicate } from '../editor/find-duplicates.ts'
import { Duplicates } from '../editor/notices.tsx'
import { editorPaths } from '../editor/paths.ts'
import { worksheetFor } from '../editor/worksheets.ts'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { marcToText } from '../records/marc-text.ts'
import { copyTexts } from './messages.ts'
import { copyPaths } from './paths.ts'

interface TakenPageProps {
  context: PageContext
  record: MarcRecord
  description: RecordDescription
  from: string
  duplicates: readonly Duplicate[]
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  taken?: readonly string[]
}

/** A title of another library about to become ours, and its copies. */
export const TakenPage = (props: TakenPageProps) => {
  const { context, record, description, from } = props
  const t = copyTexts(context.language)
  const carried = (
    <>
      <input type="hidden" name="marc" value={marcToText(record)} />
      <input type="hidden" name="sumber" value={from} />
    </>
  )
  return (
    <StaffPage context={context} title={t.taken}>
      <div class="stack">
        <PageHeading
          title={description.title}
          lead={[description.responsibility, description.publication, t.from(from)]
            .filter(Boolean)
            .join(' · ')}
          actions={<EditFirst {...props} />}
        />
        <ThereAlready {...props}>{carried}</ThereAlready>
        <SaveForm {...props}>{carried}</SaveForm>
        <details class="disclosure">
          <summary>{t.preview}</summary>
          <pre class="marc-text">{marcToText(record)}</pre>
        </details>
      </div>
    </StaffPage>
  )
}

type PartProps = TakenPageProps & { children?: Child }

/** Hands the record to the editor as one that is typed and not saved yet. */
const EditFirst = ({ context, record, description }: PartProps) => (
  <form method="post" action={paths.newRecord}>
    <input type="hidden" name="marc" value={marcToText(record)} />
    <input type="hidden" name="dari" value="marc" />
    <input type="hidden" name="tampilan" value="plain" />
    <input type="hidden" name="lembar" value={worksheetFor(description.material).code} />
    <Button>{copyTexts(context.language).editFirst}</Button>
  </form>
)

/** Titles that this one may be: Enter adds copies to the first instead of making it twice. */
const ThereAlready = ({ context, duplicates, errors, children }: PartProps) => {
  const t = copyTexts(context.language)
  return (
    <>
      <Duplicates found={duplicates} language={context.language} />
      {duplicates.map(({ id, title }, place) => (
        <div class="cluster">
          {context.viewer?.permissions.has('catalogue.items') && (
            <ButtonLink
              href={editorPaths.itemSeries(id)}
              kind={place === 0 ? 'primary' : 'plain'}
              autofocus={place === 0 && errors === undefined}
            >
              {t.addTo(title)}
            </ButtonLink>
          )}
          <form method="post" action={copyPaths.merge(id)}>
            {children}
            <Button>{t.mergeInto(title)}</Button>
          </form>
        </div>
      ))}
    </>
  )
}

const SaveForm = (props: PartProps) => {
  const { context, duplicates, branches, typed, errors = {}, taken = [], children } = props
  const t = copyTexts(context.language)
  const worded = wordedSeries(errors, taken, context.language)
  const mayAdd = context.viewer?.permissions.has('catalogue.items')
  const isNew = duplicates.length === 0
  return (
    <Form action={copyPaths.taken} errors={worded}>
      {children}
      <input type="hidden" name="simpan" value="1" />
      {mayAdd && (
        <SeriesFields {...{ branches, typed, worded }} language={context.language} focused={isNew} />
      )}
      <FormActions>
        {mayAdd && <Button kind={isNew ? 'primary' : 'plain'}>{t.save}</Button>}
        <Button name="tanpa" value="1">
          {t.saveOnly}
        </Button>
        <ButtonLink href={copyPaths.copy}>{t.back}</ButtonLink>
      </FormActions>
    </Form>
  )
}
