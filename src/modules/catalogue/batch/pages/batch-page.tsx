import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Progress } from '#design/progress.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { Batch } from '../batch-state.ts'
import type { BatchCounts, BatchRow, RowKind } from '../find-rows.ts'
import { PrintButton } from '../../labels/pages/print-button.tsx'
import { batchTexts, type BatchTexts } from '../messages.ts'
import { batchPaths } from '../paths.ts'
import { ItemChangeFields } from './change-form.tsx'
import { changeInWords } from './change-in-words.ts'
import { CountsTable } from './counts-table.tsx'
import { RecordChangeFields } from './record-change-form.tsx'
import { RowsTable } from './rows-table.tsx'
import { selectionInWords } from './selection-in-words.ts'

export const rowsPerPage = 25

export interface BatchPageProps {
  context: PageContext
  batch: Batch
  counts: BatchCounts
  rows: readonly BatchRow[]
  shown: { kind?: RowKind; page: number }
  branches: readonly Branch[]
  /** Of the form that says the change. */
  typed: Typed
  errors?: FieldErrors
  refusal?: 'not-now' | 'not-allowed'
  /** The change is being said anew. */
  again?: boolean
}

type PartProps = BatchPageProps & { t: BatchTexts }

/** A batch as it stands: what was chosen, what would change, how far it has come, what to do next. */
export const BatchPage = (props: BatchPageProps) => {
  const { context, batch, refusal, again } = props
  const t = batchTexts(context.language)
  const title = `${t.title}: ${t.subjects[batch.subject].toLowerCase()}`
  const running = batch.state === 'previewing' || batch.state === 'running' || batch.state === 'undoing'
  const saying = batch.state === 'chosen' || again
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={selectionInWords(batch.selection, context.language)} />
      <div class="stack">
        {refusal && <Notice kind="problem">{t.refusals[refusal]}</Notice>}
        {batch.problem && running && <Notice kind="warning">{t.progress.stopped}</Notice>}
        {batch.selection.leftOut > 0 && !running && (
          <Notice kind="warning">
            {t.choose.leftOut(formatNumber(batch.selection.leftOut, context.language))}
          </Notice>
        )}
        {running && <Running {...props} t={t} />}
        {saying && <Saying {...props} t={t} />}
        {!running && !saying && <Standing {...props} t={t} />}
      </div>
    </StaffPage>
  )
}

const Running = ({ context, batch, counts, t }: PartProps) => {
  if (batch.state !== 'previewing' && batch.state !== 'running' && batch.state !== 'undoing') return null
  const all = counts.chosen + counts.change + counts.same + counts.refused
  const total = {
    previewing: all,
    running: counts.change + batch.rowsDone - counts.done,
    undoing: counts.done,
  }
  return (
    <>
      <ChangeTold {...{ context, batch, t }} branches={[]} />
      <Progress
        id="kemajuan"
        label={t.progress[batch.state]}
        done={batch.rowsDone}
        total={Math.max(total[batch.state], batch.rowsDone)}
        running
        href={batchPaths.batch(batch.id)}
      />
      <p>{t.progress.waiting}</p>
    </>
  )
}

const ChangeTold = ({
  context,
  batch,
  branches,
  t,
}: Pick<PartProps, 'context' | 'batch' | 'branches' | 't'>) => {
  const branchNames = new Map(branches.map(({ id, name }) => [id, name]))
  const told = changeInWords(batch, { language: context.language, branchNames })
  return told.length > 0 ? (
    <section>
      <h2>{t.change.told}</h2>
      <DescriptionList entries={told.map(([name, value]) => [name, value || '✓'] as const)} />
    </section>
  ) : null
}

