import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { packSorted } from './pack.ts'

/** With more copies than this the list leaves them out, and unknown barcodes are taken as they come. */
export const mostCopies = 500_000
/** Kinds of copies that a byte can name beside its two marks. */
export const mostKinds = 63

export interface PackedCopies {
  count: number
  /** False where there are too many to be listed. */
  complete: boolean
  hashes: string
  /** Kind of copy; 64: somebody waits for it; 128: not for loan. */
  kinds: string
  /** Copies kept for a hold, with whom for: pairs of hashes. */
  kept: [number, number][]
}

interface Row {
  count: number
  hashes: Buffer | null
  kinds: Buffer | null
}

/** All copies as hashes with one byte each. */
export async function readCopies(
  db: Db,
  { salt, loanCategories }: { salt: string; loanCategories: readonly string[] },
): Promise<PackedCopies> {
  const { rows: counts } = await sql<{ count: number }>`
    select count(*) from catalogue.items where deleted_at is null`.execute(db)
  const complete = (counts[0]?.count ?? 0) <= mostCopies
  const { rows } = await sql<Row>`
    with wanted as materialized (
      select distinct record_id, item_id from circulation.holds where standing = 'waiting'
    ), found as (
      select substr(sha256(convert_to(${salt} || items.barcode, 'UTF8')), 1, 4) as hash,
        least(coalesce(array_position(${[...loanCategories]}::text[], items.loan_category::text) - 1, ${mostKinds}),
          ${mostKinds})
        + case when exists (select from wanted where wanted.record_id = items.record_id
            and (wanted.item_id is null or wanted.item_id = items.id)) then 64 else 0 end
        + case when items.disposition in ('reference-only', 'in-process', 'display', 'repair', 'withdrawn')
            then 128 else 0 end as kind
      from catalogue.items items
      where items.deleted_at is null and ${complete}
    ), told as (select hash, max(kind) as kind from found group by hash)
    select count(*) as count, string_agg(hash, ''::bytea order by hash) as hashes,
      string_agg(set_byte('\\x00'::bytea, 0, kind::integer), ''::bytea order by hash) as kinds
    from told
  `.execute(db)
  const [row] = rows
  return {
    count: row?.count ?? 0,
    complete,
    hashes: Buffer.from(packSorted(row?.hashes ?? Buffer.alloc(0))).toString('base64'),
    kinds: (row?.kinds ?? Buffer.alloc(0)).toString('base64'),
    kept: await readKept(db, salt),
  }
}

async function readKept(db: Db, salt: string): Promise<[number, number][]> {
  const { rows } = await sql<{ copy: Buffer; member: Buffer }>`
    select substr(sha256(convert_to(${salt} || items.barcode, 'UTF8')), 1, 4) as copy,
      substr(sha256(convert_to(${salt} || cards.number, 'UTF8')), 1, 4) as member
    from circulation.holds holds
    join catalogue.items items on items.id = holds.trapped_item_id
    join patrons.cards cards on cards.patron_id = holds.patron_id and cards.ended_at is null
    where holds.standing in ('ready', 'in-transit')
    order by 1 limit 20000
  `.execute(db)
  return rows.map(({ copy, member }) => [copy.readUInt32BE(), member.readUInt32BE()])
}
