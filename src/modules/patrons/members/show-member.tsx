import type { Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { audit } from '#kernel/audit.ts'
import { dayOf } from '#kernel/days.ts'
import { notFound, type Env } from '#kernel/web.tsx'
import { masked } from '../identity/identity.ts'
import { nikWarnings } from '../identity/nik.ts'
import type { PatronParts } from '../parts.ts'
import { isRegion } from '../regions/regions.ts'
import { findMember, type MemberDetails } from './find-member.ts'
import { memberSections, type Refused } from './member-sections.tsx'
import { MemberPage } from './pages/member-page.tsx'
import { noteMembersSeen } from './note-views.ts'
import { drawPanels } from './panel.ts'
import { takeShownOnce } from './shown-once.ts'

/** The member of the address; 404 without one. */
export async function staffMember(c: Context<Env>): Promise<MemberDetails> {
  const id = Number(c.req.param('id') ?? '')
  const today = dayOf(c.var.now)
  const member = Number.isSafeInteger(id) ? await findMember(c.var.db, id, today) : undefined
  if (!member) throw notFound()
  return member
}

interface Shown extends Refused {
  /** Shows the number of the identity paper in full; who did is in the audit log. */
  wholeIdentity?: boolean
}

/** Draws the page of a member, and notes who looked. */
export async function showMember(
  c: Context<Env>,
  parts: PatronParts,
  member: MemberDetails,
  { wholeIdentity, ...refused }: Shown = {},
) {
  const { vault, panels = [] } = parts
  const today = dayOf(c.var.now)
  const number = member.identitySealed ? vault.open(member.identitySealed) : ''
  await (wholeIdentity ? noteIdentityShown(c, member.id) : noteMembersSeen(c, [member.id]))
  return (
    <MemberPage
      context={c.var.page}
      member={member}
      today={today}
      identity={wholeIdentity ? number : masked(number)}
      warnings={warningsOf(member, number, c.var.now)}
      pin={takeShownOnce(c, vault, member.id)}
      saved={c.req.query('tersimpan') === '1'}
      panels={await drawPanels(c, member.id, panels)}
      sections={await memberSections(c, member, refused)}
    />
  )
}

const noteIdentityShown = (c: Context<Env>, id: number) =>
  audit(c.var.db, actorOf(c), { action: 'member.identity-shown', subjectKind: 'member', subjectId: id })

function warningsOf(member: MemberDetails, number: string, now: Date) {
  if (member.identityKind !== 'nik' && member.identityKind !== 'kia') return []
  const { birthDate, sex } = member
  return nikWarnings(number, { birthDate, sex }, { today: dayOf(now), isDistrict: isRegion })
}
