import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { AuthorityDescription } from '../../describe/describe-authority.ts'
import { headingKey } from '../../describe/heading-key.ts'
import { controlValue, type MarcRecord } from '../../marc/record.ts'

export interface AuthorityMatch {
  id: number
  version: number
  marc: MarcRecord
  by: 'number' | 'heading' | 'form'
}

/**
 * The authority that an incoming one is: with the same number of the same source, the same heading, or the only one
 * with which it shares a heading and another form.
 */
export async function matchAuthority(
  db: Db | Tx,
  incoming: MarcRecord,
  { kind, key, variants }: AuthorityDescription,
): Promise<AuthorityMatch | undefined> {
  const number = controlValue(incoming, '001')?.slice(0, 200) ?? ''
  const source = controlValue(incoming, '003') ?? ''
  const { rows } = await sql<AuthorityMatch>`
    select id, version, marc, by from (
      select id, version, marc, 'number' as by, 1 as rank from catalogue.authorities
      where ${number} <> '' and control_number = ${number} and kind = ${kind}
        and coalesce(jsonb_path_query_first(marc, '$.fields[*] ? (@.tag == "003").value') #>> '{}', '') = ${source}
        and merged_into is null and deleted_at is null
      union all
      select id, version, marc, 'heading', 2 from catalogue.authorities
      where kind = ${kind} and key = ${key} and merged_into is null and deleted_at is null
      union all
      select id, version, marc, 'form', 3 from catalogue.authorities authorities
      where kind = ${kind} and merged_into is null and deleted_at is null and (
        key = any(${variants.map(headingKey)}::text[])
        or id in (select authority_id from catalogue.authority_variants where key = ${key}))
    ) found order by rank, id
  `.execute(db)
  const [first] = rows
  if (!first || first.by !== 'form') return first
  return new Set(rows.map(({ id }) => id)).size === 1 ? first : undefined
}
