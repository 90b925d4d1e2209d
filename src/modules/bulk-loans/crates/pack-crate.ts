import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'

export interface Packed {
  /** Copies that lie in the crate now and did not before. */
  added: number
  /** Barcodes that no copy has. */
  unknown: string[]
  /** Copies that lie in another crate, which keeps them. */
  elsewhere: { barcode: string; crate: string }[]
}

/** Packs scanned copies into a crate; those that are in it already stay where they are. */
export const packCrate = (
  db: Db,
  { crateId, barcodes }: { crateId: number; barcodes: readonly string[] },
  actor: Actor,
): Promise<Packed> =>
  db.transaction().execute(async (tx) => {
    await tx.selectFrom('bulkLoans.crates').select('id').where('id', '=', crateId).forUpdate().execute()
    const { rows: added } = await sql`
      insert into bulk_loans.crate_contents (item_id, crate_id, position)
      select items.id, ${crateId}, given.place + coalesce(
        (select max(position) from bulk_loans.crate_contents where crate_id = ${crateId}), 0)
      from unnest(${[...barcodes]}::text[]) with ordinality as given (barcode, place)
      join catalogue.items items on items.barcode = given.barcode and items.deleted_at is null
      on conflict (item_id) do nothing
      returning item_id
    `.execute(tx)
    const { rows } = await sql<{ barcode: string; crate: string | null; known: boolean }>`
      select given.barcode, items.id is not null as known, crates.name as crate
      from unnest(${[...barcodes]}::text[]) with ordinality as given (barcode, place)
      left join catalogue.items items on items.barcode = given.barcode and items.deleted_at is null
      left join bulk_loans.crate_contents contents on contents.item_id = items.id and contents.crate_id <> ${crateId}
      left join bulk_loans.crates crates on crates.id = contents.crate_id
      where items.id is null or crates.id is not null
      order by given.place
    `.execute(tx)
    await audit(tx, actor, {
      action: 'crate.packed',
      subjectKind: 'crate',
      subjectId: crateId,
      details: { count: added.length },
    })
    return {
      added: added.length,
      unknown: rows.flatMap(({ barcode, known }) => (known ? [] : [barcode])),
      elsewhere: rows.flatMap(({ barcode, crate }) => (crate === null ? [] : [{ barcode, crate }])),
    }
  })

/** Takes copies out of a crate. */
export const unpackCrate = (
  db: Db,
  { crateId, itemIds }: { crateId: number; itemIds: readonly number[] },
  actor: Actor,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('bulkLoans.crateContents')
      .where('crateId', '=', crateId)
      .where('itemId', 'in', [...itemIds, 0])
      .execute()
    await audit(tx, actor, {
      action: 'crate.unpacked',
      subjectKind: 'crate',
      subjectId: crateId,
      details: { count: itemIds.length },
    })
  })
