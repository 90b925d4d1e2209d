import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { stateOn } from './list-members.ts'

/** All that the page of a member shows; the sealed numbers stay sealed. */
export async function findMember(db: Db, id: number, today: Day) {
  const member = await db
    .selectFrom('patrons.patrons as member')
    .innerJoin('patrons.categories as category', 'category.code', 'member.category')
    .leftJoin('branches.branches as branch', 'branch.id', 'member.branchId')
    .leftJoin('patrons.guardianContacts as guardian', 'guardian.patronId', 'member.id')
    .selectAll('member')
    .select([
      'category.nameId',
      'category.nameEn',
      'category.institution',
      'branch.name as branchName',
      'guardian.name as guardianName',
      'guardian.relation as guardianRelation',
      'guardian.phone as guardianPhone',
      stateOn(today).as('state'),
    ])
    .where('member.id', '=', id)
    .executeTakeFirst()
  if (!member) return undefined
  const [cards, contacts, blocks] = await Promise.all([cardsOf(db, id), contactsOf(db, id), blocksOf(db, id)])
  return { ...member, cards, contacts, blocks }
}

export type MemberDetails = NonNullable<Awaited<ReturnType<typeof findMember>>>

const cardsOf = (db: Db, id: number) =>
  db
    .selectFrom('patrons.cards')
    .select(['number', 'issuedAt', 'endedAt', 'endedBecause'])
    .where('patronId', '=', id)
    .orderBy(sql`ended_at is not null`)
    .orderBy('issuedAt', 'desc')
    .execute()

/** Ways to reach a member. */
export const contactsOf = (db: Db, patronId: number) =>
  db
    .selectFrom('patrons.contacts')
    .select(['id', 'kind', 'value', 'whatsapp', 'verifiedAt', 'bouncedAt'])
    .where('patronId', '=', patronId)
    .orderBy('kind')
    .orderBy('id')
    .execute()

const blocksOf = (db: Db, id: number) =>
  db
    .selectFrom('patrons.blocks')
    .select(['id', 'kind', 'reason', 'startsOn', 'endsOn', 'madeBy', 'madeAt', 'liftedAt', 'liftedBy'])
    .select('liftedBecause')
    .where('patronId', '=', id)
    .orderBy(sql`lifted_at is not null`)
    .orderBy('madeAt', 'desc')
    .limit(20)
    .execute()
