import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Language } from '#kernel/i18n.ts'
import { slugs } from '../finding-kinds.ts'
import type { KindCount } from '../list-findings.ts'
import { qualityTexts } from '../messages.ts'
import { qualityPaths } from '../paths.ts'

interface DeskPageProps {
  context: PageContext
  counts: readonly KindCount[]
  /** Titles that have not been looked at yet. */
  waiting: number
}

/** All that is checked, with how much there is to do and whether it becomes less. */
export const DeskPage = ({ context, counts, waiting }: DeskPageProps) => {
  const { language } = context
  const t = qualityTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={t.lead} />
        {waiting > 0 && <Notice kind="info">{t.waiting(formatNumber(waiting, language))}</Notice>}
        <Table
          caption={t.title}
          captionHidden
          stacked
          rows={counts}
          columns={[
            {
              key: 'kind',
              label: t.columns.kind,
              names: true,
              cell: ({ kind }) => (
                <>
                  <a href={qualityPaths.list(slugs[kind])}>{t.kinds[kind]}</a>
                  <br />
                  <small class="soft">{t.hints[kind]}</small>
                </>
              ),
            },
            {
              key: 'count',
              label: t.columns.count,
              numeric: true,
              cell: ({ count }) => formatNumber(count, language),
            },
            {
              key: 'week',
              label: t.columns.week,
              numeric: true,
              cell: ({ count, weekAgo }) => difference(count, weekAgo, language),
            },
            {
              key: 'month',
              label: t.columns.month,
              numeric: true,
              cell: ({ count, monthAgo }) => difference(count, monthAgo, language),
            },
          ]}
        />
      </div>
    </StaffPage>
  )
}

/** With its sign; the sign for minus is as wide as that for plus. */
function difference(now: number, before: number | null, language: Language): string {
  const t = qualityTexts(language)
  if (before === null) return t.unknown
  if (now === before) return t.unchanged
  return `${now > before ? '+' : '−'}${formatNumber(Math.abs(now - before), language)}`
}
