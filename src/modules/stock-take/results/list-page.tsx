import type { Child } from 'hono/jsx'
import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber, formatShortDate, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table, type Column } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { CorrectFields } from '../corrections/correct-fields.tsx'
import { deedsOf, permissionFor, type CorrectionDeed } from '../corrections/deeds.ts'
import { stockTakeTexts, type StockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import { totalOf, type ListCount, type ResultList, type ResultRow } from './lists.ts'
import { noteColumn } from './note-column.tsx'
import { findingWord, remarkOf } from './row-words.ts'

export const rowsPerPage = 50

export interface ListPageProps {
  context: PageContext
  session: Session
  list: ResultList
  counts: readonly ListCount[]
  rows: readonly ResultRow[]
  shown: { open: boolean; finding: string | undefined; page: number }
  /** Rows of the filter, on all pages. */
  total: number
  problem?: string | undefined
}

/** One list of what came out, with what can be done about it. */
export const ListPage = (props: ListPageProps) => {
  const { context, session, list, shown, total, problem } = props
  const texts = stockTakeTexts(context.language)
  const title =
    session.state === 'closed' && list === 'missing' ? texts.listsClosed.missing : texts.lists[list]
  const deeds = deedsFor(props)
  const query = { ...(shown.finding ? { temuan: shown.finding } : {}), semua: shown.open ? '0' : '1' }
  return (
    <StaffPage context={context} title={`${title}: ${session.name}`}>
      <PageHeading
        title={title}
        lead={<a href={paths.session(session.id)}>{session.name}</a>}
        actions={
          total > 0 && (
            <>
              <ButtonLink href={`${paths.resultsCsv(session.id, list)}?${new URLSearchParams(query)}`}>
                {texts.results.csv}
              </ButtonLink>
              <ButtonLink href={`${paths.resultsSheet(session.id, list)}?${new URLSearchParams(query)}`}>
                {texts.results.sheet}
              </ButtonLink>
            </>
          )
        }
      />
      <div class="stack">
        {problem && <Notice kind="problem">{problem}</Notice>}
        <Filter {...props} />
        {list === 'unknown' ? (
          <Rows {...props} deeds={[]} />
        ) : (
          <form method="post" action={paths.corrections(session.id)} class="stack">
            <Rows {...props} deeds={deeds} />
            {deeds.length > 0 && total > 0 && (
              <CorrectFields {...{ context, list, total, deeds }} finding={shown.finding} />
            )}
          </form>
        )}
        <Pager
          page={shown.page}
          pages={Math.ceil(total / rowsPerPage)}
          hrefOf={(page) =>
            `${paths.results(session.id, list)}?${new URLSearchParams({ ...query, halaman: String(page) })}`
          }
        />
      </div>
    </StaffPage>
  )
}

function deedsFor({ context, session, list, shown }: ListPageProps): CorrectionDeed[] {
  const { viewer } = context
  if (!viewer?.permissions.has('stock-take.manage') || session.state === 'cancelled') return []
  if (!shown.open && list !== 'missing') return []
  return deedsOf[list].filter(
    (deed) =>
      viewer.permissions.has(permissionFor[deed]) && !(deed === 'settle' && session.state === 'closed'),
  )
}

const Filter = ({ context, session, list, counts, shown }: ListPageProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.results
  const found = counts.filter((count) => count.list === list)
  if (list === 'missing') return null
  const { all, open } = totalOf(counts, list)
  return (
    <FilterForm action={paths.results(session.id, list)} label={texts.lists[list]} submit={t.show}>
      {found.length > 1 && (
        <SelectField
          name="temuan"
          label={t.finding}
          value={shown.finding ?? ''}
          options={[
            { value: '', label: t.allFindings },
            ...found.map((count) => ({
              value: count.finding,
              label: `${findingWord(count.finding, texts)} (${formatNumber(count.all, language)})`,
            })),
          ]}
          optional
        />
      )}
      {list !== 'twice' && (
        <SelectField
          name="semua"
          label={texts.columns.state}
          value={shown.open ? '' : '1'}
          options={[
            { value: '', label: `${t.filterOpen} (${formatNumber(open, language)})` },
            { value: '1', label: `${t.filterAll} (${formatNumber(all, language)})` },
          ]}
          optional
        />
      )}
    </FilterForm>
  )
}

type RowsProps = ListPageProps & { deeds: readonly CorrectionDeed[] }

const Rows = (props: RowsProps) => {
  const { context, session, list, rows, deeds } = props
  const texts = stockTakeTexts(context.language)
  const { results: t } = texts
  const columns: Column<ResultRow>[] = [
    ...(deeds.length > 0 ? [tickColumn(texts)] : []),
    { key: 'copy', label: t.copy, names: true, cell: (row) => <Copy row={row} texts={texts} list={list} /> },
    ...(list === 'missing' || list === 'unknown' ? [] : [findingColumn(texts)]),
    ...(list === 'unknown' ? [] : [placeColumn(texts)]),
    ...seenColumns(props, texts),
    ...(list === 'unknown' ? [noteColumn(context, session)] : []),
  ]
  return (
    <Table
      caption={texts.lists[list]}
      captionHidden
      stacked
      rows={rows}
      columns={columns}
      empty={t.nothing}
    />
  )
}

const tickColumn = ({ results: t }: StockTakeTexts): Column<ResultRow> => ({
  key: 'tick',
  label: '✓',
  cell: ({ itemId, barcode, settled }) =>
    itemId !== null &&
    !settled && (
      <input
        class="opname-tick"
        type="checkbox"
        name="pilih"
        value={String(itemId)}
        aria-label={`${t.copy} ${barcode}`}
      />
    ),
})

const Copy = ({ row, texts, list }: { row: ResultRow; texts: StockTakeTexts; list: ResultList }): Child => (
  <>
    {row.itemId === null ? row.barcode : <a href={paths.staffItem(row.itemId)}>{row.barcode}</a>} {row.title}{' '}
    {row.settled && list !== 'twice' && <Badge kind="good">{texts.results.settled}</Badge>}
  </>
)

const findingColumn = (texts: StockTakeTexts): Column<ResultRow> => ({
  key: 'finding',
  label: texts.results.finding,
  cell: (row) => (
    <>
      {findingWord(row.finding, texts)}
      {remarkOf(row, texts) && (
        <>
          <br />
          <small class="soft">{remarkOf(row, texts)}</small>
        </>
      )}
    </>
  ),
})

const placeColumn = (texts: StockTakeTexts): Column<ResultRow> => ({
  key: 'place',
  label: texts.results.belongs,
  cell: ({ branch, shelf, callNumber }) => [branch, shelf, callNumber].filter(Boolean).join(' · '),
})

function seenColumns({ context: { language }, list }: RowsProps, texts: StockTakeTexts): Column<ResultRow>[] {
  const { results: t } = texts
  if (list === 'missing')
    return [
      {
        key: 'lastSeen',
        label: t.lastSeen,
        cell: ({ details }) =>
          details.lastSeen ? formatShortDate(new Date(details.lastSeen), language) : t.never,
      },
    ]
  const was = (row: ResultRow) =>
    [row.seenShelf || '–', row.details.after ? t.near(row.details.after) : ''].filter(Boolean).join(', ')
  return [
    { key: 'was', label: t.was, cell: was },
    {
      key: 'when',
      label: t.when,
      cell: ({ lastAt, counter }) => `${lastAt ? formatShortMoment(lastAt, language) : ''} · ${counter}`,
    },
    ...(list === 'twice'
      ? [
          {
            key: 'times',
            label: t.times,
            numeric: true,
            cell: ({ scans }: ResultRow) => formatNumber(scans, language),
          },
        ]
      : []),
  ]
}
