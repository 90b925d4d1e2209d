import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatDate, formatRelativeDays } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { mobileTexts } from '../messages.ts'
import type { Stop } from '../network/read-stops.ts'
import { paths } from '../paths.ts'
import { isComing } from '../visits/plan-visits.ts'
import type { StopVisit } from '../visits/read-visits.ts'
import { hoursOf, timeText } from '../words.ts'

export interface OpenRoute {
  id: number
  name: string
  about: string
  stops: readonly Stop[]
}

interface OpenPageProps {
  context: PageContext
  now: Date
  today: Day
  routes: readonly OpenRoute[]
  visits: readonly StopVisit[]
}

/** Where the mobile library goes: what comes next, and each route with its stops. */
export const OpenPage = ({ context, now, today, routes, visits }: OpenPageProps) => {
  const { language } = context
  const t = mobileTexts(language).open
  const soon = visits.filter(({ state }) => state !== 'done').slice(0, 6)
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <div class="stack-large">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={<ButtonLink href={`${paths.agenda}?jenis=keliling`}>{t.agenda}</ButtonLink>}
        />
        {routes.length === 0 && <p>{t.noRoutes}</p>}
        {soon.length > 0 && (
          <section class="stack">
            <h2>{t.soon}</h2>
            <ul class="visit-list" role="list">
              {soon.map((visit) => (
                <VisitLine {...{ visit, language, now }} named />
              ))}
            </ul>
          </section>
        )}
        {routes.map(({ name, about, stops }) => (
          <section class="stack">
            <h2>{name}</h2>
            {about && <p>{about}</p>}
            <div class="card-grid">
              {stops.map((stop) => (
                <StopCard {...{ context, stop, today, now }} next={nextOf(stop, visits)} />
              ))}
            </div>
          </section>
        ))}
        <Feed {...{ context }} href={paths.openFeed} />
      </div>
    </PublicPage>
  )
}

const nextOf = (stop: Stop, visits: readonly StopVisit[]) =>
  visits.find((visit) => visit.stop.id === stop.id && isComing(visit))

interface StopCardProps {
  context: PageContext
  stop: Stop
  next: StopVisit | undefined
  today: Day
  now: Date
}

const StopCard = ({ context: { language }, stop, next, today, now }: StopCardProps) => {
  const t = mobileTexts(language).open
  return (
    <article class="card stack">
      <h3>
        <a href={paths.openStop(stop.id)}>{stop.name}</a>
      </h3>
      <p class="soft">{stop.address}</p>
      {stop.times.map((time) => (
        <p>{timeText(time, language, today)}</p>
      ))}
      <p>
        {next ? (
          <>
            {t.next}: <strong>{formatDate(next.day, language)}</strong>,{' '}
            {formatRelativeDays(next.day, now, language)}
          </>
        ) : (
          t.noNext
        )}
      </p>
    </article>
  )
}

interface VisitLineProps {
  visit: StopVisit
  language: PageContext['language']
  now: Date
  /** With the name of the stop. */
  named?: boolean
}

const VisitLine = ({ visit, language, now, named }: VisitLineProps) => (
  <li data-off={isOff(visit) || undefined}>
    <span>
      <strong>{formatDate(visit.day, language)}</strong>, {hoursOf(visit, language)}
    </span>
    {named && <a href={paths.openStop(visit.stop.id)}>{visit.stop.name}</a>}
    <VisitRemark {...{ visit, language, now }} />
  </li>
)

const isOff = ({ state }: StopVisit): boolean => state === 'cancelled' || state === 'closed'

/** In how many days it is; of today also that it is there, or has been. */
const VisitRemark = ({ visit, language, now }: Omit<VisitLineProps, 'named'>) => {
  const { open, states } = mobileTexts(language)
  const { state, day, reason } = visit
  if (isOff(visit))
    return (
      <span>
        <Badge kind="attention">{open.notComing}</Badge> {reason}
      </span>
    )
  if (state === 'done') return <Badge kind="muted">{states.done}</Badge>
  if (state === 'under-way') return <Badge kind="good">{open.here}</Badge>
  return <span class="soft">{formatRelativeDays(day, now, language)}</span>
}

const Feed = ({ context, href }: { context: PageContext; href: string }) => {
  const t = mobileTexts(context.language).open
  return (
    <p class="no-print">
      <a href={href}>{t.feed}</a>. {t.feedText}
    </p>
  )
}

interface OpenStopPageProps {
  context: PageContext
  now: Date
  today: Day
  stop: Stop
  visits: readonly StopVisit[]
}

/** One stop: where it is, how to get there and in, and when. */
export const OpenStopPage = ({ context, now, today, stop, visits }: OpenStopPageProps) => {
  const { language } = context
  const t = mobileTexts(language).open
  const { latitude, longitude } = stop
  const map =
    latitude !== null && longitude !== null
      ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
      : undefined
  return (
    <PublicPage context={context} title={stop.name} description={stop.address}>
      <div class="stack-large">
        <PageHeading title={stop.name} lead={<a href={paths.open}>{t.title}</a>} />
        {stop.ended && <Notice kind="warning">{t.ended}</Notice>}
        <DescriptionList
          entries={[
            [t.address, stop.address],
            [t.route, stop.route],
            [
              t.times,
              stop.times.length > 0 && !stop.ended && (
                <>
                  {stop.times.map((time) => (
                    <div>{timeText(time, language, today)}</div>
                  ))}
                </>
              ),
            ],
            [t.accessibility, stop.accessibility],
            [
              t.map,
              map && (
                <a href={map} rel="noreferrer">
                  OpenStreetMap
                </a>
              ),
            ],
          ]}
        />
        {!stop.ended && <p>{t.pickup}</p>}
        <section class="stack">
          <h2>{t.visits}</h2>
          {visits.length === 0 && <p>{t.noNext}</p>}
          <ul class="visit-list" role="list">
            {visits.map((visit) => (
              <VisitLine {...{ visit, language, now }} />
            ))}
          </ul>
        </section>
        <Feed {...{ context }} href={paths.stopFeed(stop.id)} />
      </div>
    </PublicPage>
  )
}
