import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { giveConsent } from '../consents/give-consent.ts'
import { wordingOf } from '../consents/wordings.ts'
import { lockMember } from '../members/update-member.ts'
import type { Acting } from '../parts.ts'

export type GuardianRefusal = 'member-unknown' | 'guardian-unknown' | 'guardian-itself' | 'guardian-child'

export interface NewGuardian {
  childId: number
  /** Number of the card in use of whoever answers. */
  card: string
  relation: 'ibu' | 'ayah' | 'wali' | 'guru'
}

/** Lets one member answer for another, and see their account. */
export const addGuardian = (
  db: Db,
  { childId, card, relation }: NewGuardian,
  { actor, now }: Acting,
): Promise<Outcome<{ guardianId: number }, GuardianRefusal>> =>
  db.transaction().execute(async (tx) => {
    const child = await lockMember(tx, childId)
    if (!child) return refused('member-unknown')
    const guardian = await bearerOf(tx, card)
    if (!guardian) return refused('guardian-unknown')
    if (guardian.id === childId) return refused('guardian-itself')
    if (await answersFor(tx, childId, guardian.id)) return refused('guardian-child')
    await tx
      .insertInto('patrons.guardianships')
      .values({ guardianId: guardian.id, childId, relation, consentedAt: now })
      .onConflict((conflict) =>
        conflict
          .columns(['guardianId', 'childId'])
          .doUpdateSet({ relation, endedAt: null, consentedAt: now }),
      )
      .execute()
    const wording = wordingOf('child', child.language === 'en' ? 'en' : 'id')
    await giveConsent(tx, { patronId: childId, purpose: 'child', wording, givenBy: guardian.name }, now)
    await audit(tx, actor, {
      action: 'guardian.added',
      subjectKind: 'member',
      subjectId: childId,
      details: { guardian: guardian.id },
    })
    return done({ guardianId: guardian.id })
  })

const bearerOf = (tx: Tx, card: string) =>
  tx
    .selectFrom('patrons.cards as card')
    .innerJoin('patrons.patrons as member', 'member.id', 'card.patronId')
    .select(['member.id', 'member.name'])
    .where('card.number', '=', card.trim().toUpperCase())
    .where('card.endedAt', 'is', null)
    .where('member.standing', '<>', 'closed')
    .executeTakeFirst()

/** Nobody answers for whoever answers for them. */
const answersFor = (tx: Tx, guardianId: number, childId: number) =>
  tx
    .selectFrom('patrons.guardianships')
    .select('childId')
    .where('guardianId', '=', guardianId)
    .where('childId', '=', childId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

/** Ends that one member answers for another. */
export const endGuardian = (
  db: Db,
  { childId, guardianId }: { childId: number; guardianId: number },
  { actor, now }: Acting,
): Promise<Outcome<undefined, 'guardian-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('patrons.guardianships')
      .set({ endedAt: now })
      .where('childId', '=', childId)
      .where('guardianId', '=', guardianId)
      .where('endedAt', 'is', null)
      .returning('guardianId')
      .executeTakeFirst()
    if (!ended) return refused('guardian-unknown')
    await audit(tx, actor, {
      action: 'guardian.ended',
      subjectKind: 'member',
      subjectId: childId,
      details: { guardian: guardianId },
    })
    return done(undefined)
  })
