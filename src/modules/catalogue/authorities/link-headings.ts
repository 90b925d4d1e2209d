import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/** Links headings of titles that bear one of this authority's forms and have no authority yet. */
export const linkWaitingHeadings = (tx: Tx, id: number, kind: string) =>
  sql`
    update catalogue.record_headings headings set authority_id = ${id}
    where headings.authority_id is null and headings.kind = ${kind}
      and headings.key in (${formsOf(id)})
      and catalogue.find_authority(headings.kind, headings.key) = ${id}
  `.execute(tx)

/** Lets go of headings that bear a form which this authority no longer has; another one may have it. */
export const releaseHeadings = (tx: Tx, id: number) =>
  sql`
    update catalogue.record_headings headings
    set authority_id = catalogue.find_authority(headings.kind, headings.key)
    where headings.authority_id = ${id} and headings.key not in (${formsOf(id)})
  `.execute(tx)

/**
 * The same for the first parts of headings with subdivisions: those that bear one of this authority's forms, and
 * those that were linked to it, ask anew what they mean.
 */
export const linkMainHeadings = (tx: Tx, id: number, kind: string) =>
  sql`
    with concerned as (
      select record_id, field_index from catalogue.record_headings
      where kind = ${kind} and main_key in (${formsOf(id)})
      union
      select record_id, field_index from catalogue.record_headings where main_authority_id = ${id}
    )
    update catalogue.record_headings headings
    set main_authority_id = catalogue.find_authority(headings.kind, headings.main_key)
    from concerned
    where headings.record_id = concerned.record_id and headings.field_index = concerned.field_index
      and headings.main_authority_id is distinct from catalogue.find_authority(headings.kind, headings.main_key)
  `.execute(tx)

const formsOf = (id: number) => sql`
  select key from catalogue.authorities where id = ${id}
  union all select key from catalogue.authority_variants where authority_id = ${id}
  union all select key from catalogue.authority_links where authority_id = ${id}
`
