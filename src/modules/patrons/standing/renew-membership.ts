import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { ageOn, fitsAge } from '../categories/list-categories.ts'
import { addMonths } from '../members/add-months.ts'
import { lockMember } from '../members/update-member.ts'
import type { Acting } from '../parts.ts'
import { chargeFee, findCategory } from './fees.ts'

export type RenewalRefusal =
  | 'member-unknown'
  | 'not-verified'
  | 'category-unknown'
  | 'category-age'
  | 'renewed-already'

export interface Renewal {
  patronId: number
  /** Code; a child that has grown up goes on as another kind. */
  category: string
  /** End of the running time as it was seen: a second click renews nothing more. */
  from: Day
}

/** The day until which a renewal goes: from the end of the running time, or from today once that is over. */
export const renewedUntil = (expiresOn: Day, today: Day, validity: number): Day =>
  addMonths(expiresOn > today ? expiresOn : today, validity)

/** Lengthens a membership by the time of its category, and charges its fee. */
export const renewMembership = (
  db: Db,
  { patronId, category: code, from }: Renewal,
  { parts, actor, now }: Acting,
): Promise<Outcome<{ expiresOn: Day }, RenewalRefusal>> =>
  db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, patronId)
    if (!member) return refused('member-unknown')
    if (member.standing === 'pending') return refused('not-verified')
    const known = await tx
      .selectFrom('patrons.categories')
      .select('code')
      .where('code', '=', code)
      .executeTakeFirst()
    if (!known) return refused('category-unknown')
    const category = await findCategory(tx, code)
    const today = dayOf(now)
    if (category.retiredAt && code !== member.category) return refused('category-unknown')
    if (member.birthDate && !fitsAge(category, ageOn(member.birthDate, today))) return refused('category-age')
    if (member.expiresOn !== from) return refused('renewed-already')
    const expiresOn = renewedUntil(member.expiresOn, today, category.validity)
    await tx
      .updateTable('patrons.patrons')
      .set({ expiresOn, category: code, updatedAt: now })
      .where('id', '=', patronId)
      .execute()
    await chargeFee(tx, parts, { patronId, amount: category.fee, reason: 'membership', actor }, now)
    await audit(tx, actor, { action: 'member.renewed', subjectKind: 'member', subjectId: patronId })
    await publish(tx, 'membership-renewed', { patronId, expiresOn })
    return done({ expiresOn })
  })
