import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { formatRupiah, formatShortDate } from '#design/format.ts'
import { dayOf } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { patronPaths } from '#modules/patrons/index.ts'
import { deskTexts } from '../messages.ts'
import type { MemberAtDesk } from './member-at-desk.ts'

interface MemberHeadProps {
  context: PageContext
  state: MemberAtDesk
  now: Date
  visit: string
}

/** Who it is, and what stands in the way. */
export const MemberHead = ({ context, state, now, visit }: MemberHeadProps) => {
  const { language } = context
  const t = deskTexts(language).member
  const { member, loans, balance } = state
  const running = loans.reduce((sum, { fine }) => sum + fine.amount, 0)
  const expired = member.expiresOn < dayOf(now)
  return (
    <header class="desk-member">
      <div>
        <h1>{member.name}</h1>
        <p class="soft">
          {[member.cardNumber, language === 'id' ? member.categoryId : member.categoryEn]
            .filter(Boolean)
            .join(' · ')}
          {member.guardians.length > 0 && ` · ${t.guardian}: ${member.guardians.join(', ')}`}
        </p>
        <p class="cluster">
          <Badge kind={expired ? 'attention' : 'muted'}>
            {expired ? t.expired : t.until} {formatShortDate(member.expiresOn, language)}
          </Badge>
          {member.standing === 'pending' && <Badge kind="attention">{t.pending}</Badge>}
          {member.standing === 'closed' && <Badge kind="attention">{t.closed}</Badge>}
          {balance.owed > 0 ? (
            <Badge kind="attention">
              {t.owes} {formatRupiah(balance.owed)}
            </Badge>
          ) : (
            <Badge kind="good">{t.owesNothing}</Badge>
          )}
          {running > 0 && <Badge kind="attention">{t.running(formatRupiah(running))}</Badge>}
        </p>
        {member.blocks.map(({ reason, endsOn }) => (
          <p class="desk-block">
            {reason}
            {endsOn && ` (${formatShortDate(endsOn, language)})`}
          </p>
        ))}
        {member.note && <p class="desk-note">{member.note}</p>}
      </div>
      <nav class="cluster no-print" aria-label={member.name}>
        <ButtonLink href={patronPaths.member(member.id)}>{t.profile}</ButtonLink>
        <ButtonLink href={`/staf/anggota/${member.id}/uang?k=${visit}`}>{t.account}</ButtonLink>
        {expired && <ButtonLink href={patronPaths.renewal(member.id)}>{t.renewMembership}</ButtonLink>}
        {member.standing === 'pending' && (
          <ButtonLink href={patronPaths.verification(member.id)}>{t.verify}</ButtonLink>
        )}
      </nav>
    </header>
  )
}
