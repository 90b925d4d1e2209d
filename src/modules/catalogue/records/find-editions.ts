import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

const mostEditions = 8

/** Other editions and forms of a title: the same title by the same author, the newest first. */
export async function findEditions(db: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select other.id
    from catalogue.records one
    join catalogue.records other on other.title_sort = one.title_sort and other.author_sort = one.author_sort
    where one.id = ${id} and other.id <> one.id and other.deleted_at is null and one.title_sort <> ''
    order by other.year desc nulls last, other.id desc
    limit ${mostEditions}
  `.execute(db)
  return rows.map((row) => row.id)
}
