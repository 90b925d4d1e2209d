import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** A title that bears an authority, and how. */
export interface UsingTitle {
  id: number
  title: string
  author: string | null
  year: number | null
  quarantined: boolean
  uses: { tag: string; role: string; text: string }[]
}

export const usesPerPage = 50

/** Titles linked to an authority, by title. */
export async function whereUsed(db: Db, authorityId: number, page: number): Promise<UsingTitle[]> {
  const { rows } = await sql<UsingTitle>`
    select records.id, records.title, records.main_author as author, records.year,
      records.deleted_at is not null as quarantined, used.uses
    from (
      select record_id,
        jsonb_agg(jsonb_build_object('tag', tag, 'role', role, 'text', text) order by field_index) as uses
      from catalogue.record_headings
      where authority_id = ${authorityId} or main_authority_id = ${authorityId} group by record_id
    ) used
    join catalogue.records records on records.id = used.record_id
    order by records.title_sort, records.id
    limit ${usesPerPage} offset ${(page - 1) * usesPerPage}
  `.execute(db)
  return rows
}

export interface RoleCount {
  role: string
  titles: number
}

/** In how many titles an authority stands as author, subject, series or title. */
export async function countRoles(db: Db, authorityId: number): Promise<RoleCount[]> {
  const { rows } = await sql<RoleCount>`
    select role, count(distinct record_id)::int as titles from catalogue.record_headings
    where authority_id = ${authorityId} or main_authority_id = ${authorityId} group by role order by titles desc, role
  `.execute(db)
  return rows
}

/** Other authorities that point to this one with see-also. */
export async function relatedFrom(db: Db, authorityId: number): Promise<{ id: number; heading: string }[]> {
  const { rows } = await sql<{ id: number; heading: string }>`
    select others.id, others.heading
    from catalogue.authorities own
    join catalogue.authority_relations relations on relations.key = own.key
    join catalogue.authorities others on others.id = relations.authority_id and others.id <> own.id
      and others.merged_into is null and others.deleted_at is null
    where own.id = ${authorityId} order by others.key limit 100
  `.execute(db)
  return rows
}
