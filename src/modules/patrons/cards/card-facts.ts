import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** What stands on a card: never an identity, an address or a date of birth. */
export interface CardFacts {
  id: number
  name: string
  number: string
  nameId: string
  nameEn: string
  expiresOn: Day
  photoDigest: string | null
}

/** The cards in use of these members, in their order. */
export async function findCardFacts(db: Db, ids: readonly number[]): Promise<CardFacts[]> {
  const { rows } = await sql<CardFacts>`
    select member.id, member.name, card.number, category.name_id, category.name_en, member.expires_on,
      member.photo_digest
    from unnest(${[...ids]}::bigint[]) with ordinality as given (id, place)
    join patrons.patrons member on member.id = given.id and member.standing <> 'closed'
    join patrons.cards card on card.patron_id = member.id and card.ended_at is null
    join patrons.categories category on category.code = member.category
    order by given.place
  `.execute(db)
  return rows
}
