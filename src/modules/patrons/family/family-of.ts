import type { Db } from '#kernel/database.ts'

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
export async function familyOf(db: Db, patronId: number): Promise<Family> {
  const [guardians, children] = await Promise.all([
    relatives(db, 'childId', 'guardianId', patronId),
    relatives(db, 'guardianId', 'childId', patronId),
  ])
  return { guardians, children }
}

type Side = 'guardianId' | 'childId'

const relatives = (db: Db, own: Side, other: Side, patronId: number): Promise<Relative[]> =>
  db
    .selectFrom('patrons.guardianships as link')
    .innerJoin('patrons.patrons as member', 'member.id', `link.${other}`)
    .leftJoin('patrons.cards as card', (join) =>
      join.onRef('card.patronId', '=', 'member.id').on('card.endedAt', 'is', null),
    )
    .select(['member.id', 'member.name', 'card.number as cardNumber', 'link.relation'])
    .where(`link.${own}`, '=', patronId)
    .where('link.endedAt', 'is', null)
    .where('member.standing', '<>', 'closed')
    .orderBy('member.name')
    .execute()

/** Whether one member may see and do what is the other's. */
export const isGuardianOf = async (db: Db, guardianId: number, childId: number): Promise<boolean> =>
  (await familyOf(db, childId)).guardians.some(({ id }) => id === guardianId)
