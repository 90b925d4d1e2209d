import { Button } from '#design/button.tsx'
import { Status } from '#design/badge.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { compareRecords } from '../../describe/compare-records.ts'
import { overlay } from '../../describe/overlay.ts'
import { paths } from '../../paths.ts'
import type { ImportRow } from '../find-rows.ts'
import type { ImportJob } from '../import-state.ts'
import { importTexts, type id } from '../messages.ts'
import { importPaths } from '../paths.ts'
import { problemText } from '../problem-messages.ts'

interface RowsTableProps {
  job: ImportJob
  rows: readonly ImportRow[]
  language: Language
}

/** Rows of an import with what would become of them, or has. */
export const RowsTable = ({ job, rows, language }: RowsTableProps) => {
  const t = importTexts(language)
  return (
    <Table
      caption={t.preview.rows}
      captionHidden
      stacked
      rows={rows}
      empty={t.preview.none}
      columns={[
        { key: 'position', label: t.preview.position, numeric: true, cell: ({ position }) => position },
        { key: 'title', label: t.preview.title, names: true, cell: (row) => <RowTitle row={row} /> },
        {
          key: 'outcome',
          label: t.preview.outcome,
          cell: ({ outcome }) => <Status kind={kinds[outcome]}>{t.outcomes[outcome]}</Status>,
        },
        {
          key: 'details',
          label: t.preview.details,
          cell: (row) => <RowDetails job={job} row={row} language={language} />,
        },
      ]}
    />
  )
}

const kinds = {
  new: 'good',
  update: 'neutral',
  items: 'neutral',
  duplicate: 'attention',
  unchanged: 'muted',
  wrong: 'attention',
} as const

// Once taken back, a title that the import added may be gone.
const RowTitle = ({ row }: { row: ImportRow }) => {
  const known = row.undoneAt && row.outcome === 'new' ? null : (row.recordId ?? row.matchedRecordId)
  return known === null ? <>{row.title || '—'}</> : <a href={paths.record(known)}>{row.title || known}</a>
}

const RowDetails = ({ job, row, language }: { job: ImportJob; row: ImportRow; language: Language }) => {
  const t = importTexts(language)
  return (
    <div class="stack">
      {row.problems.length > 0 && (
        <ul>
          {row.problems.map((problem) => (
            <li>{problemText(language, problem)}</li>
          ))}
        </ul>
      )}
      {row.items && row.items.length > 0 && <p>{t.preview.copies(row.items.length)}</p>}
      <Difference job={job} row={row} t={t} />
      {job.state === 'ready' && row.outcome === 'duplicate' && <DecisionForm job={job} row={row} t={t} />}
      {row.hasRaw && <a href={importPaths.reject(job.id, row.position)}>{t.preview.download}</a>}
    </div>
  )
}

const Difference = ({ job, row, t }: { job: ImportJob; row: ImportRow; t: typeof id }) => {
  if (!row.existing || !row.marc || row.committedAt) return null
  const changes = compareRecords(row.existing, overlay(row.existing, row.marc, job.settings.overlay))
  return (
    <Disclosure summary={`${t.preview.difference} (${changes.length})`}>
      <Table
        caption={t.preview.difference}
        captionHidden
        rows={changes}
        columns={[
          { key: 'tag', label: t.preview.field, names: true, cell: ({ tag }) => tag },
          { key: 'before', label: t.preview.before, cell: ({ before }) => before && <del>{before}</del> },
          { key: 'after', label: t.preview.after, cell: ({ after }) => after && <ins>{after}</ins> },
        ]}
      />
    </Disclosure>
  )
}

const DecisionForm = ({ job, row, t }: { job: ImportJob; row: ImportRow; t: typeof id }) => (
  <form class="cluster" method="post" action={importPaths.decision(job.id, row.position)}>
    {row.candidates.map(({ id, title, year }) => (
      <Button name="title" value={String(id)}>
        {t.preview.decideThis(year === null ? title : `${title} (${year})`)}
      </Button>
    ))}
    <Button name="title" value="new">
      {t.preview.decideNew}
    </Button>
    <span class="soft">{t.preview.skipped}</span>
  </form>
)
