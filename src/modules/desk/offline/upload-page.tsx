import { Button, ButtonLink } from '#design/button.tsx'
import { FileField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText, latePaths, type LateConflict } from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import { offlineTexts } from './messages.ts'

export type UploadError = 'missing' | 'too-large' | 'not-a-queue'

/** What became of a file. */
export interface Uploaded {
  noted: number
  unreadable: number
  conflicts: readonly LateConflict[]
}

interface UploadPageProps {
  context: PageContext
  error?: UploadError
  uploaded?: Uploaded
}

/** Takes the queue of another device, for one that is broken. */
export const UploadPage = ({ context, error, uploaded }: UploadPageProps) => {
  const t = offlineTexts(context.language)
  const { uploadPage: words } = t
  const wrong = error && words.errors[error]
  return (
    <StaffPage context={context} title={words.title}>
      <div class="stack">
        <PageHeading
          title={words.title}
          lead={words.lead}
          actions={<ButtonLink href={paths.offline}>{t.shortTitle}</ButtonLink>}
        />
        {uploaded && <Result {...{ context, uploaded }} />}
        <Form action={paths.offlineUpload} multipart errors={{ antrean: wrong }}>
          <FileField
            name="antrean"
            label={words.file}
            hint={words.fileHint}
            accept=".json,application/json"
            error={wrong}
          />
          <FormActions>
            <Button kind="primary">{words.button}</Button>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}

const Result = ({ context, uploaded }: { context: PageContext; uploaded: Uploaded }) => {
  const { language } = context
  const t = offlineTexts(language)
  const { noted, unreadable, conflicts } = uploaded
  return (
    <>
      <Notice kind={unreadable > 0 ? 'warning' : 'success'} title={t.uploadPage.done(noted)}>
        {conflicts.length > 0 && (
          <p>
            <a href={latePaths.conflicts}>{t.uploadPage.conflicts(conflicts.length)}</a>
          </p>
        )}
        {unreadable > 0 && <p>{t.uploadPage.unreadable(unreadable)}</p>}
      </Notice>
      {conflicts.length > 0 && (
        <Table
          caption={t.uploadPage.list}
          rows={conflicts}
          stacked
          columns={[
            { key: 'waktu', label: t.time, cell: ({ at }) => formatShortMoment(at, language) },
            {
              key: 'buku',
              label: t.barcode,
              names: true,
              cell: ({ id, title, barcode }) => (
                <a href={latePaths.conflict(id)}>
                  {title} {barcode}
                </a>
              ),
            },
            {
              key: 'hasil',
              label: t.result,
              cell: ({ blocks }) => blocks.map((block) => <p>{blockText(block, language, 'staff')}</p>),
            },
          ]}
        />
      )}
    </>
  )
}
