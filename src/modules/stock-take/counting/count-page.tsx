import { Button } from '#design/button.tsx'
import { CameraScan } from '#design/camera-scan.tsx'
import { formatNumber } from '#design/format.ts'
import { Heading } from '#design/heading.tsx'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { expected, type Progress } from '../results/progress.ts'
import type { Session } from '../sessions/session.ts'
import type { RecentScan } from './recent-scans.ts'
import { verdictWords, type VerdictWords } from './verdict-words.ts'

export interface CountPageProps {
  context: PageContext
  session: Session
  counterId: number
  /** What the person has scanned so far. */
  scans: number
  recent: readonly RecentScan[]
  progress: Progress
  /** Where the counter stands, and whether copies are scanned in order. */
  shelf: string
  inOrder: boolean
  /** Key for the scan of the form; not `key`, which JSX keeps for itself. */
  scanKey: string
  /** The scan that was just made without a script. */
  last?: RecentScan | undefined
  /** What is to be said besides. */
  said?: { text: string; kind: 'success' | 'problem' } | undefined
}

/** One box, and what each scan came to. */
export const CountPage = (props: CountPageProps) => {
  const { context, session, counterId, recent, last, said } = props
  const { language } = context
  const t = stockTakeTexts(language).counting
  const title = `${t.title}: ${session.name}`
  return (
    <StaffPage context={context} title={title}>
      <stock-count data-scans={paths.scans(session.id)} data-queue={`opname-${session.id}-${counterId}-`}>
        <div class="opname-head">
          <h1>{title}</h1>
          <p>
            <a href={paths.session(session.id)}>{t.back}</a>
          </p>
        </div>
        {session.state !== 'under-way' && <Notice kind="warning">{t.closed}</Notice>}
        {said && <Notice kind={said.kind}>{said.text}</Notice>}
        <div class="opname-verdict" aria-live="assertive" data-verdict>
          {last ? (
            <VerdictPart words={verdictWords(last, language)} />
          ) : (
            session.state === 'under-way' && <p class="opname-answer">{t.ready}</p>
          )}
        </div>
        {session.state === 'under-way' && (
          <>
            <ScanForm {...props} />
            <CameraScan
              into="pindai"
              open={t.camera}
              close={t.cameraStop}
              hint={t.cameraHint}
              denied={t.cameraNone}
            />
          </>
        )}
        <div
          class="opname-queue"
          role="status"
          data-queue-state
          data-waiting={t.waiting}
          data-sent={t.allSent}
        />
        <p
          class="opname-notice"
          role="alert"
          data-trouble
          data-signed-out={t.signedOut}
          data-refused={t.refused}
        />
        <Standing {...props} />
        <Heading level={2}>{t.recent}</Heading>
        {recent.length === 0 && <p data-none>{t.noneYet}</p>}
        <ol class="opname-recent" role="list" data-recent>
          {recent.map((scan) => (
            <RecentPart {...props} scan={scan} />
          ))}
        </ol>
        <Templates {...props} />
      </stock-count>
      <Island name="stock-count" />
    </StaffPage>
  )
}

const ScanForm = ({ context, session, shelf, inOrder, scanKey, progress }: CountPageProps) => {
  const t = stockTakeTexts(context.language).counting
  const shelves = session.shelves.length > 0 ? session.shelves : progress.sections.map((one) => one.shelf)
  return (
    <form class="desk-scan" method="post" action={paths.scans(session.id)} data-scan>
      <input type="hidden" name="key" value={scanKey} />
      <label for="pindai">{t.label}</label>
      <div class="desk-scan-line">
        <input
          id="pindai"
          name="q"
          autofocus
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={100}
          enterkeyhint="go"
          aria-describedby="pindai-hint"
        />
        <Button kind="primary">{t.go}</Button>
      </div>
      <p id="pindai-hint" class="hint">
        {t.hint}
      </p>
      <div class="opname-place">
        <label for="rak">{t.shelf}</label>
        <input
          id="rak"
          name="shelf"
          value={shelf}
          list="rak-ada"
          maxlength={120}
          autocomplete="off"
          aria-describedby="rak-hint"
        />
        <datalist id="rak-ada">
          {shelves.filter(Boolean).map((name) => (
            <option value={name} />
          ))}
        </datalist>
        <span class="hint" id="rak-hint">
          {t.shelfHint}
        </span>
        <label class="opname-order">
          <input type="checkbox" name="inOrder" value="1" checked={inOrder} /> {t.inOrder}
        </label>
      </div>
    </form>
  )
}

const Standing = ({ context, scans, progress }: CountPageProps) => {
  const { total } = progress
  const seen = total.seen + total.handled
  return (
    <p class="opname-standing" data-standing>
      {standingWords({ scans, seen, expected: expected(total) }, context.language)}
    </p>
  )
}

/** How far the person and all together have come, in one line. */
export function standingWords(
  { scans, seen, expected: all }: { scans: number; seen: number; expected: number },
  language: PageContext['language'],
): string {
  const t = stockTakeTexts(language).counting
  const number = (value: number) => formatNumber(value, language)
  return `${t.mine(number(scans))} · ${t.all(number(seen), number(all))}`
}

/** What a scan came to, as large as it can be seen from the shelf. */
const VerdictPart = ({ words }: { words: VerdictWords }) => (
  <div class="opname-answer" data-tone={words.tone}>
    <strong data-label>{words.label}</strong>
    <span data-title>{words.title || words.barcode}</span>
    <span data-lines>{words.lines.join(' · ')}</span>
  </div>
)

/** Where the person stands is sent along, so that the page says it again afterwards. */
const StandingFields = ({ shelf = '', inOrder = false }: { shelf?: string; inOrder?: boolean }) => (
  <>
    <input type="hidden" name="rak" value={shelf} />
    <input type="hidden" name="urut" value={inOrder ? '1' : ''} />
  </>
)

const RecentPart = (props: CountPageProps & { scan: RecentScan }) => {
  const { context, session, scan, shelf, inOrder } = props
  const t = stockTakeTexts(context.language).counting
  const words = verdictWords(scan, context.language)
  return (
    <li data-tone={words.tone} data-key={scan.key}>
      <span>
        <strong data-label>{words.label}</strong> <span data-barcode>{words.barcode}</span>{' '}
        <span data-title>{words.title}</span> <small data-lines>{words.lines.join(' · ')}</small>
      </span>
      {scan.takenBack ? (
        <em>{t.takenBackShort}</em>
      ) : (
        <form method="post" action={paths.scanUndo(session.id)}>
          <input type="hidden" name="key" value={scan.key} />
          <StandingFields {...{ shelf, inOrder }} />
          <Button kind="quiet">
            {t.takeBack}
            <span class="visually-hidden">: {words.barcode}</span>
          </Button>
        </form>
      )}
    </li>
  )
}

/** What the script fills in for each scan. */
const Templates = ({ context, session }: CountPageProps) => {
  const t = stockTakeTexts(context.language).counting
  return (
    <>
      <template data-verdict-part>
        <VerdictPart
          words={{ key: '', tone: 'attention', label: t.checking, barcode: '', title: '', lines: [] }}
        />
      </template>
      <template data-recent-part>
        <li>
          <span>
            <strong data-label /> <span data-barcode /> <span data-title /> <small data-lines />
          </span>
          <form method="post" action={paths.scanUndo(session.id)}>
            <input type="hidden" name="key" value="" />
            <StandingFields />
            <Button kind="quiet">{t.takeBack}</Button>
          </form>
        </li>
      </template>
    </>
  )
}
