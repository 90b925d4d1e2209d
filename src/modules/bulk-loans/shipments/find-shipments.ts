import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { Block, Next } from '#modules/circulation/index.ts'
import type { ShipmentEventKind } from './note-event.ts'

export interface Shipment {
  id: number
  institutionId: number
  institution: string
  crateId: number | null
  crate: string | null
  crateBarcode: string | null
  branchId: number
  branch: string
  previousId: number | null
  purpose: string
  responsibleName: string
  responsiblePhone: string
  madeAt: Date
  madeBy: string
  finished: boolean
  returnedAt: Date | null
  /** Copies lent, and how many of them are still out. */
  copies: number
  out: number
  /** First day on which one of those that are out is due. */
  dueOn: Day | null
}

export interface ShipmentFilter {
  id?: number
  institutionId?: number
  /** Those with copies that are out, or whose crate is away. */
  open?: boolean
  overdueOn?: Day
}

const most = 300

/** Shipments, the newest first. */
export async function listShipments(db: Db, filter: ShipmentFilter = {}): Promise<Shipment[]> {
  const { id = null, institutionId = null, open = false, overdueOn = null } = filter
  const { rows } = await sql<Shipment>`
    select shipments.id, shipments.institution_id, institutions.name as institution, shipments.crate_id,
      crates.name as crate, crates.barcode as crate_barcode, shipments.branch_id, branches.short_name as branch,
      shipments.previous_id, shipments.purpose, shipments.responsible_name, shipments.responsible_phone,
      shipments.made_at, shipments.made_by, shipments.finished_at is not null as finished, shipments.returned_at,
      counted.copies, counted.out, counted.due_on
    from bulk_loans.shipments shipments
    join patrons.patrons institutions on institutions.id = shipments.institution_id
    join branches.branches branches on branches.id = shipments.branch_id
    left join bulk_loans.crates crates on crates.id = shipments.crate_id
    cross join lateral (
      select count(*) as copies, count(*) filter (where loans.ended_at is null) as out,
        min(loans.due_on) filter (where loans.ended_at is null) as due_on
      from bulk_loans.shipment_copies copies
      join circulation.loans loans on loans.id = copies.loan_id
      where copies.shipment_id = shipments.id) counted
    where (${id}::bigint is null or shipments.id = ${id})
      and (${institutionId}::bigint is null or shipments.institution_id = ${institutionId})
      and (not ${open} or shipments.returned_at is null or counted.out > 0)
      and (${overdueOn}::date is null or counted.due_on < ${overdueOn})
    order by shipments.id desc limit ${most}
  `.execute(db)
  return rows
}

export const findShipment = async (db: Db, id: number): Promise<Shipment | undefined> =>
  (await listShipments(db, { id }))[0]

export interface ShipmentCopy {
  loanId: number
  itemId: number
  barcode: string
  title: string
  author: string
  callNumber: string
  dueOn: Day
  /** How the loan stands or ended. */
  state: 'out' | 'claimed' | 'returned' | 'lost' | 'undone'
  endedAt: Date | null
  next: Next | null
}

/** The copies of a shipment, in the order of the scan list. */
export async function shipmentCopies(db: Db, shipmentId: number): Promise<ShipmentCopy[]> {
  const { rows } = await sql<ShipmentCopy>`
    select copies.loan_id, items.id as item_id, items.barcode, records.title,
      coalesce(records.main_author, '') as author, items.call_number, loans.due_on, loans.ended_at, copies.next,
      case when loans.ended_at is not null then loans.ending when loans.claimed_at is not null then 'claimed'
        else 'out' end as state
    from bulk_loans.shipment_copies copies
    join circulation.loans loans on loans.id = copies.loan_id
    join catalogue.items items on items.id = copies.item_id
    join catalogue.records records on records.id = items.record_id
    where copies.shipment_id = ${shipmentId}
    order by copies.position, items.barcode
  `.execute(db)
  return rows
}

export interface ShipmentRemarks {
  refused: { barcode: string; blocks: Block[] }[]
  foreign: { barcode: string; title: string; next: Next | null }[]
  events: { kind: ShipmentEventKind; at: Date; actor: string; details: EventDetails }[]
}

export interface EventDetails {
  count?: number
  refused?: number
  missing?: number
  foreign?: number
  institution?: string
  barcode?: string
  blocks?: { barcode: string; blocks: Block[] }[]
  dueOn?: Day
}

/** What was refused, found besides, and done. */
export async function shipmentRemarks(db: Db, shipmentId: number): Promise<ShipmentRemarks> {
  const [refused, foreign, events] = await Promise.all([
    db
      .selectFrom('bulkLoans.refusedScans')
      .select(['barcode', 'blocks'])
      .where('shipmentId', '=', shipmentId)
      .orderBy('barcode')
      .execute(),
    db
      .selectFrom('bulkLoans.foreignCopies')
      .select(['barcode', 'title', 'next'])
      .where('shipmentId', '=', shipmentId)
      .orderBy('foundAt')
      .orderBy('barcode')
      .execute(),
    db
      .selectFrom('bulkLoans.shipmentEvents')
      .select(['kind', 'at', 'actor', 'details'])
      .where('shipmentId', '=', shipmentId)
      .orderBy('id')
      .execute(),
  ])
  return {
    refused: refused.map(({ barcode, blocks }) => ({ barcode, blocks: fromJson<Block[]>(blocks) })),
    foreign: foreign.map(({ next, ...copy }) => ({ ...copy, next: fromJson<Next | null>(next) })),
    events: events.map(({ kind, details, ...event }) => ({
      ...event,
      kind: fromJson<ShipmentEventKind>(kind),
      details: fromJson<EventDetails>(details),
    })),
  }
}
