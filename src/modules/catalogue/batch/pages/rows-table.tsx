import { Status } from '#design/badge.tsx'
import { Table } from '#design/table.tsx'
import { paths } from '../../paths.ts'
import type { BatchSubject } from '../batch-state.ts'
import type { BatchRow } from '../find-rows.ts'
import { batchTexts, worded, type BatchTexts } from '../messages.ts'
import { valueInWords, type Wording } from './change-in-words.ts'

interface RowsTableProps extends Wording {
  subject: BatchSubject
  rows: readonly BatchRow[]
}

/** Rows of a batch with what would become of them, or has. */
export const RowsTable = ({ subject, rows, ...wording }: RowsTableProps) => {
  const t = batchTexts(wording.language)
  return (
    <Table
      caption={t.preview.rows}
      captionHidden
      stacked
      rows={rows}
      empty={t.preview.none}
      columns={[
        { key: 'position', label: t.preview.position, numeric: true, cell: ({ position }) => position },
        {
          key: 'subject',
          label: t.preview.subject,
          names: true,
          cell: (row) => <RowSubject row={row} subject={subject} t={t} />,
        },
        {
          key: 'outcome',
          label: t.preview.outcome,
          cell: (row) => <RowOutcome row={row} t={t} />,
        },
        {
          key: 'details',
          label: t.preview.details,
          cell: (row) => <Difference pairs={pairsOf(row, wording)} t={t} />,
        },
      ]}
    />
  )
}

const RowSubject = ({ row, subject, t }: { row: BatchRow; subject: BatchSubject; t: BatchTexts }) => {
  if (row.subjectId === null) return <>{row.given}</>
  if (row.title === null) return <span class="soft">{t.preview.gone}</span>
  const href = subject === 'items' ? paths.item(row.subjectId) : paths.record(row.subjectId)
  return (
    <>
      {row.barcode !== null && (
        <>
          <a href={href}>{row.barcode}</a>{' '}
        </>
      )}
      {row.barcode === null ? <a href={href}>{row.title}</a> : <span class="soft">{row.title}</span>}
    </>
  )
}

const kinds = {
  chosen: 'muted',
  change: 'good',
  same: 'muted',
  refused: 'attention',
  unknown: 'attention',
} as const

const RowOutcome = ({ row, t }: { row: BatchRow; t: BatchTexts }) => (
  <>
    <Status kind={row.reason ? 'attention' : kinds[row.outcome]}>
      {row.reason === 'kept-changed' ? t.outcomes.kept : t.outcomes[row.outcome]}
    </Status>
    {row.reason && <div class="soft">{worded(t, row.reason)}</div>}
  </>
)

type Pair = [name: string, before: string, after: string]

function pairsOf({ before, after }: BatchRow, wording: Wording): Pair[] {
  if (!before || !after) return []
  if (Array.isArray(before) || Array.isArray(after)) {
    const gone = Array.isArray(before) ? before : []
    const come = Array.isArray(after) ? after : []
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, i): Pair => [
      (gone[i] ?? come[i] ?? '').slice(0, 3),
      gone[i] ?? '',
      come[i] ?? '',
    ])
  }
  const names: Record<string, string> = batchTexts(wording.language).columnNames
  return Object.keys(after).flatMap((name): Pair[] => {
    const label = names[name]
    if (!label) return []
    return [[label, valueInWords(name, before[name], wording), valueInWords(name, after[name], wording)]]
  })
}

const Difference = ({ pairs, t }: { pairs: readonly Pair[]; t: BatchTexts }) => {
  if (pairs.length === 0) return null
  return (
    <dl class="differences">
      {pairs.map(([name, before, after]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <span class="visually-hidden">{t.preview.before}: </span>
            {before ? <del>{before}</del> : '—'} <span aria-hidden="true">→</span>{' '}
            <span class="visually-hidden">{t.preview.after}: </span>
            {after ? <ins>{after}</ins> : '—'}
          </dd>
        </div>
      ))}
    </dl>
  )
}
