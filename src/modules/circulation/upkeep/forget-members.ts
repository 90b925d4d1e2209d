import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { forgetLoansOfBlocks } from '#modules/patrons/index.ts'
import { forgetConflicts } from '../late/conflicts/forget-conflicts.ts'
import { daysRemembered } from '../privacy/days-remembered.ts'

/** Loans forgotten in one transaction. */
const batch = 2000

/**
 * Takes members' names off what is long over: returned loans, unless the member chose to keep a history; ended holds;
 * settled charges and what settled them; the answers kept for repeated requests. What statistics need stays: which
 * copy, which category, where and when.
 */
export async function forgetMembers(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - (await daysRemembered(db)) * 86_400_000)
  let forgotten = 0
  for (;;) {
    const count = await db.transaction().execute((tx) => forgetLoans(tx, before, now))
    forgotten += count
    if (count < batch) break
  }
  await db.transaction().execute(async (tx) => {
    await forgetHolds(tx, before)
    await forgetEntries(tx, before)
    await forgetLateDeeds(tx, before, now)
    await sql`delete from circulation.operations where at < ${before}`.execute(tx)
  })
  return forgotten
}

async function forgetLoans(tx: Tx, before: Date, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update circulation.loans set patron_id = null
    where id in (
      select loans.id from patrons.patrons patrons
      join circulation.loans loans on loans.patron_id = patrons.id and loans.ended_at < ${before}
      where not patrons.keeps_history and not exists (
        select from circulation.account_entries entries where entries.loan_id = loans.id
        group by entries.charge_id having sum(entries.effect) <> 0)
      limit ${batch})
    returning id
  `.execute(tx)
  await forgetLoansOfBlocks(
    tx,
    rows.map(({ id }) => id),
    dayOf(now),
  )
  return rows.length
}

const forgetHolds = (tx: Tx, before: Date) =>
  sql`
    update circulation.holds holds set patron_id = null
    from patrons.patrons patrons
    where patrons.id = holds.patron_id and not patrons.keeps_history and holds.ended_at < ${before}
  `.execute(tx)

/** Settled charges with all that settled them, once the last of these entries is old enough. */
const forgetEntries = (tx: Tx, before: Date) =>
  sql`
    update circulation.account_entries entries set patron_id = null
    from (
      select charge_id from circulation.account_entries
      where charge_id in (
        select settled.charge_id from circulation.account_entries settled
        join patrons.patrons patrons on patrons.id = settled.patron_id and not patrons.keeps_history)
      group by charge_id having sum(effect) = 0 and max(at) < ${before}
    ) over_now
    where entries.charge_id = over_now.charge_id and entries.patron_id is not null
  `.execute(tx)

/** Days for which the key of a deed told late is known: a device that sends it again later is not found any more. */
const lateKeysKept = 400

async function forgetLateDeeds(tx: Tx, before: Date, now: Date): Promise<void> {
  await forgetConflicts(tx, sql`settled_at < ${before}`)
  const old = new Date(now.getTime() - lateKeysKept * 86_400_000)
  await sql`delete from circulation.late_deeds where told_at < ${old}`.execute(tx)
}
