import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { MarcRecord } from '../marc/record.ts'

export interface LabelRow {
  id: number
  barcode: string
  /** The copy's, else the title's own, else its class. */
  callNumber: string
  classNumber: string | null
  title: string
}

/** Copies to be labelled, in the order of the ids; those that have gone since are left out. */
export async function findLabelRows(db: Db, ids: readonly number[]): Promise<LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select items.id, items.barcode, records.title, records.class_number,
      coalesce(nullif(items.call_number, ''), records.call_number, records.class_number, '') as call_number
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted (id, place)
    join catalogue.items items on items.id = wanted.id
    join catalogue.records records on records.id = items.record_id
    where items.deleted_at is null
    order by wanted.place
  `.execute(db)
  return rows
}

export interface CardRow {
  id: number
  marc: MarcRecord
  callNumber: string
  classNumber: string | null
  title: string
}

/** Titles to be put on cards, in the order of the ids. */
export async function findCardRows(db: Db, ids: readonly number[]): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select records.id, records.marc, records.class_number, records.title,
      coalesce(records.call_number, (select min(items.call_number) from catalogue.items items
        where items.record_id = records.id and items.deleted_at is null and items.call_number <> ''),
        records.class_number, '') as call_number
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted (id, place)
    join catalogue.records records on records.id = wanted.id
    where records.deleted_at is null
    order by wanted.place
  `.execute(db)
  return rows
}

/** Copies whose label will have no call number on it. */
export async function countWithoutCallNumber(db: Db, ids: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from catalogue.items items join catalogue.records records on records.id = items.record_id
    where items.id = any(${[...ids]}::bigint[]) and items.deleted_at is null
      and coalesce(nullif(items.call_number, ''), records.call_number, records.class_number) is null
  `.execute(db)
  return rows[0]?.count ?? 0
}
