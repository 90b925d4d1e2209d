import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface InstitutionMember {
  id: number
  name: string
  cardNumber: string | null
  responsibleName: string
  responsiblePhone: string
}

/** Institutions that are members, by name. */
export async function listInstitutions(db: Db): Promise<InstitutionMember[]> {
  const { rows } = await sql<InstitutionMember>`
    select patrons.id, patrons.name, cards.number as card_number,
      coalesce(institutions.responsible_name, '') as responsible_name,
      coalesce(institutions.responsible_phone, '') as responsible_phone
    from patrons.patrons patrons
    join patrons.categories categories on categories.code = patrons.category and categories.institution
    left join patrons.cards cards on cards.patron_id = patrons.id and cards.ended_at is null
    left join patrons.institutions institutions on institutions.patron_id = patrons.id
    where patrons.standing = 'active'
    order by lower(patrons.name), patrons.id
  `.execute(db)
  return rows
}
