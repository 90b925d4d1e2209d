import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { copiesOfRecord, coverOfRecord } from './given-of-title.ts'

/**
 * Brings the headers of these titles up to date. Only those whose metadata or sets differ from what was last given
 * get the new stamp. A title that was removed, or is in quarantine, keeps its header as a tombstone, in the sets it
 * was in; one that came and went unseen leaves none.
 */
export async function writeHeaders(tx: Tx, ids: readonly number[], stamp: Date): Promise<number> {
  if (ids.length === 0) return 0
  const { numAffectedRows } = await sql`
    with states as (
      select ids.id as record_id, records.id is null or records.deleted_at is not null as deleted,
        md5(concat(records.marc, ${copiesOfRecord}, ${coverOfRecord}))::uuid as digest,
        case when records.id is null then '{}'::text[]
          else array['jenis:' || records.material] || ${branchSets} || ${digitalSet} end as sets
      from unnest(${ids}::bigint[]) ids (id)
      left join catalogue.records records on records.id = ids.id
      where records.id is not null
        or exists (select from protocols.oai_headers headers where headers.record_id = ids.id)
    )
    insert into protocols.oai_headers as headers (record_id, stamp, deleted, digest, sets)
    select record_id, ${stamp}, deleted, digest, sets from states
    on conflict (record_id) do update set
      stamp = excluded.stamp,
      deleted = excluded.deleted,
      digest = case when excluded.deleted then headers.digest else excluded.digest end,
      sets = case when excluded.deleted then headers.sets else excluded.sets end
    where headers.deleted <> excluded.deleted
      or not excluded.deleted and (headers.digest, headers.sets) is distinct from (excluded.digest, excluded.sets)
  `.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

const branchSets = sql`coalesce((
  select array_agg(distinct 'cabang:' || branches.code order by 'cabang:' || branches.code)
  from catalogue.items items
  join branches.branches branches on branches.id = items.branch_id
  where items.record_id = records.id and items.deleted_at is null and items.disposition <> 'withdrawn'
), '{}')`

/** What can be opened from afar: an address that leads to the work itself or another version of it. */
const digitalSet = sql`
  case when jsonb_array_length(records.description -> 'links') > 0 and (
    records.material = 'elektronik' or jsonb_path_exists(records.marc,
      '$.fields[*] ? (@.tag == "856" && (@.ind2 == "0" || @.ind2 == "1"))')
  ) then array['digital'] else '{}'::text[] end
`
