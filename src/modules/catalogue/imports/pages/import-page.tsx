import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatBytes, formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Progress } from '#design/progress.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { outcomes, type ImportOutcome, type ImportRow } from '../find-rows.ts'
import type { ImportJob } from '../import-state.ts'
import { importTexts, type id } from '../messages.ts'
import { importPaths } from '../paths.ts'
import { CancelForm, CommitForm, Onward, UndoForm } from './deeds.tsx'
import { RowsTable } from './rows-table.tsx'

export const rowsPerPage = 25

interface ImportPageProps {
  context: PageContext
  job: ImportJob
  counts: Record<ImportOutcome, number>
  /** Rows with something to be told. */
  problems: number
  rows: readonly ImportRow[]
  shown: { outcome?: ImportOutcome; withProblems: boolean; page: number }
  refusal?: 'not-now'
}

/** An import as it stands: how far it has come, what it found, what to do next. */
export const ImportPage = (props: ImportPageProps) => {
  const { context, job, refusal } = props
  const t = importTexts(context.language)
  const running = job.state === 'reading' || job.state === 'committing' || job.state === 'undoing'
  return (
    <StaffPage context={context} title={`${t.title}: ${job.fileName}`}>
      <PageHeading title={job.fileName} lead={t.states[job.state]} />
      <div class="stack">
        {refusal && <Notice kind="problem">{t.refusals[refusal]}</Notice>}
        {job.problem && running && <Notice kind="warning">{t.progress.stopped}</Notice>}
        {running ? <Running {...props} t={t} /> : <Standing {...props} t={t} />}
        {!running && <Found {...props} t={t} />}
      </div>
    </StaffPage>
  )
}

type PartProps = ImportPageProps & { t: typeof id }

const Running = ({ context, job, counts, t }: PartProps) => {
  const { language } = context
  const { reading, committing, undoing } = t.progress
  const work = job.state === 'reading' ? reading : job.state === 'committing' ? committing : undoing
  const share = job.bytesRead > 0 ? job.fileSize / job.bytesRead : 0
  const estimate = share > 0 ? Math.max(job.recordsRead, Math.round(job.recordsRead * share)) : undefined
  const writing = counts.new + counts.update + counts.items
  return (
    <>
      <Progress
        id="kemajuan"
        label={work}
        done={job.state === 'reading' ? job.recordsRead : job.rowsDone}
        total={job.state === 'reading' ? estimate : Math.max(writing, job.rowsDone)}
        failed={counts.wrong}
        running
        href={importPaths.import(job.id)}
      />
      {job.state === 'reading' && (
        <p>{t.progress.bytes(formatBytes(job.bytesRead, language), formatBytes(job.fileSize, language))}</p>
      )}
      <p>{t.progress.waiting}</p>
      {job.state === 'reading' && <CancelForm t={t} id={job.id} />}
    </>
  )
}

const Standing = ({ context, job, counts, t }: PartProps) => {
  const writing = counts.new + counts.update + counts.items
  const told = {
    ready: t.preview.ready,
    done: t.preview.done,
    undone: t.preview.undone,
    cancelled: t.preview.cancelled,
  }
  const text = job.state === 'ready' && writing === 0 ? t.preview.nothing : told[standingOf(job)]
  return (
    <>
      <Notice kind={job.state === 'done' ? 'success' : 'info'}>{text}</Notice>
      {job.state === 'ready' && (
        <div class="cluster">
          {writing > 0 && <CommitForm t={t} id={job.id} />}
          <CancelForm t={t} id={job.id} />
        </div>
      )}
      {job.state === 'done' && writing > 0 && (
        <>
          <Onward {...{ context, id: job.id }} />
          <UndoForm t={t} id={job.id} />
        </>
      )}
    </>
  )
}

const standingOf = ({ state }: ImportJob): 'ready' | 'done' | 'undone' | 'cancelled' =>
  state === 'done' || state === 'undone' || state === 'cancelled' ? state : 'ready'

const Found = ({ context, job, counts, problems, rows, shown, t }: PartProps) => {
  const { language } = context
  const total = shown.withProblems
    ? problems
    : shown.outcome
      ? counts[shown.outcome]
      : outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  if (job.state === 'cancelled') return null
  return (
    <>
      <h2>{t.preview.counts}</h2>
      <Table
        caption={t.preview.counts}
        captionHidden
        rows={[...outcomes]}
        columns={[
          {
            key: 'outcome',
            label: t.preview.outcome,
            names: true,
            cell: (outcome) =>
              counts[outcome] > 0 ? (
                <a href={addressOf(job.id, { outcome })}>{t.outcomes[outcome]}</a>
              ) : (
                t.outcomes[outcome]
              ),
          },
          {
            key: 'count',
            label: t.preview.count,
            numeric: true,
            cell: (outcome) => formatNumber(counts[outcome], language),
          },
        ]}
      />
      {counts.wrong > 0 && <ButtonLink href={importPaths.rejects(job.id)}>{t.preview.allRejects}</ButtonLink>}
      <SettingsUsed job={job} t={t} />
      <h2>{shown.outcome ? t.outcomes[shown.outcome] : t.preview.rows}</h2>
      <p class="cluster">
        <a href={addressOf(job.id, {})}>{t.preview.all}</a>
        <a href={addressOf(job.id, { withProblems: true })}>
          {t.preview.withProblems} ({formatNumber(problems, language)})
        </a>
      </p>
      <RowsTable job={job} rows={rows} language={language} />
      <Pager
        page={shown.page}
        pages={Math.ceil(total / rowsPerPage)}
        hrefOf={(page) => addressOf(job.id, { ...shown, page })}
      />
    </>
  )
}

const SettingsUsed = ({ job, t }: { job: ImportJob; t: typeof id }) => {
  const { rule, overlay, items } = job.settings
  return (
    <Disclosure summary={t.preview.settings}>
      <DescriptionList
        entries={[
          [t.upload.rule, t.upload.rules[rule]],
          [t.upload.protect, overlay.protect.join(' ')],
          [t.upload.add, overlay.add.join(' ')],
          [t.upload.rest, overlay.replaceRest ? t.preview.replaced : t.preview.filled],
          [t.upload.items, job.format === 'csv' ? '' : t.upload.itemSources[items]],
        ]}
      />
    </Disclosure>
  )
}

const addressOf = (
  id: number,
  { outcome, withProblems, page = 1 }: Partial<ImportPageProps['shown']>,
): string => {
  const query = new URLSearchParams()
  if (outcome) query.set('hasil', outcome)
  if (withProblems) query.set('catatan', 'ya')
  if (page > 1) query.set('halaman', String(page))
  return `${importPaths.import(id)}${query.size > 0 ? `?${query}` : ''}`
}
