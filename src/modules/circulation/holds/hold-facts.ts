import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { pickupKnown, type PickupPlace } from './pickup-known.ts'
import { patronFacts } from '../loans/patron-facts.ts'
import type { PatronRef } from '../deeds/deed.ts'
import type { HoldFacts } from './decide-hold.ts'

export interface HoldTarget {
  recordId: number
  /** Only this copy will do. */
  itemId: number | null
  title: string
}

/** The title asked for, or that of the copy asked for; undefined where there is none. */
export async function findTarget(
  db: Db | Tx,
  { recordId, itemId }: { recordId?: number | undefined; itemId?: number | undefined },
): Promise<HoldTarget | undefined> {
  const query = db
    .selectFrom('catalogue.records as records')
    .select(['records.id as recordId', 'records.title'])
    .where('records.deletedAt', 'is', null)
  const found = await (
    itemId === undefined
      ? query.where('records.id', '=', recordId ?? 0)
      : query
          .innerJoin('catalogue.items as items', 'items.recordId', 'records.id')
          .where('items.id', '=', itemId)
          .where('items.deletedAt', 'is', null)
  ).executeTakeFirst()
  return found && { ...found, itemId: itemId ?? null }
}

export type HoldReading = HoldFacts & { version: number }

/** All that decides a hold, read after the member is locked. */
export async function readHold(
  tx: Db | Tx,
  patronId: number,
  ref: PatronRef,
  { recordId, itemId }: HoldTarget,
  { pickupBranchId, pickupPointId, today }: PickupPlace & { today: Day },
): Promise<HoldReading> {
  const { rows } = await sql<HoldReading>`
    select (select version from circulation.rule_book) as version, ${patronFacts(patronId, ref, today)} as patron,
      coalesce((select sum(effect) from circulation.account_entries where patron_id = ${patronId}), 0)::bigint
        as balance,
      (select count(*) from circulation.holds where patron_id = ${patronId} and ended_at is null) as open_holds,
      (select jsonb_build_object('holdId', min(id)) from circulation.holds
        where patron_id = ${patronId} and record_id = ${recordId} and ended_at is null
          and (item_id is null or ${itemId}::bigint is null or item_id = ${itemId}) having count(*) > 0) as own,
      (select jsonb_build_object('dueOn', min(due_on)) from circulation.loans
        where patron_id = ${patronId} and record_id = ${recordId} and ended_at is null having count(*) > 0) as own_loan,
      coalesce((select jsonb_agg(jsonb_build_object('id', items.id, 'loanCategory', items.loan_category,
          'branchId', items.branch_id, 'disposition', items.disposition,
          'out', exists (select from circulation.out_items out where out.item_id = items.id)))
        from catalogue.items items
        where items.record_id = ${recordId} and items.deleted_at is null
          and (${itemId}::bigint is null or items.id = ${itemId})), '[]') as copies,
      (select count(*) from circulation.holds where record_id = ${recordId} and standing = 'waiting') as waiting,
      ${pickupKnown({ pickupBranchId, pickupPointId })} as pickup_known
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('Nothing to read for a hold')
  return row
}
