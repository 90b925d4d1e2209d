import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../../paths.ts'
import { authorityTexts, kindLabel } from '../../messages.ts'
import type { AuthorityRow } from '../list-rows.ts'
import { authorityImportTexts, rowProblemText } from '../messages.ts'

/** Rows of a file with what would become of them, or has. */
export const RowsTable = ({
  context: { language },
  rows,
}: {
  context: PageContext
  rows: readonly AuthorityRow[]
}) => {
  const t = authorityImportTexts(language)
  const kinds = authorityTexts(language)
  return (
    <Table
      caption={t.all}
      captionHidden
      stacked
      rows={rows}
      columns={[
        { key: 'position', label: t.row.position, numeric: true, cell: ({ position }) => position },
        {
          key: 'heading',
          label: t.row.heading,
          names: true,
          cell: ({ heading, kind, authorityId }) => (
            <>
              {authorityId === null ? heading : <a href={paths.authority(authorityId)}>{heading}</a>}{' '}
              {kind && <small class="soft">({kindLabel(kind, kinds)})</small>}
            </>
          ),
        },
        { key: 'outcome', label: t.row.outcome, cell: ({ outcome }) => t.outcomes[outcome] },
        {
          key: 'is',
          label: t.row.is,
          cell: ({ matchedId, matchedHeading, matchedBy }) =>
            matchedBy && (
              <>
                {matchedId !== null && <a href={paths.authority(matchedId)}>{matchedHeading}</a>}{' '}
                <small class="soft">({t.by[matchedBy]})</small>
              </>
            ),
        },
        { key: 'gains', label: t.row.gains, cell: ({ gains }) => gains.join('; ') },
        {
          key: 'remark',
          label: t.row.remark,
          cell: ({ problem, kept }) => (
            <>
              {problem && rowProblemText(language, problem.code, problem.detail)}
              {kept && rowProblemText(language, kept)}
            </>
          ),
        },
      ]}
    />
  )
}