const Saying = (props: PartProps) => {
  const { context, batch, counts, rows, t } = props
  const shown = (count: number) => formatNumber(count, context.language)
  const chosen = counts.chosen + counts.change + counts.same + counts.refused
  return (
    <>
      <p>
        <strong>{t.preview.chosen(shown(chosen))}</strong>
      </p>
      {counts.unknown > 0 && (
        <Notice kind="warning" title={`${t.outcomes.unknown}: ${shown(counts.unknown)}`}>
          <p>
            {rows
              .filter(({ outcome }) => outcome === 'unknown')
              .map(({ given }) => given)
              .join(', ')}
          </p>
          <a href={batchPaths.report(batch.id)}>{t.preview.report}</a>
        </Notice>
      )}
      <h2>{t.change.title}</h2>
      {batch.subject === 'items' ? (
        <ItemChangeFields {...props} id={batch.id} />
      ) : (
        <RecordChangeFields {...props} id={batch.id} />
      )}
      <CancelForm t={t} id={batch.id} />
    </>
  )
}

const Standing = (props: PartProps) => {
  const { context, batch, counts, rows, shown, branches, t } = props
  const branchNames = new Map(branches.map(({ id, name }) => [id, name]))
  const left = counts.unknown + counts.refused + counts.kept > 0
  const total = shown.kind
    ? counts[shown.kind]
    : counts.change + counts.same + counts.refused + counts.unknown + counts.kept
  if (batch.state === 'cancelled') return <Notice>{t.preview.cancelled}</Notice>
  return (
    <>
      <Notice kind={batch.state === 'done' ? 'success' : 'info'}>{standingText(props)}</Notice>
      <ChangeTold {...{ context, batch, branches, t }} />
      <Deeds {...props} />
      <CountsTable id={batch.id} counts={counts} language={context.language} />
      {left && (
        <p>
          <a href={batchPaths.report(batch.id)}>{t.preview.report}</a>
        </p>
      )}
      <h2>{shown.kind ? t.outcomes[shown.kind] : t.preview.rows}</h2>
      {shown.kind && (
        <p>
          <a href={batchPaths.batch(batch.id)}>{t.preview.all}</a>
        </p>
      )}
      <RowsTable subject={batch.subject} rows={rows} language={context.language} branchNames={branchNames} />
      <Pager
        page={shown.page}
        pages={Math.ceil(total / rowsPerPage)}
        hrefOf={(page) => addressOf(batch.id, { ...shown, page })}
      />
    </>
  )
}

function standingText({ context, batch, counts, t }: PartProps): string {
  if (batch.state === 'done') return t.preview.done
  if (batch.state === 'undone') {
    return counts.kept > 0
      ? t.preview.undoneBut(formatNumber(counts.kept, context.language))
      : t.preview.undone
  }
  return counts.change === 0 ? t.preview.nothing : t.preview.ready
}

const Deeds = ({ context, batch, counts, t }: PartProps) => {
  const changes = formatNumber(counts.change, context.language)
  if (batch.state === 'ready') {
    return (
      <div class="cluster">
        {counts.change > 0 && (
          <form method="post" action={batchPaths.run(batch.id)}>
            <Button kind="primary">{t.preview.run(changes)}</Button>
          </form>
        )}
        <ButtonLink href={`${batchPaths.batch(batch.id)}?ulang=1`}>{t.change.again}</ButtonLink>
        <CancelForm t={t} id={batch.id} />
      </div>
    )
  }
  if (batch.state !== 'done' || counts.done === 0) return null
  return (
    <>
      <PrintButton
        context={context}
        subject={batch.subject}
        chosen={{ how: 'batch', batchId: String(batch.id) }}
      />
      <Disclosure summary={t.preview.undo}>
        <form class="stack" method="post" action={batchPaths.undo(batch.id)}>
          <p>{t.preview.undoHint}</p>
          <Button kind="danger">{t.preview.undo}</Button>
        </form>
      </Disclosure>
    </>
  )
}

const CancelForm = ({ t, id }: { t: BatchTexts; id: number }) => (
  <form method="post" action={batchPaths.cancel(id)}>
    <Button kind="quiet">{t.preview.cancel}</Button>
  </form>
)

const addressOf = (id: number, { kind, page }: BatchPageProps['shown']): string => {
  const query = new URLSearchParams()
  if (kind) query.set('hasil', kind)
  if (page > 1) query.set('halaman', String(page))
  return `${batchPaths.batch(id)}${query.size > 0 ? `?${query}` : ''}`
}
