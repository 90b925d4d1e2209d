import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { shortenSuspensionsWithin } from '#modules/patrons/index.ts'
import { waiveForBatch } from '../money/waive-for-batch.ts'
import type { ClosurePlan, MovedHold, MovedLoan } from './plan-closure.ts'
import type { ShortenedSuspension } from './suspensions-under.ts'

export interface Applying {
  batchId: number
  name: string
  actor: Actor
  now: Date
}

/** Writes a plan: due days, days of pickup, waivers; each noted under the batch so that it can be taken back. */
export async function applyPlan(tx: Tx, plan: ClosurePlan, { batchId, name, actor, now }: Applying) {
  await moveLoans(tx, plan.loans, { batchId, name, actor, now })
  await moveHolds(tx, batchId, plan.holds)
  await shortenSuspensions(tx, plan.suspensions, { batchId, name, actor, now })
  return waiveForBatch(tx, { batchId, reason: 'closure', note: name, actor, now }, plan.fines)
}

/** Moves due days, tells the loans' histories and whoever listens. */
export async function moveLoans(
  tx: Tx,
  loans: readonly MovedLoan[],
  { batchId, actor, now }: Applying,
): Promise<void> {
  if (loans.length === 0) return
  const given = toJson(
    loans.map(({ loanId, dueBefore, dueAfter }) => ({
      loan_id: loanId,
      due_before: dueBefore,
      due_after: dueAfter,
    })),
  )
  await sql`
    with given as (
      select * from jsonb_to_recordset(${given}::jsonb) as given (loan_id bigint, due_before date, due_after date)
    ), moved as (
      update circulation.loans loans set due_on = given.due_after from given
      where loans.id = given.loan_id and loans.ended_at is null and loans.due_on = given.due_before
      returning loans.id, loans.patron_id, given.due_before, given.due_after
    ), noted as (
      insert into circulation.moved_loans (batch_id, loan_id, due_before, due_after)
      select ${batchId}, id, due_before, due_after from moved
      on conflict (batch_id, loan_id) do nothing
    ), told as (
      insert into circulation.loan_events (loan_id, kind, at, due_before, due_after, channel, actor, details)
      select id, 'due-moved', ${now}, due_before, due_after, 'bulk', ${actor.name},
        jsonb_build_object('batch', ${batchId}::bigint)
      from moved
    ), event as (
      insert into kernel.events (name, payload)
      select 'due-moved', jsonb_build_object('loanId', id, 'patronId', patron_id) from moved
      returning id
    )
    select graphile_worker.add_job('announce-event', json_build_object('event', event.id)) from event
  `.execute(tx)
}

async function moveHolds(tx: Tx, batchId: number, holds: readonly MovedHold[]): Promise<void> {
  if (holds.length === 0) return
  const given = toJson(
    holds.map(({ holdId, pickupBefore, pickupAfter }) => ({
      hold_id: holdId,
      pickup_before: pickupBefore,
      pickup_after: pickupAfter,
    })),
  )
  await sql`
    with given as (
      select * from jsonb_to_recordset(${given}::jsonb) as given (hold_id bigint, pickup_before date, pickup_after date)
    ), moved as (
      update circulation.holds holds set pickup_by = given.pickup_after from given
      where holds.id = given.hold_id and holds.standing = 'ready' and holds.pickup_by = given.pickup_before
      returning holds.id, given.pickup_before, given.pickup_after
    )
    insert into circulation.moved_holds (batch_id, hold_id, pickup_before, pickup_after)
    select ${batchId}, id, pickup_before, pickup_after from moved
  `.execute(tx)
}

async function shortenSuspensions(
  tx: Tx,
  suspensions: readonly ShortenedSuspension[],
  { batchId, name, actor, now }: Applying,
): Promise<void> {
  const done = await shortenSuspensionsWithin(tx, suspensions, { by: actor.name, because: name, now })
  const noted = suspensions.filter(({ blockId }) => done.includes(blockId))
  if (noted.length === 0) return
  await tx
    .insertInto('circulation.movedSuspensions')
    .values(noted.map(({ blockId, endsBefore, endsAfter }) => ({ batchId, blockId, endsBefore, endsAfter })))
    .execute()
}
