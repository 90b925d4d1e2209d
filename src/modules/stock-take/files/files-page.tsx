import { Button } from '#design/button.tsx'
import { FileField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { Heading } from '#design/heading.tsx'
import { Island } from '#design/island.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import type { ScannerFile } from './file.ts'

interface FilesPageProps {
  context: PageContext
  session: Session
  files: readonly ScannerFile[]
  typed: Typed
  errors?: Record<string, string>
}

/** Taking files of handheld scanners, and how far each has been counted. */
export const FilesPage = ({ context, session, files, typed, errors = {} }: FilesPageProps) => {
  const t = stockTakeTexts(context.language).counting
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: errors[name] })
  return (
    <StaffPage context={context} title={`${t.file.title}: ${session.name}`}>
      <PageHeading title={t.file.title} lead={<a href={paths.session(session.id)}>{session.name}</a>} />
      <div class="stack">
        <p>{t.file.lead}</p>
        {session.state === 'under-way' && (
          <Form action={paths.upload(session.id)} errors={errors} multipart>
            <FileField
              name="file"
              label={t.file.field}
              error={errors['file']}
              accept=".txt,.csv,text/plain,text/csv"
            />
            <TextField {...field('shelf', t.shelf)} hint={t.shelfHint} maxlength={120} optional />
            <label class="opname-order">
              <input type="checkbox" name="inOrder" value="1" checked={typed['inOrder'] === '1'} />{' '}
              {t.inOrder}
            </label>
            <div class="field" data-width="medium">
              <label for="scannedAt">{t.file.day}</label>
              <span class="hint" id="scannedAt-hint">
                {t.file.dayHint}
              </span>
              {errors['scannedAt'] && (
                <span class="error" id="scannedAt-error">
                  {errors['scannedAt']}
                </span>
              )}
              <input
                type="datetime-local"
                id="scannedAt"
                name="scannedAt"
                value={typed['scannedAt']}
                aria-describedby="scannedAt-hint"
              />
            </div>
            <FormActions>
              <Button kind="primary">{t.file.send}</Button>
            </FormActions>
          </Form>
        )}
        <Heading level={2}>{t.file.list}</Heading>
        <Counting {...{ context, session, files }} />
      </div>
    </StaffPage>
  )
}

const Counting = ({ context, session, files }: Pick<FilesPageProps, 'context' | 'session' | 'files'>) => {
  const { language } = context
  const t = stockTakeTexts(language).counting.file
  const running = files.some(({ state }) => state !== 'done')
  return (
    <>
      <progress-watch id="berkas" data-href={paths.files(session.id)} data-running={running ? 'yes' : 'no'}>
        <Table
          caption={t.list}
          captionHidden
          stacked
          empty={t.none}
          rows={files}
          columns={[
            {
              key: 'name',
              label: t.name,
              names: true,
              cell: ({ name, shelf, counter, createdAt }) => (
                <>
                  {name}
                  <br />
                  <small class="soft">
                    {[shelf, counter, formatShortMoment(createdAt, language)].filter(Boolean).join(' · ')}
                  </small>
                </>
              ),
            },
            {
              key: 'state',
              label: t.state,
              cell: ({ id, state, bytesDone, size, problem }) => (
                <>
                  {t.states[state]}
                  {state === 'reading' && ` (${Math.floor((100 * bytesDone) / Math.max(size, 1))}%)`}
                  {problem && (
                    <form method="post" action={paths.fileRetry(session.id, id)}>
                      {t.stopped} <Button>{t.retry}</Button>
                    </form>
                  )}
                </>
              ),
            },
            {
              key: 'lines',
              label: t.lines,
              numeric: true,
              cell: ({ linesDone }) => formatNumber(linesDone, language),
            },
            {
              key: 'left',
              label: t.leftOut,
              numeric: true,
              cell: ({ leftOut }) => formatNumber(leftOut, language),
            },
          ]}
        />
      </progress-watch>
      {running && <Island name="progress-watch" />}
    </>
  )
}
