import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface Relative {
  id: number
  name: string
  cardNumber: string | null
  relation: string
}

export interface Family {
  /** Members who answer for this one. */
  guardians: Relative[]
  /** Members for whom this one answers. */
  children: Relative[]
}

/** The house of a member, as far as it is known. */
export async function familyOf(db: Db, patronId: number, today: Day): Promise<Family> {
  const [guardians, children] = await Promise.all([
    relatives(db, 'childId', 'guardianId', patronId, today),
    relatives(db, 'guardianId', 'childId', patronId, today),
  ])
  return { guardians, children }
}

/**
 * Whoever answers for a child does so until it is of age. Above that age only one who was named then, as for a grown
 * person who cannot act for themselves. Reads a guardianship as `link` and its child as `child`.
 */
export const answersStill = (today: Day) => sql<boolean>`(
  child.birth_date is null
  or child.birth_date > ${today}::date - interval '18 years'
  or link.consented_at::date >= child.birth_date + interval '18 years')`

type Side = 'guardianId' | 'childId'

const relatives = (db: Db, own: Side, other: Side, patronId: number, today: Day): Promise<Relative[]> =>
  db
    .selectFrom('patrons.guardianships as link')
    .innerJoin('patrons.patrons as member', 'member.id', `link.${other}`)
    .leftJoin('patrons.cards as card', (join) =>
      join.onRef('card.patronId', '=', 'member.id').on('card.endedAt', 'is', null),
    )
    .innerJoin('patrons.patrons as child', 'child.id', 'link.childId')
    .select(['member.id', 'member.name', 'card.number as cardNumber', 'link.relation'])
    .where(`link.${own}`, '=', patronId)
    .where('link.endedAt', 'is', null)
    .where('member.standing', '<>', 'closed')
    .where(answersStill(today))
    .orderBy('member.name')
    .execute()
