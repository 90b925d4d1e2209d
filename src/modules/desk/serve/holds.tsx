import { Badge } from '#design/badge.tsx'
import { formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { OpenHold } from '#modules/circulation/index.ts'
import { Hidden } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { newKey } from '../visit/visit.ts'
import type { MemberAtDesk } from './member-at-desk.ts'

interface HoldsProps {
  context: PageContext
  visit: string
  place: DeskPlace
  state: MemberAtDesk
}

export const Holds = ({ context, visit, place, state }: HoldsProps) => {
  const { language, viewer } = context
  const t = deskTexts(language)
  const { holds, member } = state
  return (
    <section class="stack">
      <h2>{t.member.holds(holds.length)}</h2>
      <Table
        caption={t.member.holds(holds.length)}
        captionHidden
        rows={holds}
        columns={[
          { key: 'title', label: t.member.book, names: true, cell: ({ title }) => title },
          {
            key: 'state',
            label: t.copy.where,
            cell: (hold) => <HoldState {...{ hold, language, branchId: place.branch.id }} />,
          },
          { key: 'pickup', label: t.lists.forBranch, cell: ({ pickupBranch }) => pickupBranch },
          ...(viewer?.permissions.has('circulation.holds')
            ? [
                {
                  key: 'cancel',
                  label: t.member.cancel,
                  cell: ({ holdId, title }: OpenHold) => (
                    <form method="post" action={paths.holdEnd(member.id)}>
                      <Hidden fields={{ k: visit, key: newKey(visit), pesanan: holdId }} />
                      <button class="as-link" type="submit" aria-label={t.member.cancelTitle(title)}>
                        {t.member.cancel}
                      </button>
                    </form>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

interface HoldStateProps {
  hold: OpenHold
  language: Language
  branchId: number
}

const HoldState = ({ hold, language, branchId }: HoldStateProps) => {
  const t = deskTexts(language).member
  const day = (on: string) => formatShortDate(on, language)
  if (hold.standing === 'ready')
    return (
      <Badge kind="good">
        {hold.pickupBranchId === branchId
          ? t.ready(hold.shelfCode ?? '', hold.pickupBy ? day(hold.pickupBy) : '')
          : t.readyElsewhere(hold.pickupBranch)}
      </Badge>
    )
  if (hold.standing === 'in-transit') return <>{t.inTransit}</>
  return (
    <>
      {t.position(hold.position ?? 1, hold.queueLength)}
      {hold.suspendedUntil && `, ${t.paused(day(hold.suspendedUntil))}`}
      {hold.expectedOn && `, ${t.expected(day(hold.expectedOn))}`}
    </>
  )
}
