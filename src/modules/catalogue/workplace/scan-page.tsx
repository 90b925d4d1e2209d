import { ButtonLink } from '#design/button.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { batchPaths } from '../batch/paths.ts'
import { copyPaths } from '../copy-cataloguing/paths.ts'
import { normaliseIsbn } from '../describe/isbn.ts'
import { newRecordOf } from '../editor/paths.ts'
import { labelPaths } from '../labels/paths.ts'
import type { StaffTitle } from './find-for-staff.ts'
import { workplaceTexts } from './messages.ts'
import { TitlesTable } from './titles-table.tsx'

interface ScanPageProps {
  context: PageContext
  text: string
  titles: readonly StaffTitle[]
}

/** What the scan box found, when it was not one copy or record. */
export const ScanPage = ({ context, text, titles }: ScanPageProps) => {
  const t = workplaceTexts(context.language).scan
  return (
    <StaffPage context={context} title={t.title(text)} scanned={text}>
      <PageHeading
        title={t.title(text)}
        lead={titles.length === 0 ? t.none : undefined}
        actions={<Actions {...{ context, text, titles }} />}
      />
      {titles.length > 0 ? (
        <TitlesTable titles={titles} language={context.language} caption={t.found} />
      ) : (
        <p>{t.hint}</p>
      )}
    </StaffPage>
  )
}

/** Where work goes on: with what was found, or with a title that is not there yet. */
const Actions = ({ context, text, titles }: ScanPageProps) => {
  const { scan: t } = workplaceTexts(context.language)
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  const found = titles.length > 0
  const isbn = normaliseIsbn(text)
  const search = new URLSearchParams({ cari: text })
  const copied = new URLSearchParams({ teks: text, menurut: isbn ? 'isbn' : 'title' })
  return (
    <>
      {found && may('catalogue.batch') && (
        <ButtonLink href={`${batchPaths.newBatch}?${search}`}>{t.batch}</ButtonLink>
      )}
      {found && may('catalogue.labels') && (
        <ButtonLink href={`${labelPaths.prints}?${search}`}>{t.labels}</ButtonLink>
      )}
      {may('catalogue.edit') && (
        <ButtonLink
          href={`${copyPaths.copy}?${copied}`}
          kind={found ? 'plain' : 'primary'}
          autofocus={!found && isbn !== undefined}
        >
          {t.copy}
        </ButtonLink>
      )}
      {may('catalogue.edit') && <ButtonLink href={newRecordOf(text)}>{t.create}</ButtonLink>}
    </>
  )
}
