import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatDay } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { ClaimLetter } from './find-claims.ts'

/** A letter of claims, and what has come since. */
export const ClaimPage = ({ context, letter }: { context: PageContext; letter: ClaimLetter }) => {
  const { language } = context
  const texts = serialTexts(language)
  const t = texts.claims
  const standings: Record<string, string> = texts.standings
  const title = t.letter(letter.number || String(letter.id))
  return (
    <StaffPage context={context} title={title}>
      <PageHeading
        title={title}
        lead={<a href={serialPaths.claims}>{t.title}</a>}
        actions={
          <ButtonLink href={serialPaths.claimLetter(letter.id)} kind="primary">
            {t.open}
          </ButtonLink>
        }
      />
      <div class="stack">
        <DescriptionList
          entries={[
            [t.columns.vendor, letter.vendor],
            [t.madeOn, formatDay(letter.madeOn, language)],
            [t.madeBy, letter.madeBy],
            [t.signatory, letter.signatory?.name],
          ]}
        />
        <Table
          caption={t.issues}
          rows={letter.issues}
          columns={[
            {
              key: 'issue',
              label: texts.receive.columns.issue,
              names: true,
              cell: (issue) => issue.enumeration,
            },
            { key: 'title', label: texts.receive.columns.title, cell: (issue) => issue.title },
            { key: 'date', label: texts.receive.columns.date, cell: (issue) => issue.chronology },
            { key: 'branch', label: texts.receive.columns.branch, cell: (issue) => issue.branchName },
            { key: 'round', label: t.round, numeric: true, cell: (issue) => String(issue.round) },
            { key: 'standing', label: t.standing, cell: (issue) => standings[issue.standing] },
          ]}
        />
      </div>
    </StaffPage>
  )
}
