import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { headingKey } from '../describe/heading-key.ts'
import { normaliseIsbn, normaliseIssn } from '../describe/isbn.ts'

/** What is known so far of a title that may be there already. */
export interface Likeness {
  isbn: string
  issn: string
  title: string
  author: string
  /** The record itself, which is not its own double. */
  except?: number | undefined
}

export interface Duplicate {
  id: number
  title: string
  responsibility: string
  edition: string
  publication: string
  /** By what it was recognised. */
  by: 'number' | 'title'
}

const mostShown = 8

/** Titles that this one may be: with the same ISBN or ISSN, or the same title by the same author. */
export async function findDuplicates(
  db: Db,
  { isbn, issn, title, author, except }: Likeness,
): Promise<Duplicate[]> {
  const numbers = [normaliseIsbn(isbn), normaliseIssn(issn)].filter((number) => number)
  const titleKey = headingKey(title)
  const [surname = ''] = headingKey(author).split(' ')
  if (numbers.length === 0 && titleKey.length < 3) return []
  const { rows } = await sql<Duplicate>`
    select id, title, coalesce(description->>'responsibility', main_author, '') as responsibility,
      coalesce(description->>'edition', '') as edition, coalesce(description->>'publication', '') as publication,
      case when by_number then 'number' else 'title' end as by
    from (
      select id, title, main_author, description, true as by_number from catalogue.records
      where id in (select record_id from catalogue.record_keys
        where key = any(${numbers}) and kind in ('isbn', 'issn'))
        and deleted_at is null
      union all
      select id, title, main_author, description, false from catalogue.records
      where title_sort = ${titleKey} and length(${titleKey}) >= 3 and deleted_at is null
        and (${surname} = '' or author_sort = '' or author_sort like '%' || ${surname} || '%')
    ) as found
    where id <> ${except ?? 0}
    order by by_number desc, id
    limit ${mostShown * 2}
  `.execute(db)
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed().slice(0, mostShown)
}
