import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatMoment, formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Batch } from '../batch-state.ts'
import { batchTexts } from '../messages.ts'
import { batchPaths } from '../paths.ts'
import { changeInWords } from './change-in-words.ts'
import { selectionInWords } from './selection-in-words.ts'

interface ListPageProps {
  context: PageContext
  batches: readonly (Batch & { chosen: number })[]
  branchNames: ReadonlyMap<number, string>
}

/** All batches, the newest first. */
export const BatchesPage = ({ context, batches, branchNames }: ListPageProps) => {
  const { language } = context
  const t = batchTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={batchPaths.newBatch} kind="primary">
            {t.newBatch}
          </ButtonLink>
        }
      />
      {batches.length === 0 ? (
        <EmptyState title={t.noBatches}>
          <p>{t.noBatchesHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          stacked
          rows={batches}
          columns={[
            {
              key: 'what',
              label: t.columns.what,
              names: true,
              cell: (batch) => (
                <>
                  <a href={batchPaths.batch(batch.id)}>{whatIn(batch)}</a>
                  <br />
                  <small class="soft">{selectionInWords(batch.selection, language)}</small>
                </>
              ),
            },
            {
              key: 'state',
              label: t.columns.state,
              cell: ({ state }) => <Badge kind={badges[state]}>{t.states[state]}</Badge>,
            },
            {
              key: 'rows',
              label: t.columns.rows,
              numeric: true,
              cell: ({ chosen }) => formatNumber(chosen, language),
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

  function whatIn(batch: Batch): string {
    const said = changeInWords(batch, { language, branchNames })
      .map(([name, value]) => (value ? `${name}: ${value}` : name))
      .join('; ')
    return `${t.subjects[batch.subject]} ${batch.id}${said ? ` – ${said}` : ''}`
  }
}

const badges = {
  chosen: 'attention',
  previewing: 'neutral',
  ready: 'attention',
  running: 'neutral',
  done: 'good',
  undoing: 'neutral',
  undone: 'muted',
  cancelled: 'muted',
} as const
