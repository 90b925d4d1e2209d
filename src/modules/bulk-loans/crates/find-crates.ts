import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

export interface Crate {
  id: number
  barcode: string
  name: string
  kind: 'crate' | 'class-set'
  branchId: number
  branch: string
  note: string
  retired: boolean
  copies: number
  /** Where it is, if it is away. */
  shipmentId: number | null
  institution: string | null
}

/** Crates with their contents counted, and where they are. */
export async function listCrates(
  db: Db | Tx,
  only: { id?: number; barcode?: string } = {},
): Promise<Crate[]> {
  const { rows } = await sql<Crate>`
    select crates.id, crates.barcode, crates.name, crates.kind, crates.branch_id, branches.short_name as branch,
      crates.note, crates.retired_at is not null as retired,
      (select count(*) from bulk_loans.crate_contents contents where contents.crate_id = crates.id) as copies,
      shipments.id as shipment_id, institutions.name as institution
    from bulk_loans.crates crates
    join branches.branches branches on branches.id = crates.branch_id
    left join bulk_loans.shipments shipments on shipments.crate_id = crates.id and shipments.returned_at is null
    left join patrons.patrons institutions on institutions.id = shipments.institution_id
    where (${only.id ?? null}::bigint is null or crates.id = ${only.id ?? null})
      and (${only.barcode ?? null}::text is null or upper(crates.barcode) = upper(${only.barcode ?? null}))
    order by crates.retired_at is not null, lower(crates.name), crates.id
  `.execute(db)
  return rows
}

export interface PackedCopy {
  itemId: number
  barcode: string
  title: string
  author: string
  callNumber: string
}

/** What is packed in a crate, in the order of packing. */
export async function crateContents(db: Db | Tx, crateId: number): Promise<PackedCopy[]> {
  const { rows } = await sql<PackedCopy>`
    select items.id as item_id, items.barcode, records.title, coalesce(records.main_author, '') as author,
      items.call_number
    from bulk_loans.crate_contents contents
    join catalogue.items items on items.id = contents.item_id
    join catalogue.records records on records.id = items.record_id
    where contents.crate_id = ${crateId}
    order by contents.position, items.barcode
  `.execute(db)
  return rows
}
