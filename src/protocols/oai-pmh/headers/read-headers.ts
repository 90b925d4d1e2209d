import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { MarcRecord } from '#modules/catalogue/index.ts'

export interface Header {
  recordId: number
  stamp: Date
  deleted: boolean
  sets: string[]
}

export interface HeaderWithMarc extends Header {
  /** Absent of a deleted one. */
  marc: MarcRecord | null
}

/** What of the collection is harvested. */
export interface Selection {
  from?: Date | undefined
  /** The first moment that is no longer meant. */
  before?: Date | undefined
  /** A set, or the upper set of several: jenis:buku, cabang. */
  set?: string | undefined
}

/** The last one of the page before. */
export interface Place {
  stamp: Date
  recordId: number
}

export interface PageRequest extends Selection {
  after?: Place | undefined
  limit: number
}

/** Headers by rising stamp. */
export async function readHeaders(db: Db, request: PageRequest): Promise<Header[]> {
  const { rows } = await sql<Header>`
    select headers.record_id, headers.stamp, ${nowDeleted} as deleted, headers.sets
    from protocols.oai_headers headers
    left join catalogue.records records on records.id = headers.record_id
    where ${within(request)} and ${behind(request.after)}
    order by headers.stamp, headers.record_id
    limit ${request.limit}
  `.execute(db)
  return rows
}

/** The same with their records. */
export async function readRecords(db: Db, request: PageRequest): Promise<HeaderWithMarc[]> {
  const { rows } = await sql<HeaderWithMarc>`
    select headers.record_id, headers.stamp, ${nowDeleted} as deleted, headers.sets,
      case when records.deleted_at is null then records.marc end as marc
    from protocols.oai_headers headers
    left join catalogue.records records on records.id = headers.record_id
    where ${within(request)} and ${behind(request.after)}
    order by headers.stamp, headers.record_id
    limit ${request.limit}
  `.execute(db)
  return rows
}

export async function readRecord(db: Db, id: number): Promise<HeaderWithMarc | undefined> {
  const { rows } = await sql<HeaderWithMarc>`
    select headers.record_id, headers.stamp, ${nowDeleted} as deleted, headers.sets,
      case when records.deleted_at is null then records.marc end as marc
    from protocols.oai_headers headers
    left join catalogue.records records on records.id = headers.record_id
    where headers.record_id = ${id}
  `.execute(db)
  return rows[0]
}

export async function countHeaders(db: Db, selection: Selection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from protocols.oai_headers headers where ${within(selection)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** When the oldest header was last changed, or undefined without any. */
export async function earliestStamp(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ stamp: Date | null }>`
    select min(stamp) as stamp from protocols.oai_headers
  `.execute(db)
  return rows[0]?.stamp ?? undefined
}

// The title itself decides: one that went a moment ago is not shown though its header still has to follow.
const nowDeleted = sql<boolean>`(records.id is null or records.deleted_at is not null)`

const within = ({ from, before, set }: Selection) => sql`
  headers.stamp >= ${from ?? '-infinity'} and headers.stamp < ${before ?? 'infinity'}
  and ${set === undefined ? sql`true` : memberOf(set)}
`

const memberOf = (set: string) =>
  set.includes(':')
    ? sql`headers.sets @> array[${set}]`
    : sql`exists (select from unnest(headers.sets) member where starts_with(member, ${`${set}:`}))`

const behind = (place: Place | undefined) =>
  place ? sql`(headers.stamp, headers.record_id) > (${place.stamp}, ${place.recordId})` : sql`true`
