import { Button, ButtonLink } from '#design/button.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { PrintButton } from '../labels/pages/print-button.tsx'
import { paths } from '../paths.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { editorTexts } from './messages.ts'
import { editorPaths } from './paths.ts'
import { SeriesFields, wordedSeries } from './series-fields.tsx'

interface SeriesPageProps {
  context: PageContext
  recordId: number
  recordTitle: string
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  taken?: readonly string[]
}

/** Several copies of a title at once. */
export const SeriesPage = (props: SeriesPageProps) => {
  const { context, recordId, recordTitle, branches, typed, errors = {}, taken = [] } = props
  const t = editorTexts(context.language).series
  const worded = wordedSeries(errors, taken, context.language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={<a href={paths.record(recordId)}>{recordTitle}</a>} />
        <Form action={editorPaths.itemSeries(recordId)} errors={worded}>
          <SeriesFields {...{ branches, typed, worded }} language={context.language} />
          <FormActions>
            <Button kind="primary">{t.save}</Button>
            <ButtonLink href={paths.record(recordId)}>
              {workplaceTexts(context.language).form.cancel}
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}

interface SeriesAddedProps {
  context: PageContext
  recordId: number
  recordTitle: string
  barcodes: readonly string[]
  /** Where work goes on. */
  next: { href: string; label: string }
}

/** What was added, and the way to its labels: Enter prints. */
export const SeriesAddedPage = ({ context, recordId, recordTitle, barcodes, next }: SeriesAddedProps) => {
  const t = editorTexts(context.language).series
  return (
    <StaffPage context={context} title={t.added}>
      <div class="stack">
        <PageHeading title={t.added} lead={<a href={paths.record(recordId)}>{recordTitle}</a>} />
        <Notice kind="success">
          <p>{t.done(barcodes.length)}</p>
          <p>{barcodes.join(', ')}</p>
        </Notice>
        <div class="cluster">
          {barcodes.length > 0 && (
            <PrintButton
              context={context}
              subject="items"
              chosen={{ how: 'list', numbers: barcodes.join('\n') }}
              label={t.labels}
              kind="primary"
              autofocus
            />
          )}
          <ButtonLink href={next.href}>{next.label}</ButtonLink>
          <ButtonLink href={paths.record(recordId)}>{t.toRecord}</ButtonLink>
        </div>
      </div>
    </StaffPage>
  )
}
