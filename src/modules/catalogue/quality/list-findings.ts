import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { FindingDetail } from './find-faults.ts'
import { countedKinds, type CountedKind, type FindingKind } from './finding-kinds.ts'

export interface ListedFinding {
  recordId: number
  title: string
  author: string | null
  year: number | null
  itemId: number | null
  barcode: string | null
  detail: FindingDetail
}

export const findingsPerPage = 50

/** What was found of one kind, that of the newest titles first. */
export async function listFindings(db: Db, kind: FindingKind, page: number): Promise<ListedFinding[]> {
  const { rows } = await sql<ListedFinding>`
    select found.record_id, records.title, records.main_author as author, records.year, found.item_id,
      items.barcode, found.detail
    from (
      select record_id, item_id, detail from catalogue.findings where kind = ${kind}
      order by record_id desc, item_id limit ${findingsPerPage} offset ${(page - 1) * findingsPerPage}
    ) found
    join catalogue.records records on records.id = found.record_id
    left join catalogue.items items on items.id = found.item_id
    order by found.record_id desc, found.item_id
  `.execute(db)
  return rows
}

/** The title with this fault that comes after another in the list; the first one without another. */
export async function nextFinding(db: Db, kind: FindingKind, after?: number): Promise<number | undefined> {
  const { rows } = await sql<{ recordId: number }>`
    select record_id from catalogue.findings
    where kind = ${kind} ${after === undefined ? sql`` : sql`and record_id < ${after}`}
    order by record_id desc limit 1
  `.execute(db)
  return rows[0]?.recordId
}

export interface KindCount {
  kind: CountedKind
  count: number
  /** What it was a week and a month before, as far as anybody counted then. */
  weekAgo: number | null
  monthAgo: number | null
}

/** How many there are of each kind, and were. */
export async function countKinds(db: Db): Promise<KindCount[]> {
  const before = (days: number) => sql<number | null>`(
    select counts.count from catalogue.finding_counts counts
    where counts.kind = kinds.kind and counts.day <= latest.day - ${days}::int
    order by counts.day desc limit 1)`
  const { rows } = await sql<KindCount>`
    select kinds.kind, coalesce((select counts.count from catalogue.finding_counts counts
        where counts.kind = kinds.kind and counts.day = latest.day), 0) as count,
      ${before(7)} as week_ago, ${before(30)} as month_ago
    from unnest(${[...countedKinds]}::text[]) with ordinality as kinds (kind, place)
    cross join (select max(day) as day from catalogue.finding_counts) latest
    order by kinds.place
  `.execute(db)
  return rows
}

export interface DayCount {
  day: string
  count: number
}

/** The course of one kind over the last weeks, oldest first; at most one figure a day. */
export async function trendOf(db: Db, kind: CountedKind, days: number): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select day::text, count from (
      select day, count from catalogue.finding_counts where kind = ${kind} order by day desc limit ${days}
    ) latest
    order by day
  `.execute(db)
  return rows
}
