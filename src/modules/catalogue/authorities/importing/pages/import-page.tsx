import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Progress } from '#design/progress.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { authorityPaths } from '../../paths.ts'
import type { AuthorityImport } from '../import-state.ts'
import { rowOutcomes, rowsPerPage, type AuthorityRow, type RowCounts, type RowOutcome } from '../list-rows.ts'
import { authorityImportTexts } from '../messages.ts'
import { RowsTable } from './rows-table.tsx'

interface ImportPageProps {
  context: PageContext
  job: AuthorityImport
  counts: RowCounts
  rows: readonly AuthorityRow[]
  shown: { outcome?: RowOutcome; page: number }
  notNow?: boolean
}

/** An import of authorities as it stands: what was read, what would become of it, what to do next. */
export const AuthorityImportPage = (props: ImportPageProps) => {
  const { context, job, counts, rows, shown, notNow } = props
  const { language } = context
  const t = authorityImportTexts(language)
  const total = shown.outcome
    ? counts[shown.outcome]
    : rowOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={job.fileName || t.title}
          lead={`${t.states[job.state]} · ${formatShortMoment(job.createdAt, language)} · ${job.createdBy}`}
          actions={<ButtonLink href={authorityPaths.imports}>{t.title}</ButtonLink>}
        />
        {notNow && <Notice kind="problem">{t.notNow}</Notice>}
        <Standing {...props} />
        {job.state !== 'reading' && job.state !== 'cancelled' && (
          <>
            <Outcomes {...props} />
            <RowsTable context={context} rows={rows} />
            <Pager
              page={shown.page}
              pages={Math.ceil(total / rowsPerPage)}
              hrefOf={(to) => addressOf(job.id, shown.outcome, to)}
            />
          </>
        )}
      </div>
    </StaffPage>
  )
}

const Standing = ({ context: { language }, job, counts }: ImportPageProps) => {
  const t = authorityImportTexts(language)
  const shown = (count: number) => formatNumber(count, language)
  const writes = counts.new + counts.update
  if (job.state === 'reading' || job.state === 'committing' || job.state === 'undoing') {
    const done = { reading: undefined, committing: counts.written, undoing: counts.takenBack }[job.state]
    const total = { reading: undefined, committing: writes, undoing: counts.written }[job.state]
    return (
      <Progress
        id="kemajuan"
        label={t.states[job.state]}
        done={done}
        total={total}
        running
        href={authorityPaths.import(job.id)}
      />
    )
  }
  const kept = counts.kept > 0 ? ` ${t.kept(shown(counts.kept))}` : ''
  if (job.state === 'done') {
    return (
      <>
        <Notice kind="success">{t.done(shown(counts.written - counts.kept)) + kept}</Notice>
        <Disclosure summary={t.undo}>
          <form class="stack" method="post" action={authorityPaths.importUndo(job.id)}>
            <p>{t.undoHint}</p>
            <Button kind="danger">{t.undo}</Button>
          </form>
        </Disclosure>
      </>
    )
  }
  if (job.state !== 'ready') {
    return <Notice kind="info">{job.state === 'undone' ? t.undone + kept : t.states.cancelled}</Notice>
  }
  return (
    <>
      <Notice kind="info">{writes > 0 ? t.ready : t.nothing}</Notice>
      <div class="cluster">
        {writes > 0 && (
          <form method="post" action={authorityPaths.importCommit(job.id)}>
            <Button kind="primary">{t.commit(shown(writes))}</Button>
          </form>
        )}
        <form method="post" action={authorityPaths.importCancel(job.id)}>
          <Button kind="quiet">{t.cancel}</Button>
        </form>
      </div>
    </>
  )
}

const Outcomes = ({ context: { language }, job, counts, shown }: ImportPageProps) => {
  const t = authorityImportTexts(language)
  return (
    <nav class="cluster" aria-label={t.row.outcome}>
      {[undefined, ...rowOutcomes]
        .filter((outcome) => outcome === undefined || counts[outcome] > 0)
        .map((outcome) => (
          <a
            class="chip"
            href={addressOf(job.id, outcome, 1)}
            aria-current={outcome === shown.outcome ? 'page' : undefined}
            data-selected={outcome === shown.outcome ? '' : undefined}
          >
            {outcome ? `${t.outcomes[outcome]} (${formatNumber(counts[outcome], language)})` : t.all}
          </a>
        ))}
    </nav>
  )
}

const addressOf = (id: number, outcome: RowOutcome | undefined, page: number) =>
  `${authorityPaths.import(id)}?${new URLSearchParams({ ...(outcome && { hasil: outcome }), hal: String(page) })}`
