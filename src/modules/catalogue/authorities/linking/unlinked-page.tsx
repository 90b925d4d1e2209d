import { Button, ButtonLink } from '#design/button.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import { authorityTexts, kindLabel } from '../messages.ts'
import { authorityPaths } from '../paths.ts'
import { headingsPerPage, type UnlinkedHeading } from './make-authorities.ts'
import { linkingTexts } from './messages.ts'

interface UnlinkedPageProps {
  context: PageContext
  page: number
  total: number
  headings: readonly UnlinkedHeading[]
  /** How many were made just now. */
  made?: number
}

/** Headings that no authority stands behind, to make some of them. */
export const UnlinkedPage = ({ context, page, total, headings, made }: UnlinkedPageProps) => {
  const { language } = context
  const [t, kinds] = [linkingTexts(language), authorityTexts(language)]
  return (
    <StaffPage context={context} title={t.unlinked.title}>
      <div class="stack">
        <PageHeading
          title={`${t.unlinked.title} (${formatNumber(total, language)})`}
          lead={t.unlinked.lead}
          actions={<ButtonLink href={authorityPaths.proposals}>{t.run.back}</ButtonLink>}
        />
        {made !== undefined && (
          <Notice kind="success">{t.unlinked.made(formatNumber(made, language))}</Notice>
        )}
        <form class="stack" method="post" action={`${authorityPaths.unlinked}?hal=${page}`}>
          <Table
            caption={t.unlinked.title}
            captionHidden
            stacked
            rows={headings}
            empty={t.unlinked.none}
            columns={[
              {
                key: 'choose',
                label: t.columns.choose,
                cell: ({ id, text }) => (
                  <input
                    type="checkbox"
                    name={`tajuk-${id}`}
                    value="1"
                    aria-label={`${t.columns.choose}: ${text}`}
                  />
                ),
              },
              { key: 'heading', label: t.columns.heading, names: true, cell: ({ text }) => text },
              { key: 'kind', label: kinds.kind, cell: ({ kind }) => kindLabel(kind, kinds) },
              {
                key: 'titles',
                label: t.columns.titles,
                numeric: true,
                cell: ({ titles }) => formatNumber(titles, language),
              },
              {
                key: 'example',
                label: t.columns.example,
                cell: ({ recordId, recordTitle }) =>
                  recordId !== null && <a href={paths.record(recordId)}>{recordTitle}</a>,
              },
            ]}
          />
          {headings.length > 0 && (
            <div>
              <Button kind="primary">{t.unlinked.make}</Button>
            </div>
          )}
        </form>
        <Pager
          page={page}
          pages={Math.ceil(total / headingsPerPage)}
          hrefOf={(to) => `${authorityPaths.unlinked}?hal=${to}`}
        />
      </div>
    </StaffPage>
  )
}
