import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { reopenDays } from '#modules/branches/index.ts'
import { lengthenSuspensionsWithin } from '#modules/patrons/index.ts'
import { unwaiveBatch } from '../money/waive-for-batch.ts'
import { moveLoans } from './apply-plan.ts'
import { findCalendarBatch, type CalendarBatch } from './batches.ts'
import { lockPatrons } from './lock-patrons.ts'
import type { MovedLoan } from './plan-closure.ts'

export interface Undone {
  loans: number
  /** Loans that were renewed or returned since; they stay as they are. */
  kept: number
  holds: number
  charged: number
}

export type UndoRefusal = 'closure-unknown' | 'undone-already' | 'days-past'

/**
 * Takes a closing back, exactly: its days are open again, due days and pickup days are those of before, and what was
 * waived is owed again. What somebody has changed since is left alone.
 */
export const undoClosure = (
  db: Db,
  id: number,
  actor: Actor,
  now: Date,
): Promise<Outcome<Undone, UndoRefusal>> =>
  db.transaction().execute(async (tx) => {
    await sql`select id from circulation.batches where id = ${id} for update`.execute(tx)
    const batch = await findCalendarBatch(tx, id)
    if (!batch || batch.terms.days.length === 0) return refused('closure-unknown')
    if (batch.undoneAt !== null) return refused('undone-already')
    if (batch.kind === 'calendar' && batch.terms.days.some(({ day }) => day < dayOf(now))) {
      return refused('days-past')
    }
    await lockPatrons(tx, await patronsOfBatch(tx, id))
    return done(await takeBack(tx, batch, actor, now))
  })

async function takeBack(tx: Tx, batch: CalendarBatch, actor: Actor, now: Date): Promise<Undone> {
  const { id, name } = batch
  const days = batch.terms.days.map((day) => day.id)
  await reopenDays(tx, days, { emergency: batch.kind === 'closure' })
  const moved = await movedLoans(tx, id)
  const back = moved.filter(({ unchanged }) => unchanged)
  // The same move the other way round; the list of what the batch moved stays as it was.
  const reversed = back.map((loan) => ({ ...loan, dueBefore: loan.dueAfter, dueAfter: loan.dueBefore }))
  await moveLoans(tx, reversed, { batchId: id, name, actor, now })
  const holds = await moveHoldsBack(tx, id)
  await lengthenSuspensions(tx, batch)
  const charged = await unwaiveBatch(tx, { batchId: id, note: name, actor, now })
  await tx
    .updateTable('circulation.batches')
    .set({ undoneBy: actor.name, undoneAt: now })
    .where('id', '=', id)
    .execute()
  const undone = { loans: back.length, kept: moved.length - back.length, holds, charged }
  await audit(tx, actor, {
    action: 'closure.undone',
    subjectKind: 'closure',
    subjectId: id,
    details: { ...undone },
  })
  return undone
}

async function patronsOfBatch(tx: Tx, id: number): Promise<number[]> {
  const { rows } = await sql<{ patronId: number }>`
    select loans.patron_id from circulation.moved_loans moved
    join circulation.loans loans on loans.id = moved.loan_id
    where moved.batch_id = ${id} and loans.patron_id is not null
    union select blocks.patron_id from circulation.moved_suspensions moved
      join patrons.blocks blocks on blocks.id = moved.block_id where moved.batch_id = ${id}
    union select patron_id from circulation.account_entries where batch_id = ${id} and patron_id is not null
    union select holds.patron_id from circulation.moved_holds moved
      join circulation.holds holds on holds.id = moved.hold_id
      where moved.batch_id = ${id} and holds.patron_id is not null
  `.execute(tx)
  return rows.map(({ patronId }) => patronId)
}

type MovedNow = MovedLoan & { unchanged: boolean }

async function movedLoans(tx: Tx, id: number): Promise<MovedNow[]> {
  const { rows } = await sql<MovedNow>`
    select moved.loan_id, loans.patron_id, moved.due_before, moved.due_after,
      loans.ended_at is null and loans.due_on = moved.due_after as unchanged
    from circulation.moved_loans moved join circulation.loans loans on loans.id = moved.loan_id
    where moved.batch_id = ${id} order by moved.loan_id
  `.execute(tx)
  return rows
}

async function moveHoldsBack(tx: Tx, id: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update circulation.holds holds set pickup_by = moved.pickup_before
    from circulation.moved_holds moved
    where moved.batch_id = ${id} and holds.id = moved.hold_id and holds.standing = 'ready'
      and holds.pickup_by = moved.pickup_after
    returning holds.id
  `.execute(tx)
  return rows.length
}

async function lengthenSuspensions(tx: Tx, { id, name }: CalendarBatch): Promise<void> {
  const shortened = await tx
    .selectFrom('circulation.movedSuspensions')
    .select(['blockId', 'endsBefore', 'endsAfter'])
    .where('batchId', '=', id)
    .execute()
  await lengthenSuspensionsWithin(tx, shortened, { because: name })
}
