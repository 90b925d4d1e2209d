import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { addMonths } from '../members/add-months.ts'
import { lockMember } from '../members/update-member.ts'
import type { Acting } from '../parts.ts'
import { chargeFee, findCategory } from './fees.ts'

/** Makes a member of somebody who registered online, for the length that the category gives. */
export const verifyMember = (
  db: Db,
  patronId: number,
  { parts, actor, now }: Acting,
): Promise<Outcome<{ expiresOn: Day }, 'member-unknown' | 'not-pending'>> =>
  db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, patronId)
    if (!member) return refused('member-unknown')
    if (member.standing !== 'pending') return refused('not-pending')
    const { validity, fee } = await findCategory(tx, member.category)
    const expiresOn = addMonths(dayOf(now), validity)
    await tx
      .updateTable('patrons.patrons')
      .set({ standing: 'active', verifiedAt: now, expiresOn, updatedAt: now })
      .where('id', '=', patronId)
      .execute()
    await chargeFee(tx, parts, { patronId, amount: fee, reason: 'membership', actor }, now)
    await audit(tx, actor, { action: 'member.verified', subjectKind: 'member', subjectId: patronId })
    await publish(tx, 'member-verified', { patronId })
    return done({ expiresOn })
  })
