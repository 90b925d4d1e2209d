import { Button, ButtonLink } from '#design/button.tsx'
import { formatMoment, formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import { authorityTexts, kindLabel } from '../messages.ts'
import { authorityPaths } from '../paths.ts'
import type { LinkRun } from './list-runs.ts'
import {
  proposalsPerPage,
  type ListedProposal,
  type ProposalState,
  type ReasonCount,
} from './list-proposals.ts'
import { linkingTexts } from './messages.ts'
import { proposalReasons, type ProposalReason } from './propose.ts'
import { RunsTable } from './run-page.tsx'

interface ProposalsPageProps {
  context: PageContext
  reason: ProposalReason
  page: number
  counts: readonly ReasonCount[]
  state: ProposalState
  proposals: readonly ListedProposal[]
  runs: readonly LinkRun[]
  nothingChosen?: boolean
}

/** Headings of titles beside the authorities that they may mean. */
export const ProposalsPage = (props: ProposalsPageProps) => {
  const { context, reason, page, counts, state, proposals, runs, nothingChosen } = props
  const { language } = context
  const t = linkingTexts(language)
  const counted = counts.find(({ foundBy }) => foundBy === reason)
  const searching = state.askedAt !== null && (state.madeAt === null || state.madeAt < state.askedAt)
  const made =
    state.madeAt && t.made(formatMoment(state.madeAt, language), formatNumber(state.headings, language))
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            <>
              <ButtonLink href={authorityPaths.unlinked}>{t.unlinked.open}</ButtonLink>
              <ButtonLink href={paths.authorities}>{authorityTexts(language).title}</ButtonLink>
            </>
          }
        />
        {nothingChosen && <Notice kind="problem">{t.nothingChosen}</Notice>}
        {searching ? <Notice kind="info">{t.searching}</Notice> : <p class="soft">{made ?? t.never}</p>}
        <form method="post" action={authorityPaths.proposalSearch}>
          <Button>{t.search}</Button>
        </form>
        <Reasons {...{ context, reason, counts }} />
        {counted && counted.sure > 0 && (
          <form class="stack" method="post" action={authorityPaths.proposals}>
            <input type="hidden" name="semua" value={reason} />
            <div class="cluster">
              <Button>{t.linkAll(formatNumber(counted.sure, language))}</Button>
              <span class="soft">{t.linkAllHint}</span>
            </div>
          </form>
        )}
        <form class="stack" method="post" action={`${authorityPaths.proposals}?alasan=${reason}`}>
          <ProposalsTable {...{ context, proposals }} />
          {proposals.length > 0 && (
            <div class="cluster">
              <Button kind="primary" name="tindakan" value="tautkan">
                {t.link}
              </Button>
              <Button name="tindakan" value="tolak">
                {t.reject}
              </Button>
            </div>
          )}
        </form>
        <Pager
          page={page}
          pages={Math.ceil((counted?.count ?? 0) / proposalsPerPage)}
          hrefOf={(to) => `${authorityPaths.proposals}?alasan=${reason}&hal=${to}`}
        />
        {runs.length > 0 && <RunsTable {...{ context, runs }} />}
      </div>
    </StaffPage>
  )
}

const Reasons = ({
  context: { language },
  reason,
  counts,
}: Pick<ProposalsPageProps, 'context' | 'reason' | 'counts'>) => {
  const t = linkingTexts(language)
  return (
    <nav class="cluster" aria-label={t.reason}>
      {proposalReasons.map((one) => {
        const count = counts.find(({ foundBy }) => foundBy === one)?.count ?? 0
        return (
          <a
            class="chip"
            href={`${authorityPaths.proposals}?alasan=${one}`}
            aria-current={one === reason ? 'page' : undefined}
            data-selected={one === reason ? '' : undefined}
          >
            {t.reasons[one]} ({formatNumber(count, language)})
          </a>
        )
      })}
    </nav>
  )
}

const ProposalsTable = ({
  context: { language },
  proposals,
}: Pick<ProposalsPageProps, 'context' | 'proposals'>) => {
  const [t, kinds] = [linkingTexts(language), authorityTexts(language)]
  return (
    <Table
      caption={t.title}
      captionHidden
      stacked
      rows={proposals}
      empty={t.none}
      columns={[
        {
          key: 'choose',
          label: t.columns.choose,
          cell: ({ id, text, heading, ambiguous }) => (
            <input
              type="checkbox"
              name={`usulan-${id}`}
              value="1"
              checked={!ambiguous}
              aria-label={`${t.columns.choose}: ${text} → ${heading}`}
            />
          ),
        },
        {
          key: 'heading',
          label: t.columns.heading,
          names: true,
          cell: ({ text, kind }) => (
            <>
              {text} <small class="soft">({kindLabel(kind, kinds)})</small>
            </>
          ),
        },
        {
          key: 'authority',
          label: t.columns.authority,
          cell: ({ authorityId, heading, authorityKind, kind, ambiguous }) => (
            <>
              <a href={paths.authority(authorityId)}>{heading}</a>{' '}
              {authorityKind !== kind && <small class="soft">({kindLabel(authorityKind, kinds)}) </small>}
              {ambiguous && <small class="soft">– {t.ambiguous}</small>}
            </>
          ),
        },
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
  )
}
