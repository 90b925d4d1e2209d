import { Button, ButtonLink } from '#design/button.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { labelPaths } from '../labels/paths.ts'
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
          {context.viewer?.permissions.has('catalogue.labels') && barcodes.length > 0 && (
            <form method="post" action={labelPaths.prints}>
              <input type="hidden" name="subject" value="items" />
              <input type="hidden" name="how" value="list" />
              <input type="hidden" name="numbers" value={barcodes.join(' ')} />
              <button class="button" data-kind="primary" type="submit" autofocus>
                {t.labels}
              </button>
            </form>
          )}
          <ButtonLink href={next.href}>{next.label}</ButtonLink>
          <ButtonLink href={paths.record(recordId)}>{t.toRecord}</ButtonLink>
        </div>
      </div>
    </StaffPage>
  )
}
