import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** Whose card it is; never an identity number. */
export interface CardHolder {
  patronId: number
  name: string
  /** The card is in use and its owner has not left. */
  valid: boolean
  expiresOn: Day
  category: string
  birthDate: Day | null
  address: string
  email: string | null
  phone: string | null
}

/** Undefined for a card that nobody ever had. */
export async function findCardHolder(db: Db, card: string): Promise<CardHolder | undefined> {
  const { rows } = await sql<CardHolder>`
    select patrons.id as patron_id, patrons.name, cards.ended_at is null and patrons.standing <> 'closed' as valid,
      patrons.expires_on, patrons.category, patrons.birth_date,
      coalesce(nullif(patrons.home_address, ''), patrons.card_address) as address,
      ${contact('email')} as email, ${contact('phone')} as phone
    from patrons.cards cards join patrons.patrons patrons on patrons.id = cards.patron_id
    where cards.number = ${card.trim().toUpperCase()}
  `.execute(db)
  return rows[0]
}

const contact = (kind: 'email' | 'phone') => sql`(
  select value from patrons.contacts where patron_id = patrons.id and kind = ${kind} order by id limit 1)`
