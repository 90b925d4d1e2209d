import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { formatMoment, formatNumber } from '#design/format.ts'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts, type StockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import { rowOutcomes, type Correction, type CorrectionRow, type RowOutcome } from './correction.ts'
import { correctionBadges } from './corrections-list.tsx'

export const rowsPerPage = 50

export interface CorrectionPageProps {
  context: PageContext
  session: Session
  correction: Correction
  counts: Record<RowOutcome, number>
  rows: readonly CorrectionRow[]
  shown: { outcome: RowOutcome | undefined; page: number }
  refusal?: string
}

/** One correction: what it would do, how far it is, and the way back. */
export const CorrectionPage = (props: CorrectionPageProps) => {
  const { context, session, correction, counts, shown, refusal } = props
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.corrections
  const { state, deed, actor, createdAt } = correction
  const address = paths.correction(session.id, correction.id)
  const running = state === 'running' || state === 'undoing'
  const ofShown = shown.outcome
    ? counts[shown.outcome]
    : rowOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  return (
    <StaffPage context={context} title={t.deeds[deed]}>
      <PageHeading
        title={t.deeds[deed]}
        lead={
          <>
            <a href={paths.session(session.id)}>{session.name}</a> ·{' '}
            {t.by(actor.name, formatMoment(createdAt, language))}{' '}
            <Badge kind={correctionBadges[state]}>{t.states[state]}</Badge>
          </>
        }
      />
      <progress-watch id="koreksi" data-href={address} data-running={running ? 'yes' : 'no'}>
        <div class="stack">
          {refusal && <Notice kind="problem">{refusal}</Notice>}
          {correction.problem && running && <Notice kind="warning">{t.stopped}</Notice>}
          <p>{t.explain[deed]}</p>
          {running && <Bar {...props} />}
          <Choices {...props} />
          <p class="cluster">
            <a href={address} aria-current={shown.outcome ? undefined : 'page'}>
              {texts.results.filterAll}
            </a>
            {rowOutcomes
              .filter((outcome) => counts[outcome] > 0)
              .map((outcome) => (
                <a
                  href={`${address}?hasil=${outcome}`}
                  aria-current={shown.outcome === outcome ? 'page' : undefined}
                >
                  {t.outcomes[outcome]}: {formatNumber(counts[outcome], language)}
                </a>
              ))}
          </p>
          <Rows {...props} />
          <Pager
            page={shown.page}
            pages={Math.ceil(ofShown / rowsPerPage)}
            hrefOf={(page) =>
              `${address}?${new URLSearchParams({ ...(shown.outcome ? { hasil: shown.outcome } : {}), halaman: String(page) })}`
            }
          />
        </div>
      </progress-watch>
      {running && <Island name="progress-watch" />}
    </StaffPage>
  )
}

/** How far it is; the page takes its place again and again until it is done. */
const Bar = ({ context, session, correction, counts }: CorrectionPageProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const { id, state, rowsDone, total } = correction
  const all = state === 'undoing' ? counts.done + rowsDone : total
  const done = Math.min(rowsDone, all)
  return (
    <div class="opname-total">
      <p>
        <strong id="koreksi-kemajuan">{texts.corrections.progress}</strong> {formatNumber(done, language)} /{' '}
        {formatNumber(all, language)}
      </p>
      <progress aria-labelledby="koreksi-kemajuan" value={done} max={all || 1} />
      <noscript>
        <ButtonLink href={paths.correction(session.id, id)}>{texts.session.refresh}</ButtonLink>
      </noscript>
    </div>
  )
}

const Choices = ({ context, session, correction, counts }: CorrectionPageProps) => {
  const { language } = context
  const t = stockTakeTexts(language).corrections
  const { id, state, deed } = correction
  if (state === 'ready')
    return (
      <>
        {counts.chosen === 0 && <Notice kind="warning">{t.nothingToDo}</Notice>}
        <div class="cluster">
          {counts.chosen > 0 && (
            <form method="post" action={paths.correctionRun(session.id, id)}>
              <Button kind="primary">{t.run(formatNumber(counts.chosen, language))}</Button>
            </form>
          )}
          <form method="post" action={paths.correctionCancel(session.id, id)}>
            <Button>{t.cancel}</Button>
          </form>
        </div>
      </>
    )
  if ((state !== 'done' && state !== 'running') || counts.done === 0)
    return <ButtonLink href={paths.session(session.id)}>{stockTakeTexts(language).counting.back}</ButtonLink>
  return (
    <form method="post" action={paths.correctionUndo(session.id, id)} class="stack">
      <p class="soft">
        {t.undoHint} {deed === 'check-in' && t.undoReturns}
      </p>
      <p>
        <Button>{t.undo}</Button>
      </p>
    </form>
  )
}

const Rows = ({ context, rows }: CorrectionPageProps) => {
  const texts = stockTakeTexts(context.language)
  const t = texts.corrections
  return (
    <Table
      caption={t.rows}
      captionHidden
      stacked
      rows={rows}
      columns={[
        {
          key: 'copy',
          label: texts.results.copy,
          names: true,
          cell: ({ itemId, barcode, title }) => (
            <>
              {itemId === null ? barcode : <a href={paths.staffItem(itemId)}>{barcode}</a>} {title}
            </>
          ),
        },
        { key: 'outcome', label: t.outcome, cell: ({ outcome }) => t.outcomes[outcome] },
        { key: 'reason', label: t.reason, cell: (row) => remarkOf(row, t) },
      ]}
    />
  )
}

/** Why not, or what the copy had and has, and where it goes now. */
function remarkOf({ reason, before, after }: CorrectionRow, t: StockTakeTexts['corrections']): string {
  if (reason) return t.reasons[reason]
  const next = after?.next
  if (next?.do === 'hold-shelf') return t.next['hold-shelf'](next.shelfCode ?? '')
  if (next?.do === 'send') return t.next.send(next.branch ?? '')
  if (next) return t.next[next.do]
  return before?.shelf !== undefined && after?.shelf !== undefined ? `${before.shelf} → ${after.shelf}` : ''
}
