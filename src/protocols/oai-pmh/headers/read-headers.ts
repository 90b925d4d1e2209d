import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { copiesOfRecord, coverOfRecord, type GivenTitle } from './given-of-title.ts'

export interface Header {
  recordId: number
  stamp: Date
  deleted: boolean
  sets: string[]
}

/** A header with its title; one that is deleted has none. */
export type HeaderWithTitle = Header & (GivenTitle | { marc: null; copies: null; cover: null })

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
    select ${headerColumns} from ${pageOf(request)}
    left join catalogue.records records on records.id = headers.record_id
    order by headers.stamp, headers.record_id
  `.execute(db)
  return rows
}

/** The same with their titles. */
export async function readRecords(db: Db, request: PageRequest): Promise<HeaderWithTitle[]> {
  const { rows } = await sql<HeaderWithTitle>`
    select ${headerColumns}, ${titleColumns} from ${pageOf(request)}
    left join catalogue.records records on records.id = headers.record_id and records.deleted_at is null
    order by headers.stamp, headers.record_id
  `.execute(db)
  return rows
}

export async function readRecord(db: Db, id: number): Promise<HeaderWithTitle | undefined> {
  const { rows } = await sql<HeaderWithTitle>`
    select ${headerColumns}, ${titleColumns} from protocols.oai_headers headers
    left join catalogue.records records on records.id = headers.record_id and records.deleted_at is null
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

/** When the oldest header was last changed; without any, since when one can come. */
export async function earliestStamp(db: Db): Promise<Date> {
  const { rows } = await sql<{ stamp: Date }>`
    select coalesce((select min(stamp) from protocols.oai_headers), caught_up_at) as stamp
    from protocols.oai_position
  `.execute(db)
  return rows[0]?.stamp ?? new Date(0)
}

/** The sets that have members, in no order. */
export async function usedSets(db: Db): Promise<string[]> {
  const { rows } = await sql<{ set: string }>`
    select distinct unnest(sets) as set from protocols.oai_headers
  `.execute(db)
  return rows.map(({ set }) => set)
}

// The title itself decides: one that went a moment ago is not shown though its header still has to follow.
const headerColumns = sql`
  headers.record_id, headers.stamp, headers.sets, (records.id is null or records.deleted_at is not null) as deleted
`

const titleColumns = sql`
  records.marc,
  case when records.id is not null then ${copiesOfRecord} end as copies,
  case when records.id is not null then ${coverOfRecord} end as cover
`

// Cut off before anything is joined to it.
const pageOf = ({ after, limit, ...selection }: PageRequest) => sql`(
  select headers.record_id, headers.stamp, headers.sets from protocols.oai_headers headers
  where ${within(selection)} and ${behind(after)}
  order by headers.stamp, headers.record_id
  limit ${limit}
) headers`

const within = ({ from, before, set }: Selection) => sql`
  headers.stamp >= ${from ?? '-infinity'} and headers.stamp < ${before ?? 'infinity'}
  and ${set === undefined ? sql`true` : memberOf(set)}
`

const memberOf = (set: string) => sql`(
  ${set} = any(headers.sets)
  or exists (select from unnest(headers.sets) member where starts_with(member, ${`${set}:`}))
)`

const behind = (place: Place | undefined) =>
  place ? sql`(headers.stamp, headers.record_id) > (${place.stamp}, ${place.recordId})` : sql`true`
