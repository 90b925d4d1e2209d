import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { MarcRecord } from '../../marc/record.ts'
import type { MatchKind } from '../import-settings.ts'
import { storableJson } from '../storable-json.ts'
import type { Candidate } from './decide-match.ts'
import type { PreparedRow } from './prepare-row.ts'

/** Titles looked at per key; a key shared by more of them recognises nothing. */
const mostCandidates = 10

/** Titles of the catalogue that share a key with rows, by position. */
export async function findCandidates(
  db: Db,
  rows: readonly PreparedRow[],
): Promise<Map<number, Candidate[]>> {
  const given = rows.flatMap(({ position, keys }) => keys.map((key) => ({ position, ...key })))
  if (given.length === 0) return new Map()
  const { rows: found } = await sql<{ position: number; kind: MatchKind; id: number }>`
    select given.position, given.kind, found.record_id as id
    from unnest(${given.map(({ position }) => position)}::int[], ${given.map(({ kind }) => kind)}::text[],
      ${given.map(({ key }) => key)}::text[]) as given (position, kind, key)
    cross join lateral (
      select keys.record_id from catalogue.record_keys keys
      join catalogue.records records on records.id = keys.record_id
      where keys.key = given.key and keys.kind = given.kind and records.deleted_at is null
      order by keys.record_id limit ${mostCandidates}
    ) found
  `.execute(db)
  const records = await findRecords(db, [...new Set(found.map(({ id }) => id))])
  const byPosition = new Map<number, Candidate[]>()
  for (const { position, kind, id } of found) {
    const record = records.get(id)
    if (!record) continue
    const candidates = byPosition.get(position) ?? []
    byPosition.set(position, [...candidates, { kind, ...record }])
  }
  return byPosition
}

async function findRecords(db: Db, ids: number[]) {
  if (ids.length === 0) return new Map<number, { id: number; titleSort: string; marc: MarcRecord }>()
  const { rows } = await sql<{ id: number; titleSort: string; marc: MarcRecord }>`
    select id, title_sort, marc from catalogue.records where id = any(${ids}) and deleted_at is null
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Titles whose fields are the same as those of a row: for rows without any key. */
export async function findSameContent(db: Db, rows: readonly PreparedRow[]): Promise<Map<number, number>> {
  if (rows.length === 0) return new Map()
  const given = rows.map(({ position, marc, derived }) => ({
    position,
    fields: marc.fields,
    title_sort: derived.description.titleSort,
  }))
  const { rows: found } = await sql<{ position: number; id: number }>`
    select given.position, min(records.id) as id
    from jsonb_to_recordset(${storableJson(given)}::jsonb) as given (position int, fields jsonb, title_sort text)
    join catalogue.records records
      on records.title_sort = given.title_sort and records.marc -> 'fields' = given.fields
    where records.deleted_at is null
    group by given.position
  `.execute(db)
  return new Map(found.map(({ position, id }) => [position, id]))
}

/** Earlier rows of the same file with a key in common, by position. */
export async function findEarlierRows(
  db: Db,
  importId: number,
  rows: readonly PreparedRow[],
): Promise<Map<number, number>> {
  const given = rows.flatMap(({ position, fileKeys }) => fileKeys.map((key) => ({ position, ...key })))
  if (given.length === 0) return new Map()
  const { rows: found } = await sql<{ position: number; earlier: number }>`
    select given.position, min(keys.position) as earlier
    from unnest(${given.map(({ position }) => position)}::int[], ${given.map(({ kind }) => kind)}::text[],
      ${given.map(({ key }) => key)}::text[]) as given (position, kind, key)
    join catalogue.import_keys keys on keys.key = given.key and keys.kind = given.kind
    where keys.import_id = ${importId}
    group by given.position
  `.execute(db)
  return new Map(found.map(({ position, earlier }) => [position, earlier]))
}

/** Titles that own the barcodes of rows already. */
export async function findTakenBarcodes(db: Db, rows: readonly PreparedRow[]): Promise<Map<string, number>> {
  const barcodes = rows.flatMap(({ items }) => items.map(({ barcode }) => barcode))
  if (barcodes.length === 0) return new Map()
  const { rows: found } = await sql<{ barcode: string; recordId: number }>`
    select barcode, record_id from catalogue.items where barcode = any(${barcodes})
  `.execute(db)
  return new Map(found.map(({ barcode, recordId }) => [barcode, recordId]))
}
