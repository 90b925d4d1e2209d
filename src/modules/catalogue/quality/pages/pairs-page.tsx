import { Button, ButtonLink } from '#design/button.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import type { DuplicatePair } from '../duplicate-pairs.ts'
import { qualityTexts } from '../messages.ts'
import { qualityPaths } from '../paths.ts'

export const pairsPerPage = 30

interface PairsPageProps {
  context: PageContext
  pairs: readonly DuplicatePair[]
  total: number
  page: number
}

/** Titles that may be one, two by two. */
export const PairsPage = ({ context, pairs, total, page }: PairsPageProps) => {
  const { language } = context
  const t = qualityTexts(language)
  return (
    <StaffPage context={context} title={t.kinds.duplicate}>
      <div class="stack">
        <PageHeading
          title={`${t.kinds.duplicate} (${formatNumber(total, language)})`}
          lead={t.hints.duplicate}
          actions={
            <>
              <ButtonLink href={qualityPaths.merges}>{t.pairs.merges}</ButtonLink>
              <ButtonLink href={qualityPaths.desk}>{t.back}</ButtonLink>
            </>
          }
        />
        <Table
          caption={t.kinds.duplicate}
          captionHidden
          stacked
          rows={pairs}
          empty={t.clean}
          columns={[
            {
              key: 'first',
              label: t.pairs.first,
              names: true,
              cell: ({ first }) => <Told title={first} language={language} />,
            },
            {
              key: 'second',
              label: t.pairs.second,
              cell: ({ second }) => <Told title={second} language={language} />,
            },
            { key: 'by', label: t.pairs.by, cell: ({ foundBy }) => t.pairs.foundBy[foundBy] },
            {
              key: 'deeds',
              label: t.pairs.deeds,
              cell: (pair) => <Deeds {...{ context, pair }} />,
            },
          ]}
        />
        <Pager
          page={page}
          pages={Math.ceil(total / pairsPerPage)}
          hrefOf={(to) => `${qualityPaths.duplicates}?hal=${to}`}
        />
      </div>
    </StaffPage>
  )
}

const Told = ({ title: told, language }: { title: DuplicatePair['first']; language: Language }) => (
  <>
    <a href={paths.record(told.id)}>{told.title}</a>
    <br />
    <small class="soft">
      {[told.author, told.publication, qualityTexts(language).pairs.copies(told.copies)]
        .filter(Boolean)
        .join(' · ')}
    </small>
  </>
)

const Deeds = ({ context, pair: { first, second } }: { context: PageContext; pair: DuplicatePair }) => {
  const t = qualityTexts(context.language).pairs
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  return (
    <div class="cluster">
      {may('catalogue.merge') && (
        <ButtonLink href={`${qualityPaths.merge(first.id)}?dengan=${second.id}`}>
          {t.compare}
          <span class="visually-hidden">: {first.title}</span>
        </ButtonLink>
      )}
      {may('catalogue.edit') && (
        <form method="post" action={qualityPaths.dismissal}>
          <input type="hidden" name="satu" value={String(first.id)} />
          <input type="hidden" name="dua" value={String(second.id)} />
          <Button kind="quiet">
            {t.different}
            <span class="visually-hidden">: {first.title}</span>
          </Button>
        </form>
      )}
    </div>
  )
}
