import { ButtonLink } from '#design/button.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
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
        actions={<ButtonLink href={paths.newRecord}>{t.create}</ButtonLink>}
      />
      {titles.length > 0 ? (
        <TitlesTable titles={titles} language={context.language} caption={t.found} />
      ) : (
        <p>{t.hint}</p>
      )}
    </StaffPage>
  )
}
