import { Badge, Status } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { FileField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Progress } from '#design/progress.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { rowOutcomes, type MemberImport, type RowOutcome } from './imports.ts'
import { importTexts } from './messages.ts'
import { problemText, rowsPerPage, type ListedRow } from './rows.ts'

interface ImportsPageProps {
  context: PageContext
  imports: readonly MemberImport[]
  /** Why a file was not taken, as a sentence. */
  problem?: string
}

export const MemberImportsPage = ({ context, imports, problem }: ImportsPageProps) => {
  const { language } = context
  const t = importTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={t.lead} />
        <Form action={paths.importUpload} errors={{ file: problem }} multipart>
          <FileField
            name="file"
            label={t.file}
            hint={t.fileHint}
            error={problem}
            accept=".csv,.tsv,.txt,.xlsx"
          />
          <FormActions>
            <Button kind="primary">{t.upload}</Button>
          </FormActions>
        </Form>
        <h2>{t.past}</h2>
        <Table
          caption={t.past}
          captionHidden
          rows={imports}
          empty={t.none}
          columns={[
            {
              key: 'name',
              label: t.name,
              names: true,
              cell: ({ id, fileName }) => <a href={paths.memberImport(id)}>{fileName}</a>,
            },
            { key: 'state', label: t.state, cell: ({ state }) => <Badge>{t.states[state]}</Badge> },
            {
              key: 'rows',
              label: t.rows,
              numeric: true,
              cell: ({ rowsTotal }) => formatNumber(rowsTotal, language),
            },
            { key: 'by', label: t.by, cell: ({ createdBy }) => createdBy },
            { key: 'when', label: t.when, cell: ({ createdAt }) => formatShortDate(createdAt, language) },
          ]}
        />
      </div>
    </StaffPage>
  )
}

interface ImportPageProps {
  context: PageContext
  job: MemberImport
  counts: Record<RowOutcome, number>
  rows: readonly ListedRow[]
  shown: { outcome: RowOutcome | ''; page: number }
  refusal?: 'not-now'
}

/** An import as it stands: how far it has come, what it found, what to do next. */
export const MemberImportPage = (props: ImportPageProps) => {
  const { context, job, counts, refusal } = props
  const { language } = context
  const t = importTexts(language)
  const running = job.state === 'checking' || job.state === 'writing'
  return (
    <StaffPage context={context} title={`${t.title}: ${job.fileName}`}>
      <div class="stack">
        <PageHeading title={job.fileName} lead={t.states[job.state]} />
        {refusal && <Notice kind="problem">{t.errors[refusal]}</Notice>}
        {running ? (
          <Progress
            id="kemajuan"
            label={job.state === 'checking' ? t.checking : t.writing}
            done={job.rowsDone}
            total={
              job.state === 'checking'
                ? job.rowsTotal
                : counts.new + counts.update + counts.added + counts.updated
            }
            failed={counts.wrong}
            running
            href={paths.memberImport(job.id)}
          />
        ) : (
          <Standing {...props} />
        )}
        {!running && job.state !== 'cancelled' && <Found {...props} />}
      </div>
    </StaffPage>
  )
}

const Standing = ({ context: { language }, job, counts }: ImportPageProps) => {
  const t = importTexts(language)
  if (job.state === 'cancelled') return <Notice>{t.cancelled}</Notice>
  if (job.state === 'done') return <Notice kind="success">{t.done}</Notice>
  const writing = counts.new + counts.update
  return (
    <>
      <Notice>{writing > 0 ? t.ready : t.nothing}</Notice>
      <div class="cluster">
        {writing > 0 && (
          <form method="post" action={paths.importCommit(job.id)}>
            <Button kind="primary">{t.commit(formatNumber(writing, language))}</Button>
          </form>
        )}
        <CancelImport id={job.id} label={t.cancel} />
      </div>
    </>
  )
}

export const CancelImport = ({ id, label }: { id: number; label: string }) => (
  <form method="post" action={paths.importCancel(id)}>
    <Button kind="quiet">{label}</Button>
  </form>
)

const addressOf = (id: number, { outcome, page }: ImportPageProps['shown']) => {
  const query = new URLSearchParams()
  if (outcome) query.set('hasil', outcome)
  if (page > 1) query.set('hal', String(page))
  return `${paths.memberImport(id)}${query.size > 0 ? `?${query}` : ''}`
}

const kinds = {
  new: 'good',
  update: 'neutral',
  known: 'muted',
  wrong: 'attention',
  added: 'good',
  updated: 'good',
} as const

const Found = ({ context: { language }, job, counts, rows, shown }: ImportPageProps) => {
  const t = importTexts(language)
  const some = rowOutcomes.filter((outcome) => counts[outcome] > 0)
  const total = shown.outcome
    ? counts[shown.outcome]
    : some.reduce((sum, outcome) => sum + counts[outcome], 0)
  if (total === 0) return <p>{t.forgotten}</p>
  return (
    <>
      <p class="cluster">
        {some.map((outcome) => (
          <a href={addressOf(job.id, { outcome, page: 1 })}>
            {t.outcomes[outcome]}: {formatNumber(counts[outcome], language)}
          </a>
        ))}
        {counts.wrong > 0 && <ButtonLink href={paths.importRejects(job.id)}>{t.rejects}</ButtonLink>}
      </p>
      <Table
        caption={t.rows}
        captionHidden
        rows={rows}
        columns={[
          { key: 'line', label: t.line, numeric: true, cell: ({ position }) => position },
          {
            key: 'member',
            label: t.member,
            names: true,
            cell: ({ name, patronId }) =>
              patronId === null ? name || '—' : <a href={paths.member(patronId)}>{name}</a>,
          },
          {
            key: 'outcome',
            label: t.outcome,
            cell: ({ outcome }) => {
              const known = rowOutcomes.find((one) => one === outcome) ?? 'wrong'
              return <Status kind={kinds[known]}>{t.outcomes[known]}</Status>
            },
          },
          { key: 'reason', label: t.reason, cell: (row) => problemText(row, language) },
        ]}
      />
      <Pager
        page={shown.page}
        pages={Math.ceil(total / rowsPerPage)}
        hrefOf={(page) => addressOf(job.id, { ...shown, page })}
      />
    </>
  )
}
