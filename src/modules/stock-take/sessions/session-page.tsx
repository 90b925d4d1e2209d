import type { Child } from 'hono/jsx'
import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { formatDate, formatMoment, formatNumber } from '#design/format.ts'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Correction } from '../corrections/correction.ts'
import { CorrectionsList } from '../corrections/corrections-list.tsx'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { ListCount } from '../results/lists.ts'
import type { Progress } from '../results/progress.ts'
import { stateBadges } from './list-page.tsx'
import { partInWords } from './part-in-words.ts'
import type { Session } from './session.ts'
import { Overview } from './overview.tsx'

export interface SessionPageProps {
  context: PageContext
  session: Session
  progress: Progress
  counts: readonly ListCount[]
  corrections: readonly Correction[]
  refusal?: string
}

/** One stock-take: how far it has come, by shelf and by person, and what has come out. */
export const SessionPage = (props: SessionPageProps) => {
  const { context, session, refusal, corrections } = props
  const texts = stockTakeTexts(context.language)
  const running = session.state === 'under-way'
  return (
    <StaffPage context={context} title={session.name}>
      <PageHeading
        title={session.name}
        lead={
          <>
            {session.branch} · {partInWords(session, texts)}{' '}
            <Badge kind={stateBadges[session.state]}>{texts.states[session.state]}</Badge>
          </>
        }
        actions={<Actions {...props} />}
      />
      <div class="stack">
        {refusal && <Notice kind="problem">{refusal}</Notice>}
        <p class="soft">{when(props)}</p>
        {session.note && <p>{session.note}</p>}
        {session.state === 'planned' && <Begin {...props} />}
        {session.startedAt && (
          <progress-watch
            id="kemajuan"
            data-href={paths.session(session.id)}
            data-running={running ? 'yes' : 'no'}
          >
            <Overview {...props} />
          </progress-watch>
        )}
        {running && <Island name="progress-watch" />}
        {corrections.length > 0 && <CorrectionsList {...{ context, session, corrections }} />}
      </div>
    </StaffPage>
  )
}

const Actions = ({ context, session }: SessionPageProps): Child => {
  const t = stockTakeTexts(context.language).session
  const may = (name: string) => context.viewer?.permissions.has(name)
  if (session.state === 'closed')
    return (
      <ButtonLink href={paths.report(session.id)} kind="primary">
        {t.report}
      </ButtonLink>
    )
  if (session.state !== 'under-way') return null
  return (
    <>
      {may('stock-take.count') && (
        <ButtonLink href={paths.count(session.id)} kind="primary">
          {t.count}
        </ButtonLink>
      )}
      {may('stock-take.count') && <ButtonLink href={paths.files(session.id)}>{t.upload}</ButtonLink>}
      {may('stock-take.manage') && <ButtonLink href={paths.close(session.id)}>{t.close}</ButtonLink>}
    </>
  )
}

const Begin = ({ context, session, progress }: SessionPageProps) => {
  const { language, viewer } = context
  const t = stockTakeTexts(language).session
  const { copies } = progress.total
  return (
    <>
      <p>{t.startHint(formatNumber(copies, language))}</p>
      {viewer?.permissions.has('stock-take.manage') && (
        <div class="cluster">
          <form method="post" action={paths.start(session.id)}>
            <Button kind="primary">{t.start}</Button>
          </form>
          <ButtonLink href={paths.edit(session.id)}>{t.edit}</ButtonLink>
          <form method="post" action={paths.cancel(session.id)}>
            <Button kind="quiet">{t.cancel}</Button>
          </form>
        </div>
      )}
    </>
  )
}

function when({ context: { language }, session }: SessionPageProps): string {
  const t = stockTakeTexts(language).session
  const { startedAt, startedBy, closedAt, closedBy, plannedOn } = session
  return [
    plannedOn && !startedAt && t.plannedFor(formatDate(plannedOn, language)),
    startedAt && t.startedBy(formatMoment(startedAt, language), startedBy ?? ''),
    closedAt && t.closedBy(formatMoment(closedAt, language), closedBy ?? ''),
  ]
    .filter(Boolean)
    .join('. ')
}
