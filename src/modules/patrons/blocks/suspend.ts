import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/days.ts'

export interface NewSuspension {
  patronId: number
  /** The late loan that brought it. */
  loanId: number
  days: number
  from: Day
  by: string
}

export interface Suspension {
  id: number
  startsOn: Day
  endsOn: Day
}

/** Suspends a member for some days; after a suspension that runs already, not together with it. */
export async function suspendWithin(
  tx: Tx,
  { patronId, loanId, days, from, by }: NewSuspension,
): Promise<Suspension> {
  const { rows } = await sql<{ last: Day | null }>`
    select max(ends_on) as last from patrons.blocks
    where patron_id = ${patronId} and kind = 'suspension' and lifted_at is null and ends_on >= ${from}
  `.execute(tx)
  const last = rows[0]?.last
  const startsOn = last ? addDays(last, 1) : from
  const endsOn = addDays(startsOn, days - 1)
  const { id } = await tx
    .insertInto('patrons.blocks')
    .values({
      patronId,
      kind: 'suspension',
      reason: 'Terlambat mengembalikan',
      startsOn,
      endsOn,
      loanId,
      madeBy: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, startsOn, endsOn }
}

/** Takes back the suspension that a loan brought. */
export async function liftSuspensionWithin(
  tx: Tx,
  { loanId, by, because, now }: { loanId: number; by: string; because: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('patrons.blocks')
    .set({ liftedAt: now, liftedBy: by, liftedBecause: because })
    .where('loanId', '=', loanId)
    .where('kind', '=', 'suspension')
    .where('liftedAt', 'is', null)
    .execute()
}

/** Suspensions that are over say no more which loan brought them, once that loan is forgotten. */
export async function forgetLoansOfBlocks(tx: Tx, loanIds: readonly number[], today: Day): Promise<void> {
  await sql`
    update patrons.blocks set loan_id = null
    where loan_id = any(${[...loanIds]}) and (lifted_at is not null or ends_on < ${today})
  `.execute(tx)
}
