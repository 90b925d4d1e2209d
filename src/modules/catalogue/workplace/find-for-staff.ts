import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { headingKey } from '../describe/heading-key.ts'
import { recordsOfNumber } from '../records/find-by-number.ts'

export interface StaffTitle {
  id: number
  title: string
  author: string | null
  year: number | null
  classNumber: string | null
  copies: number
  updatedAt: Date
  quarantined: boolean
}

export type Scanned = { kind: 'record'; id: number } | { kind: 'titles'; titles: StaffTitle[] }

const mostFound = 50

/** Understands what was scanned or typed: a copy's or a record's number goes straight there, words find titles. */
export async function scan(db: Db, text: string): Promise<Scanned> {
  const numbered = await recordsOfNumber(db, text)
  const [only] = numbered
  if (only !== undefined && numbered.length === 1) return { kind: 'record', id: only }
  const titles =
    numbered.length > 1
      ? await listStaffTitles(db, sql`records.id = any(${numbered})`)
      : await titlesWithWords(db, text)
  return { kind: 'titles', titles }
}

/** Every word stands in the title or begins a heading: enough for the desk; readers have the search engine. */
async function titlesWithWords(db: Db, text: string): Promise<StaffTitle[]> {
  const words = headingKey(text).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return []
  const conditions = words.map(
    (word) => sql`(records.title_sort like ${`%${word}%`} or records.author_sort like ${`%${word}%`})`,
  )
  return listStaffTitles(db, sql.join(conditions, sql` and `))
}

export async function listStaffTitles(db: Db, condition: ReturnType<typeof sql>): Promise<StaffTitle[]> {
  const { rows } = await sql<StaffTitle>`
    select records.id, records.title, records.main_author as author, records.year, records.class_number,
      records.updated_at, records.deleted_at is not null as quarantined,
      (select count(*)::int from catalogue.items items
        where items.record_id = records.id and items.deleted_at is null) as copies
    from catalogue.records records
    where ${condition}
    order by records.title_sort, records.id
    limit ${mostFound}
  `.execute(db)
  return rows
}

export interface QuarantinedTitle {
  id: number
  title: string
  deletedAt: Date | null
  deletedBy: string | null
  deletedWhy: string | null
}

export const listQuarantined = (db: Db): Promise<QuarantinedTitle[]> =>
  db
    .selectFrom('catalogue.records')
    .select(['id', 'title', 'deletedAt', 'deletedBy', 'deletedWhy'])
    .where('deletedAt', 'is not', null)
    .orderBy('deletedAt', 'desc')
    .limit(200)
    .execute()

/** Why and by whom a title is in quarantine. */
export const findQuarantine = (db: Db, id: number) =>
  db
    .selectFrom('catalogue.records')
    .select(['deletedBy', 'deletedWhy', 'mergedInto', 'createdBy', 'updatedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
