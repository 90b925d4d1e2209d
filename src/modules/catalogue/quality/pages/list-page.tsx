import { Button, ButtonLink } from '#design/button.tsx'
import { Chart } from '#design/chart.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { authorityPaths } from '../../authorities/paths.ts'
import { batchPaths } from '../../batch/paths.ts'
import { paths } from '../../paths.ts'
import { slugs, subjectOf, type FindingKind } from '../finding-kinds.ts'
import { findingsPerPage, type DayCount, type ListedFinding } from '../list-findings.ts'
import { qualityTexts } from '../messages.ts'
import { qualityPaths } from '../paths.ts'
import { FindingInWords } from './finding-in-words.tsx'

interface ListPageProps {
  context: PageContext
  kind: FindingKind
  page: number
  total: number
  findings: readonly ListedFinding[]
  trend: readonly DayCount[]
  /** The end of the list was reached, one by one. */
  finished: boolean
}

/** What was found of one kind, and the ways to mend it. */
export const FindingsPage = ({ context, kind, page, total, findings, trend, finished }: ListPageProps) => {
  const { language } = context
  const t = qualityTexts(language)
  const slug = slugs[kind]
  return (
    <StaffPage context={context} title={t.kinds[kind]}>
      <div class="stack">
        <PageHeading
          title={`${t.kinds[kind]} (${formatNumber(total, language)})`}
          lead={t.hints[kind]}
          actions={<ButtonLink href={qualityPaths.desk}>{t.back}</ButtonLink>}
        />
        {finished && <Notice kind="success">{t.finished}</Notice>}
        {total > 0 && <Deeds {...{ context, kind }} />}
        <FindingsTable {...{ context, kind, findings }} />
        <Pager
          page={page}
          pages={Math.ceil(total / findingsPerPage)}
          hrefOf={(to) => `${qualityPaths.list(slug)}?hal=${to}`}
        />
        {trend.length > 1 && (
          <Chart
            kind="line"
            title={t.trend}
            labels={t.day}
            values={t.columns.count}
            points={trend.map(({ day, count }) => ({
              label: formatShortDate(new Date(`${day}T05:00:00Z`), language),
              value: count,
            }))}
          />
        )}
      </div>
    </StaffPage>
  )
}

const Deeds = ({ context, kind }: Pick<ListPageProps, 'context' | 'kind'>) => {
  const t = qualityTexts(context.language)
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  const subjects = subjectOf(kind) === 'records' ? (['records', 'items'] as const) : (['items'] as const)
  return (
    <div class="cluster">
      {subjectOf(kind) === 'records' && may('catalogue.edit') && (
        <ButtonLink href={qualityPaths.next(slugs[kind])} kind="primary">
          {t.oneByOne}
        </ButtonLink>
      )}
      {kind === 'unlinked-heading' && may('catalogue.authorities') && (
        <ButtonLink href={authorityPaths.proposals}>{t.linkThem}</ButtonLink>
      )}
      {may('catalogue.batch') &&
        subjects
          .filter((subject) => subject === 'records' || kind !== 'no-items')
          .map((subject) => (
            <form method="post" action={batchPaths.newBatch}>
              <input type="hidden" name="how" value="quality" />
              <input type="hidden" name="finding" value={kind} />
              <input type="hidden" name="subject" value={subject} />
              <Button>{subject === 'records' ? t.batchRecords : t.batchItems}</Button>
            </form>
          ))}
    </div>
  )
}

const FindingsTable = ({
  context: { language },
  kind,
  findings,
}: Pick<ListPageProps, 'context' | 'kind' | 'findings'>) => {
  const t = qualityTexts(language)
  const ofItems = subjectOf(kind) === 'items'
  return (
    <Table
      caption={t.kinds[kind]}
      captionHidden
      stacked
      rows={findings}
      empty={t.clean}
      columns={[
        {
          key: 'title',
          label: t.columns.title,
          names: true,
          cell: ({ recordId, title }) => <a href={paths.record(recordId)}>{title}</a>,
        },
        ...(ofItems
          ? [
              {
                key: 'item',
                label: t.columns.item,
                cell: ({ itemId, barcode }: ListedFinding) =>
                  itemId !== null && <a href={paths.item(itemId)}>{barcode}</a>,
              },
            ]
          : []),
        { key: 'author', label: t.columns.author, cell: ({ author }) => author },
        { key: 'year', label: t.columns.year, numeric: true, cell: ({ year }) => year },
        {
          key: 'why',
          label: t.columns.why,
          cell: ({ detail }) => <FindingInWords detail={detail} language={language} />,
        },
      ]}
    />
  )
}
