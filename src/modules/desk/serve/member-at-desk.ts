import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import {
  balanceOf,
  listOpenHolds,
  listOpenLoans,
  type Balance,
  type OpenHold,
  type OpenLoanShown,
} from '#modules/circulation/index.ts'

export interface MemberFacts {
  id: number
  name: string
  standing: 'pending' | 'active' | 'closed'
  expiresOn: Day
  cardNumber: string | null
  categoryId: string
  categoryEn: string
  note: string
  photo: boolean
  /** Reasons in force that keep the member from borrowing. */
  blocks: { kind: string; reason: string; endsOn: Day | null }[]
  /** Who answers for a child. */
  guardians: string[]
}

export interface MemberAtDesk {
  member: MemberFacts
  loans: OpenLoanShown[]
  holds: OpenHold[]
  balance: Balance
}

/** A member's whole state at a glance; undefined for one that does not exist. */
export async function memberAtDesk(db: Db, patronId: number, now: Date): Promise<MemberAtDesk | undefined> {
  const [member, loans, holds, balance] = await Promise.all([
    findFacts(db, patronId, dayOf(now)),
    listOpenLoans(db, patronId, now),
    listOpenHolds(db, patronId, now),
    balanceOf(db, patronId),
  ])
  return member && { member, loans, holds, balance }
}

async function findFacts(db: Db, patronId: number, today: Day): Promise<MemberFacts | undefined> {
  const { rows } = await sql<MemberFacts>`
    select patrons.id, patrons.name, patrons.standing, patrons.expires_on, cards.number as card_number,
      categories.name_id as category_id, categories.name_en as category_en, patrons.note,
      patrons.photo_digest is not null as photo,
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'reason', reason, 'endsOn', ends_on) order by id)
        from patrons.blocks where patron_id = patrons.id and lifted_at is null and starts_on <= ${today}
          and (ends_on is null or ends_on >= ${today})), '[]') as blocks,
      coalesce((select jsonb_agg(guardians.name order by guardians.name) from patrons.guardianships links
        join patrons.patrons guardians on guardians.id = links.guardian_id
        where links.child_id = patrons.id and links.ended_at is null), '[]') as guardians
    from patrons.patrons patrons
    join patrons.categories categories on categories.code = patrons.category
    left join patrons.cards cards on cards.patron_id = patrons.id and cards.ended_at is null
    where patrons.id = ${patronId}
  `.execute(db)
  return rows[0]
}
