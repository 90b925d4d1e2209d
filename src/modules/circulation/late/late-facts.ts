import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { ItemRef, PatronRef } from '../deeds/deed.ts'
import type { LoanThen, Newer } from './decide-late.ts'

export interface LateParties {
  patronId: number | null
  itemId: number | null
  borrowerId: number | null
}

/** Locks the member, whoever has the copy, further members, and then the copy. */
export async function lockLate(
  tx: Tx,
  patron: PatronRef | null,
  item: ItemRef,
  others: readonly number[] = [],
): Promise<LateParties> {
  const patronId = patron && 'patronId' in patron ? patron.patronId : null
  const card = patron && 'card' in patron ? patron.card.toUpperCase() : null
  const itemId = 'itemId' in item ? item.itemId : null
  const barcode = 'barcode' in item ? item.barcode : null
  const { rows } = await sql<LateParties>`
    select patron_id, item_id, borrower_id
    from circulation.lock_late(${patronId}::bigint, ${card}::text, ${itemId}::bigint, ${barcode}::text,
      ${[...others]}::bigint[])
  `.execute(tx)
  return rows[0] ?? { patronId: null, itemId: null, borrowerId: null }
}

export interface CopyAround {
  version: number
  cardEnded: string | null
  title: string | null
  barcode: string | null
  loan: LoanThen | null
  newer: Newer | null
}

/** Where a copy was at a time, and the first sign of it since; read after the locks, in a new statement. */
export async function readCopyAround(
  tx: Tx,
  patron: PatronRef | null,
  itemId: number | null,
  at: Date,
): Promise<CopyAround> {
  const card = patron && 'card' in patron ? patron.card.toUpperCase() : null
  const { rows } = await sql<CopyAround>`
    select (select version from circulation.rule_book) as version,
      (select ended_because from patrons.cards where number = ${card}) as card_ended,
      (select records.title from catalogue.items items join catalogue.records records on records.id = items.record_id
        where items.id = ${itemId}) as title,
      (select barcode from catalogue.items where id = ${itemId}) as barcode,
      (select jsonb_build_object('id', id, 'patronId', patron_id, 'lentAt', lent_at, 'endedAt', ended_at,
          'ending', ending)
        from circulation.loans
        where item_id = ${itemId} and lent_at <= ${at} and (ended_at is null or ended_at > ${at})
          and ending is distinct from 'undone'
        order by ended_at desc nulls first, id desc limit 1) as loan,
      (select jsonb_build_object('what', what, 'at', seen.at) from (${signsAfter(itemId, at)}) seen
        order by seen.at limit 1) as newer
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('Nothing to read for a deed told late')
  return row
}

/** Lent, scanned in the library, or kept for somebody after the time; what was taken back does not count. */
const signsAfter = (itemId: number | null, at: Date) => sql`
  select 'lent' as what, lent_at as at from circulation.loans
  where item_id = ${itemId} and lent_at > ${at} and ending is distinct from 'undone'
  union all
  select 'returned', operations.at from circulation.operations operations
  where item_id = ${itemId} and operations.at > ${at} and undone_by is null
    and kind in ('check-in', 'use-in-house', 'set-aside', 'send-copy')
  union all
  select 'returned', late.at from circulation.late_deeds late
  where item_id = ${itemId} and late.at > ${at} and kind = 'check-in'
  union all
  select 'kept', trapped_at from circulation.holds
  where trapped_item_id = ${itemId} and trapped_at > ${at} and standing in ('in-transit', 'ready')
  union all
  select 'returned', sent_at from circulation.transits
  where item_id = ${itemId} and sent_at > ${at} and received_at is null`
