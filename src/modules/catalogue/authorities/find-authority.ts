import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface AuthorityDetails {
  id: number
  kind: string
  heading: string
  note: string | null
  variants: string[]
  seeAlso: { text: string; authorityId: number | null }[]
  /** Forms in titles that somebody said mean it. */
  links: { kind: string; key: string; text: string }[]
  titles: number
}

/** An authority with its forms; one that was merged answers as the one it went into. */
export async function findAuthority(db: Db, id: number): Promise<AuthorityDetails | undefined> {
  const { rows } = await sql<AuthorityDetails>`
    select authorities.id, authorities.kind, authorities.heading, authorities.note,
      coalesce((select jsonb_agg(text order by text) from catalogue.authority_variants
        where authority_id = authorities.id), '[]') as variants,
      coalesce((select jsonb_agg(jsonb_build_object('text', relations.text,
          'authorityId', catalogue.find_authority(authorities.kind, relations.key)) order by relations.text)
        from catalogue.authority_relations relations where relations.authority_id = authorities.id), '[]') as see_also,
      coalesce((select jsonb_agg(jsonb_build_object('kind', links.kind, 'key', links.key, 'text', links.text)
          order by links.text)
        from catalogue.authority_links links where links.authority_id = authorities.id), '[]') as links,
      (select count(distinct record_id)::int from catalogue.record_headings
        where authority_id = authorities.id or main_authority_id = authorities.id) as titles
    from catalogue.authorities authorities
    where authorities.deleted_at is null
      and authorities.id = (select coalesce(asked.merged_into, asked.id) from catalogue.authorities asked where asked.id = ${id})
  `.execute(db)
  return rows[0]
}
