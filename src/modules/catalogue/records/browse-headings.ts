import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { headingKey } from '../describe/heading-key.ts'

export interface BrowsedHeading {
  key: string
  text: string
  authorityId: number | null
  titles: number
}

/** Names, subjects or series in alphabetical order from a beginning on, with how many titles each has. */
export async function browseHeadings(
  db: Db,
  role: 'author' | 'subject' | 'series',
  from: string,
  limit: number,
): Promise<BrowsedHeading[]> {
  // Keys are walked one by one along their index: the work is that of one page, however many headings there are.
  const { rows } = await sql<BrowsedHeading>`
    with recursive walked as (
      (select key, 1 as place from catalogue.record_headings
        where role = ${role} and key >= ${headingKey(from)} order by key limit 1)
      union all
      select following.key, walked.place + 1
      from walked
      cross join lateral (
        select key from catalogue.record_headings where role = ${role} and key > walked.key order by key limit 1
      ) following
      where walked.place < ${limit}
    )
    select walked.key, shown.text, shown.authority_id, shown.titles
    from walked
    cross join lateral (
      select coalesce(min(authorities.heading), min(headings.text)) as text,
        min(headings.authority_id) as authority_id, count(distinct headings.record_id)::int as titles
      from catalogue.record_headings headings
      join catalogue.records records on records.id = headings.record_id and records.deleted_at is null
      left join catalogue.authorities authorities on authorities.id = headings.authority_id
      where headings.role = ${role} and headings.key = walked.key
    ) shown
    where shown.titles > 0
    order by walked.key
  `.execute(db)
  return rows
}
