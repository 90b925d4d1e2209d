import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatMoment, formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { ImportJob } from '../import-state.ts'
import { importTexts } from '../messages.ts'
import { importPaths } from '../paths.ts'

/** All imports, the newest first. */
export const ImportsPage = ({ context, jobs }: { context: PageContext; jobs: readonly ImportJob[] }) => {
  const { language } = context
  const t = importTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={importPaths.newImport} kind="primary">
            {t.newImport}
          </ButtonLink>
        }
      />
      {jobs.length === 0 ? (
        <EmptyState title={t.noImports}>
          <p>{t.noImportsHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          stacked
          rows={jobs}
          columns={[
            {
              key: 'file',
              label: t.columns.file,
              names: true,
              cell: ({ id, fileName }) => <a href={importPaths.import(id)}>{fileName}</a>,
            },
            {
              key: 'state',
              label: t.columns.state,
              cell: ({ state }) => <Badge kind={badges[state]}>{t.states[state]}</Badge>,
            },
            {
              key: 'records',
              label: t.columns.records,
              numeric: true,
              cell: ({ recordsRead }) => formatNumber(recordsRead, language),
            },
            {
              key: 'when',
              label: t.columns.when,
              cell: ({ createdAt }) => formatMoment(createdAt, language),
            },
            { key: 'who', label: t.columns.who, cell: ({ createdBy }) => createdBy },
          ]}
        />
      )}
    </StaffPage>
  )
}

const badges = {
  uploaded: 'attention',
  reading: 'neutral',
  ready: 'attention',
  committing: 'neutral',
  done: 'good',
  undoing: 'neutral',
  undone: 'muted',
  cancelled: 'muted',
} as const
