import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { MarcRecord } from '../marc/record.ts'
import type { Derived } from './derive.ts'

export interface NewRecord {
  marc: MarcRecord
  derived: Derived
  createdAt: Date
  popularity?: number
}

/**
 * Adds many titles with a handful of statements, in the order given, and returns their ids. For imports: no audit
 * entry a title, the import itself is noted.
 */
export async function insertRecords(
  tx: Tx,
  records: readonly NewRecord[],
  by: string,
  importId: number | null = null,
): Promise<number[]> {
  if (records.length === 0) return []
  const ids = await takeIds(tx, records.length)
  const rows = records.map(({ marc, derived, createdAt, popularity = 0 }, i) => ({
    id: ids[i],
    marc,
    description: derived.description,
    title: derived.description.title,
    title_sort: derived.description.titleSort,
    main_author: derived.description.mainAuthor ?? null,
    author_sort: derived.description.authorSort,
    year: derived.description.year ?? null,
    material: derived.description.material,
    language: derived.description.languages[0] ?? null,
    class_number: derived.description.classNumber ?? null,
    call_number: derived.description.callNumber ?? null,
    popularity,
    created_at: createdAt,
  }))
  await sql`
    insert into catalogue.records (id, marc, description, title, title_sort, main_author, author_sort, year, material,
      language, class_number, call_number, popularity, created_at, updated_at, created_by, updated_by, import_id)
    select id, marc, description, title, title_sort, main_author, author_sort, year, material, language, class_number,
      call_number, popularity, created_at, created_at, ${by}, ${by}, ${importId}::bigint
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as given (id bigint, marc jsonb, description jsonb, title text,
      title_sort text, main_author text, author_sort text, year smallint, material text, language text,
      class_number text, call_number text, popularity real, created_at timestamptz)
  `.execute(tx)
  await insertKeys(tx, ids, records)
  await insertHeadings(tx, ids, records)
  return ids
}

async function takeIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('catalogue.records', 'id')) as id from generate_series(1, ${count})
  `.execute(tx)
  return rows.map(({ id }) => id)
}

type WithDerived = Pick<NewRecord, 'derived'>

export async function insertKeys(tx: Tx, ids: number[], records: readonly WithDerived[]): Promise<void> {
  const keys = records.flatMap(({ derived }, i) => derived.keys.map((key) => ({ ...key, id: ids[i] ?? 0 })))
  if (keys.length === 0) return
  await sql`
    insert into catalogue.record_keys (key, kind, record_id)
    select * from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ kind }) => kind)}::text[],
      ${keys.map(({ id }) => id)}::bigint[])
    on conflict do nothing
  `.execute(tx)
}

export async function insertHeadings(tx: Tx, ids: number[], records: readonly WithDerived[]): Promise<void> {
  const rows = records.flatMap(({ derived }, i) =>
    derived.headings.map(({ fieldIndex, tag, role, kind, text, key }) => ({
      record_id: ids[i],
      field_index: fieldIndex,
      tag,
      role,
      kind,
      text,
      key,
    })),
  )
  if (rows.length === 0) return
  // Each different heading is looked up among the authorities once, however many titles bear it.
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb) as given (record_id bigint, field_index smallint,
        tag text, role text, kind text, text text, key text)
    ),
    linked as materialized (
      select kind, key, catalogue.find_authority(kind, key) as authority_id
      from (select distinct kind, key from given) different
    )
    insert into catalogue.record_headings (record_id, field_index, tag, role, kind, text, key, authority_id)
    select given.record_id, given.field_index, given.tag, given.role, given.kind, given.text, given.key,
      linked.authority_id
    from given join linked using (kind, key)
  `.execute(tx)
}
