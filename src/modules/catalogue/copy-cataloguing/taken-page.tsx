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
import type { MarcRecord } from '../marc/record.ts'
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
  const { context, record, description, from, duplicates, branches, typed, errors = {}, taken = [] } = props
  const t = copyTexts(context.language)
  const worded = wordedSeries(errors, taken, context.language)
  const mayAdd = context.viewer?.permissions.has('catalogue.items')
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
        />
        <Duplicates found={duplicates} language={context.language} />
        {duplicates.length > 0 && (
          <div class="cluster">
            {duplicates.map((duplicate) => (
              <form method="post" action={copyPaths.merge(duplicate.id)}>
                {carried}
                <Button>{t.mergeInto(duplicate.title)}</Button>
              </form>
            ))}
          </div>
        )}
        <Form action={copyPaths.taken} errors={worded}>
          {carried}
          <input type="hidden" name="simpan" value="1" />
          {mayAdd && <SeriesFields {...{ branches, typed, worded }} language={context.language} />}
          <FormActions>
            {mayAdd && <Button kind="primary">{t.save}</Button>}
            <Button name="tanpa" value="1">
              {t.saveOnly}
            </Button>
            <ButtonLink href={copyPaths.copy}>{t.back}</ButtonLink>
          </FormActions>
        </Form>
        <details class="disclosure">
          <summary>{t.preview}</summary>
          <pre class="marc-text">{marcToText(record)}</pre>
        </details>
      </div>
    </StaffPage>
  )
}
