import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { findDuplicatePairs } from './duplicate-pairs.ts'
import { findFaults, type TitleFacts } from './find-faults.ts'

/** Looks at titles and writes what is wrong with them now; what was mended is gone. */
export async function checkTitles(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  const rows = await rowsOf(await readFacts(tx, ids), now.getUTCFullYear())
  // One statement: what stays keeps the moment at which it was found, and no index entry is written for nothing.
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb)
        as given (record_id bigint, kind text, item_id bigint, detail jsonb)
    ),
    mended as (
      delete from catalogue.findings findings
      where findings.record_id = any(${[...ids]}) and not exists (
        select from given where given.record_id = findings.record_id and given.kind = findings.kind
          and given.item_id is not distinct from findings.item_id)
    )
    insert into catalogue.findings (record_id, kind, item_id, detail)
    select record_id, kind, item_id, detail from given
    on conflict (record_id, kind, coalesce(item_id, 0)) do update set detail = excluded.detail
      where findings.detail <> excluded.detail
  `.execute(tx)
  await findDuplicatePairs(tx, ids)
}

/** Titles looked at before those who wait for a page have their turn; a few milliseconds. */
const atOnce = 20

async function rowsOf(facts: readonly TitleFacts[], year: number) {
  const rows: { record_id: number; kind: string; item_id: number | null; detail: unknown }[] = []
  for (const [i, title] of facts.entries()) {
    if (i % atOnce === 0) await setImmediate()
    for (const { kind, itemId, detail } of findFaults(title, year))
      rows.push({ record_id: title.id, kind, item_id: itemId, detail })
  }
  return rows
}

// Free words (653) and copies of fields in another script (880) are not expected to have an authority.
async function readFacts(tx: Tx, ids: readonly number[]): Promise<TitleFacts[]> {
  const { rows } = await sql<TitleFacts>`
    select records.id, records.marc, records.description,
      exists (select from catalogue.covers where covers.record_id = records.id) as cover,
      (select count(*)::int from catalogue.serial_issues where serial_issues.record_id = records.id) as issues,
      coalesce((select jsonb_agg(jsonb_build_object('id', items.id, 'barcode', items.barcode,
          'callNumber', items.call_number) order by items.id)
        from catalogue.items items where items.record_id = records.id and items.deleted_at is null
          and items.disposition <> 'withdrawn'), '[]') as items,
      exists (select from catalogue.record_headings headings
        where headings.record_id = records.id and headings.role = 'subject') as has_subject,
      coalesce((select jsonb_agg(headings.text order by headings.field_index)
        from catalogue.record_headings headings
        where headings.record_id = records.id and headings.authority_id is null
          and headings.main_authority_id is null and headings.role <> 'title'
          and headings.tag not in ('653', '880')), '[]') as unlinked
    from catalogue.records records
    where records.id = any(${[...ids]}) and records.deleted_at is null
    for key share of records
  `.execute(tx)
  return rows
}
