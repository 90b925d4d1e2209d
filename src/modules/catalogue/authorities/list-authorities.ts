import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { headingKey } from '../describe/heading-key.ts'

export interface AuthorityQuery {
  /** Words that must all stand in the heading, or all in one of its other forms; empty for all authorities. */
  text: string
  /** Empty for all kinds. */
  kind: string
  /** From 1. */
  page: number
}

export interface ListedAuthority {
  id: number
  kind: string
  heading: string
  /** The other form that was found, where the heading itself was not. */
  foundAs: string | null
  titles: number
}

export const authoritiesPerPage = 50

/** Authorities in the order of their headings. */
export async function listAuthorities(
  db: Db,
  { text, kind, page }: AuthorityQuery,
): Promise<{ total: number; authorities: ListedAuthority[] }> {
  const words = headingKey(text).split(' ').filter(Boolean).slice(0, 8)
  const holds = (column: 'authorities.key' | 'variants.key') =>
    words.length === 0
      ? sql`true`
      : sql.join(
          words.map((word) => sql`${sql.ref(column)} like ${`%${word}%`}`),
          sql` and `,
        )
  const found = sql`
    from catalogue.authorities authorities
    where authorities.merged_into is null and authorities.deleted_at is null
      and (${kind} = '' or authorities.kind = ${kind})
      and ((${holds('authorities.key')}) or exists (
        select from catalogue.authority_variants variants
        where variants.authority_id = authorities.id and ${holds('variants.key')}))
  `
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  const { rows } = await sql<ListedAuthority>`
    select authorities.id, authorities.kind, authorities.heading,
      case when ${holds('authorities.key')} then null else (
        select min(variants.text) from catalogue.authority_variants variants
        where variants.authority_id = authorities.id and ${holds('variants.key')}) end as found_as,
      (select count(distinct record_id)::int from catalogue.record_headings
        where authority_id = authorities.id or main_authority_id = authorities.id) as titles
    ${found}
    order by authorities.key, authorities.id
    limit ${authoritiesPerPage} offset ${(page - 1) * authoritiesPerPage}
  `.execute(db)
  return { total: counted.rows[0]?.total ?? 0, authorities: rows }
}
