import { sql, type RawBuilder } from 'kysely'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { finder } from '../accession/number-pattern.ts'
import { findSettings } from '../settings/settings.ts'

const Day = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.check((text) => text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))),
  v.transform((text) => text || null),
)
const Whole = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.regex(/^\d{0,15}$/),
  v.transform((digits) => (digits === '' ? null : Number(digits))),
)

/** What is asked of the register. */
export const RegisterQuery = v.object({
  dari: Day,
  sampai: Day,
  sumber: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(60)),
  tempat: Whole,
  nomorDari: Whole,
  nomorSampai: Whole,
})
export type RegisterFilter = v.InferOutput<typeof RegisterQuery>

export interface RegisterRow {
  id: number
  acquiredOn: Day | null
  inventoryNumber: string | null
  barcode: string
  title: string
  author: string | null
  publisher: string | null
  year: number | null
  source: string
  price: number | null
  branchName: string
  callNumber: string
  disposition: string
  quarantined: boolean
}

export interface RegisterTotals {
  copies: number
  titles: number
  /** In rupiah; copies paid in other money are left out. */
  value: number
}

async function conditionsOf(db: Db, filter: RegisterFilter): Promise<RawBuilder<unknown>> {
  const { dari, sampai, sumber, tempat, nomorDari, nomorSampai } = filter
  const numbered = nomorDari !== null || nomorSampai !== null
  const pattern = numbered ? finder((await findSettings(db)).inventoryPattern, undefined) : ''
  const running = sql`(regexp_match(items.inventory_number, ${pattern}))[1]::bigint`
  const conditions = [
    dari === null ? undefined : sql`items.acquired_on >= ${dari}::date`,
    sampai === null ? undefined : sql`items.acquired_on <= ${sampai}::date`,
    sumber === '' ? undefined : sql`items.source = ${sumber}`,
    tempat === null ? undefined : sql`items.branch_id = ${tempat}`,
    numbered
      ? sql`${running} between ${nomorDari ?? 0} and ${nomorSampai ?? Number.MAX_SAFE_INTEGER}`
      : undefined,
  ].filter((condition) => condition !== undefined)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

export async function registerTotals(db: Db, filter: RegisterFilter): Promise<RegisterTotals> {
  const { rows } = await sql<RegisterTotals>`
    select count(*)::int as copies, count(distinct record_id)::int as titles,
      coalesce(sum(price) filter (where currency = 'IDR'), 0)::bigint as value
    from catalogue.items items where ${await conditionsOf(db, filter)}
  `.execute(db)
  return rows[0] ?? { copies: 0, titles: 0, value: 0 }
}

interface Slice {
  offset: number
  limit: number
}

/** Copies by the day on which they came; those without one at the end. */
export async function registerIds(
  db: Db,
  filter: RegisterFilter,
  { offset, limit }: Slice,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select items.id from catalogue.items items where ${await conditionsOf(db, filter)}
    order by items.acquired_on, items.id offset ${offset} limit ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** What the register says of these copies, in their order. */
export async function registerRows(db: Db, ids: readonly number[]): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select items.id, items.acquired_on, items.inventory_number, items.barcode, records.title,
      records.main_author as author, records.description->'publishers'->>0 as publisher, records.year, items.source,
      case when items.currency = 'IDR' then items.price end as price, branches.name as branch_name, items.call_number,
      items.disposition, items.deleted_at is not null as quarantined
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted (id, place)
    join catalogue.items items on items.id = wanted.id
    join catalogue.records records on records.id = items.record_id
    join branches.branches branches on branches.id = items.branch_id
    order by wanted.place
  `.execute(db)
  return rows
}

const batchLength = 1000

/** All rows of a slice, batch by batch. */
export async function* registerBatches(
  db: Db,
  filter: RegisterFilter,
  slice: Slice,
): AsyncGenerator<RegisterRow[]> {
  const ids = await registerIds(db, filter, slice)
  for (let at = 0; at < ids.length; at += batchLength) yield registerRows(db, ids.slice(at, at + batchLength))
}

/** Sources that copies name. */
export async function listItemSources(db: Db): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    select distinct source from catalogue.items where source <> '' order by source limit 100
  `.execute(db)
  return rows.map(({ source }) => source)
}
