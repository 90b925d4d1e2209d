import { AccountPage } from '#design/account-page.tsx'
import { Status } from '#design/badge.tsx'
import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { DateField, SelectField } from '#design/field.tsx'
import { formatClock, formatDate, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { pickupValue, type PickupOption } from '#modules/branches/index.ts'
import type { Block, OpenHold } from '#modules/circulation/index.ts'
import { newKey } from '../deed-of.ts'
import { FamilySwitch } from '../family-switch.tsx'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { Refused } from '../refused.tsx'
import type { Whose } from '../whose.ts'

interface HoldsPageProps {
  context: PageContext
  whose: Whose
  holds: readonly OpenHold[]
  places: readonly PickupOption[]
  blocks?: readonly Block[]
  /** The hold that was placed just now. */
  placed: OpenHold | undefined
  done: string | undefined
  today: Day
}

export const HoldsPage = (props: HoldsPageProps) => {
  const { context, whose, holds, blocks } = props
  const t = accountTexts(context.language)
  const title = whose.child ? t.of(t.holds.title, whose.child.name) : t.holds.title
  return (
    <AccountPage context={context} title={title}>
      <FamilySwitch context={context} whose={whose} hrefOf={paths.holdsOf} />
      {blocks ? <Refused context={context} blocks={blocks} /> : <Done {...props} />}
      {holds.length === 0 && (
        <EmptyState title={t.holds.none}>
          <p>{t.holds.noneText}</p>
        </EmptyState>
      )}
      {holds.map((hold) => (
        <HoldCard {...props} hold={hold} />
      ))}
    </AccountPage>
  )
}

const Done = ({ context, placed, done }: HoldsPageProps) => {
  const t = accountTexts(context.language).holds
  const said: Record<string, string> = {
    diubah: t.changed,
    batal: t.cancelled,
    ...(placed ? { dipesan: t.placed(placed.title) } : {}),
  }
  const text = done && said[done]
  return text ? <Notice kind="success">{text}</Notice> : null
}

type HoldProps = HoldsPageProps & { hold: OpenHold }

const HoldCard = (props: HoldProps) => {
  const { context, hold, whose } = props
  const t = accountTexts(context.language).holds
  return (
    <article class="card stack">
      <h2>
        <a href={`/koleksi/${hold.recordId}`}>{hold.title}</a>
      </h2>
      <p>
        <State hold={hold} context={context} />
      </p>
      {hold.standing === 'waiting' && <Change {...props} />}
      <form method="post" action={paths.holdEnd(hold.holdId)}>
        <Own whose={whose} />
        <input type="hidden" name="tempat" value={String(hold.pickupBranchId)} />
        <Button kind="quiet">{t.cancel}</Button>
      </form>
    </article>
  )
}

const State = ({ hold, context: { language } }: { hold: OpenHold; context: PageContext }) => {
  const t = accountTexts(language).holds
  if (hold.standing === 'ready')
    return (
      <>
        <Status kind="good">
          {t.ready(hold.pickupBranch, hold.pickupBy ? formatDate(hold.pickupBy, language) : '')}
        </Status>{' '}
        {hold.shelfCode && t.code(hold.shelfCode)} <Visit {...{ hold, language }} />
      </>
    )
  if (hold.standing === 'in-transit')
    return (
      <>
        {t.inTransit(hold.pickupBranch)} <Visit {...{ hold, language }} />
      </>
    )
  const parts = [
    t.place(hold.position ?? 1, hold.queueLength),
    hold.suspendedUntil
      ? t.paused(formatDate(hold.suspendedUntil, language))
      : hold.expectedOn && t.expected(formatShortDate(hold.expectedOn, language)),
    `${t.pickup} ${hold.pickupBranch}`,
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

/** When the mobile library comes to the stop. */
const Visit = ({ hold: { nextVisit }, language }: { hold: OpenHold; language: Language }) =>
  nextVisit && (
    <>
      {accountTexts(language).holds.nextVisit(
        formatDate(nextVisit.day, language),
        formatClock(nextVisit.starts, language),
        formatClock(nextVisit.ends, language),
      )}
    </>
  )

/** Another place, or a pause; the place in the queue stays. */
const Change = ({ context, hold, places, whose, today }: HoldProps) => {
  const t = accountTexts(context.language).holds
  const id = (name: string) => `${name}-${hold.holdId}`
  return (
    <Disclosure summary={t.change}>
      <form
        method="post"
        action={paths.holdChange(hold.holdId)}
        class="stack"
        aria-label={t.changeTitle(hold.title)}
      >
        <Own whose={whose} />
        <SelectField
          name="ambil"
          id={id('ambil')}
          label={t.pickup}
          value={pickupValue({ branchId: hold.pickupBranchId, pointId: hold.pickupPointId })}
          options={places.map((place) => ({ value: pickupValue(place), label: place.name }))}
        />
        <DateField
          name="tunda"
          id={id('tunda')}
          label={t.pause}
          hint={t.pauseHint}
          min={today}
          value={hold.suspendedUntil ?? ''}
          optional
        />
        <p>
          <Button>{t.save}</Button>
        </p>
      </form>
    </Disclosure>
  )
}

export const Own = ({ whose }: { whose: Whose }) => (
  <>
    <input type="hidden" name="key" value={newKey()} />
    {whose.child && <input type="hidden" name="untuk" value={String(whose.child.id)} />}
  </>
)
