import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** A member by name and card, for terminals that are allowed to know. */
export interface CardNamed {
  card: string
  name: string
}

export async function cardOfMember(db: Db, patronId: number): Promise<CardNamed | undefined> {
  const { rows } = await sql<CardNamed>`
    select coalesce(cards.number, '') as card, patrons.name
    from patrons.patrons patrons left join patrons.cards cards on cards.patron_id = patrons.id and cards.ended_at is null
    where patrons.id = ${patronId}
  `.execute(db)
  return rows[0]
}

export async function cardOfHold(db: Db, holdId: number): Promise<CardNamed | undefined> {
  const hold = await db
    .selectFrom('circulation.holds')
    .select('patronId')
    .where('id', '=', holdId)
    .executeTakeFirst()
  return hold?.patronId ? cardOfMember(db, hold.patronId) : undefined
}
