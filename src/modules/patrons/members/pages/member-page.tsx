import type { Child } from 'hono/jsx'
import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { cardTexts } from '../../cards/messages.ts'
import { ageOn, categoryName } from '../../categories/list-categories.ts'
import type { NikWarning } from '../../identity/nik.ts'
import { paths } from '../../paths.ts'
import { regionLabel } from '../../regions/regions.ts'
import type { MemberDetails } from '../find-member.ts'
import { memberTexts, type MemberTexts } from '../messages.ts'
import { shownPhone } from '../phone.ts'
import { StateBadge } from './state-badge.tsx'

export interface MemberPageProps {
  context: PageContext
  member: MemberDetails
  today: Day
  /** The number of the identity paper, masked or whole. */
  identity: string
  warnings: readonly NikWarning[]
  /** A PIN to hand over, this once. */
  pin?: string
  saved?: boolean
  /** Parts of this module: what can be done, family, consents. */
  sections?: Child
  /** Parts that other modules bring, first what is borrowed. */
  panels?: Child
}

/** A member as staff see them. Every look at it is in the audit log. */
export const MemberPage = (props: MemberPageProps) => {
  const { context, member, today, pin, saved, sections, panels, warnings } = props
  const { language } = context
  const t = memberTexts(language)
  const age = member.birthDate && t.age(ageOn(member.birthDate, today))
  const card = member.cards.find(({ endedAt }) => !endedAt)
  return (
    <StaffPage context={context} title={member.name}>
      <div class="stack">
        <PageHeading
          title={member.name}
          lead={
            <span class="cluster">
              <StateBadge state={member.state} t={t} />
              <span>{[categoryName(member, language), age, card?.number].filter(Boolean).join(' · ')}</span>
            </span>
          }
          actions={<Actions context={context} member={member} t={t} />}
        />
        {pin && (
          <Notice kind="success" title={t.registered}>
            <p>
              {t.cardNumber}: <strong>{card?.number}</strong> · {t.pin}: <strong>{pin}</strong>
            </p>
            <p>{t.pinOnce}</p>
          </Notice>
        )}
        {saved && <Notice kind="success">{t.saved}</Notice>}
        {warnings.length > 0 && (
          <Notice kind="warning" title={t.warnings.title}>
            {warnings.map((warning) => (
              <p>{t.warnings[warning]}</p>
            ))}
          </Notice>
        )}
        {member.note && <Notice title={t.note}>{member.note}</Notice>}
        {panels}
        <Facts {...props} t={t} />
        {sections}
      </div>
    </StaffPage>
  )
}

interface ActionsProps {
  context: PageContext
  member: MemberDetails
  t: MemberTexts
}

const Actions = ({ context, member, t }: ActionsProps) => {
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  const cards = cardTexts(context.language)
  const hasCard = member.cards.some(({ endedAt }) => !endedAt)
  if (member.standing === 'closed') return null
  return (
    <>
      {may('patrons.edit') && (
        <ButtonLink href={paths.editMember(member.id)} kind="primary">
          {t.edit}
        </ButtonLink>
      )}
      {member.institution && may('patrons.edit') && (
        <ButtonLink href={paths.institution(member.id)}>{t.institution}</ButtonLink>
      )}
      {may('patrons.cards') && hasCard && (
        <>
          <ButtonLink href={paths.cardPdf(member.id)}>{cards.print}</ButtonLink>
          <ButtonLink href={paths.cardPng(member.id)}>{cards.image}</ButtonLink>
        </>
      )}
    </>
  )
}

const Facts = ({ context, member, identity, t }: MemberPageProps & { t: MemberTexts }) => {
  const { language } = context
  const day = (date: Date | string) => formatShortDate(date, language)
  const address = (street: string, region: string) => [street, regionLabel(region)].filter(Boolean).join(', ')
  return (
    <DescriptionList
      entries={[
        [t.expires, day(member.expiresOn)],
        [t.identityNumber, member.identityKind && <Identity {...{ context, member, identity, t }} />],
        [t.birthDate, member.birthDate && day(member.birthDate)],
        [t.sex, member.sex && t.sexes[member.sex === 'perempuan' ? 'perempuan' : 'laki-laki']],
        ...member.contacts.map((contact) => contactEntry(contact, t)),
        [t.guardian, guardianLine(member, t)],
        [t.cardAddress, address(member.cardAddress, member.cardRegion)],
        [t.homeAddress, address(member.homeAddress, member.homeRegion)],
        [t.school, [member.school, member.schoolClass].filter(Boolean).join(', ')],
        [t.occupation, member.occupation],
        [t.education, member.education],
        [t.branch, member.branchName],
        [t.memberSince, day(member.createdAt)],
        [t.cards, member.cards.length > 1 && <Cards member={member} t={t} />],
      ]}
    />
  )
}

const contactEntry = (
  { kind, value, whatsapp, verifiedAt, bouncedAt }: MemberDetails['contacts'][number],
  t: MemberTexts,
) => {
  const email = kind === 'email'
  return [
    email ? t.email : t.phone,
    <span class="cluster">
      <a href={email ? `mailto:${value}` : `tel:${value}`}>{email ? value : shownPhone(value)}</a>
      {whatsapp && <Badge>WhatsApp</Badge>}
      {bouncedAt && <Badge kind="attention">{t.bounced}</Badge>}
      <span class="soft">{verifiedAt ? t.verified : t.unverified}</span>
    </span>,
  ] as const
}

const guardianLine = ({ guardianName, guardianRelation, guardianPhone }: MemberDetails, t: MemberTexts) => {
  const relation = Object.entries(t.relations).find(([code]) => code === guardianRelation)?.[1]
  return (
    guardianName &&
    [`${guardianName} (${relation})`, shownPhone(guardianPhone ?? '')].filter(Boolean).join(', ')
  )
}

const Identity = ({ context, member, identity, t }: ActionsProps & { identity: string }) => {
  const kind = Object.entries(t.identityKinds).find(([code]) => code === member.identityKind)?.[1]
  const hidden = identity.includes('•')
  return (
    <form class="cluster" method="post" action={paths.identity(member.id)}>
      <span>
        {kind}: {identity}
      </span>
      {hidden && context.viewer?.permissions.has('patrons.identities') && (
        <Button kind="quiet">{t.showIdentity}</Button>
      )}
    </form>
  )
}

const Cards = ({ member, t }: Pick<ActionsProps, 'member' | 't'>) => (
  <ul role="list">
    {member.cards.map(({ number, endedBecause }) => (
      <li>
        {number}{' '}
        <span class="soft">
          {Object.entries(t.cardEnded).find(([code]) => code === endedBecause)?.[1] ?? t.cardInUse}
        </span>
      </li>
    ))}
  </ul>
)
