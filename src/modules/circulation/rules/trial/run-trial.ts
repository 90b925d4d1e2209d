import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { startOfDay, addDays, timeZone, type Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { readCalendar } from '#modules/branches/index.ts'
import { bookOf, readRuleSet } from '../book/rule-set.ts'
import { comparison } from './compare-rules.ts'
import type { PastLoan } from './replay.ts'
import { findTrial, type Trial } from './trials.ts'

/** Loans read at a time, and replayed before others get their turn. */
const pageLength = 10_000
const stretch = 1000

/** Replays the loans of a trial. Nothing is kept before the end, so it may begin again at any time. */
export async function runTrial(db: Db, id: number, signal: AbortSignal): Promise<void> {
  const trial = await findTrial(db, id)
  if (!trial || trial.state === 'done') return
  try {
    await replayAll(db, trial, signal)
  } catch (error) {
    // Told on the page; the queue tries again.
    await db.updateTable('circulation.ruleTrials').set({ state: 'failed' }).where('id', '=', id).execute()
    throw error
  }
}

async function replayAll(db: Db, trial: Trial, signal: AbortSignal): Promise<void> {
  const calendar = await readCalendar(db)
  const inForce = bookOf(await readRuleSet(db), calendar)
  const { add, result } = comparison(inForce, bookOf(trial.proposed, calendar))
  const total = await countLoans(db, trial)
  await db
    .updateTable('circulation.ruleTrials')
    .set({ state: 'running', loansDone: 0, loansTotal: total })
    .where('id', '=', trial.id)
    .execute()
  let last: Place | undefined
  let done = 0
  do {
    const page: Row[] = await readLoans(db, trial, last)
    for (const [at, loan] of page.entries()) {
      add(loan)
      if (at % stretch === stretch - 1) await setImmediate()
    }
    last = page.at(-1)
    done += page.length
    signal.throwIfAborted()
    await db
      .updateTable('circulation.ruleTrials')
      .set({ loansDone: done })
      .where('id', '=', trial.id)
      .execute()
  } while (last)
  await db
    .updateTable('circulation.ruleTrials')
    .set({ state: 'done', result: toJson(result), finishedAt: new Date() })
    .where('id', '=', trial.id)
    .execute()
}

interface Place {
  id: number
  /** As the database writes it, to the microsecond. */
  place: string
}
type Row = PastLoan & Place

const within = ({ firstDay, lastDay }: Trial) => {
  const from = startOfDay(firstDay)
  const to = startOfDay(addDays(lastDay, 1))
  return sql`loans.lent_at >= ${from} and loans.lent_at < ${to} and loans.ending is distinct from 'undone'`
}

async function countLoans(db: Db, trial: Trial): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from circulation.loans loans where ${within(trial)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

async function readLoans(db: Db, trial: Trial, after: Place | undefined): Promise<Row[]> {
  const beyond = after
    ? sql`and (loans.lent_at, loans.id) > (${after.place}::timestamptz, ${after.id}::bigint)`
    : sql``
  const { rows } = await sql<Row>`
    select loans.id, loans.lent_at::text as place, loans.patron_id, loans.category, loans.loan_category,
      loans.branch_id, (loans.lent_at at time zone ${timeZone})::date as lent_on,
      (coalesce(loans.ended_at, ${trial.askedAt}) at time zone ${timeZone})::date as ended_on,
      case when items.currency = 'IDR' then nullif(items.price, 0) end as price,
      case when loans.renewals = 0 then '{}' else array(
        select (events.at at time zone ${timeZone})::date::text from circulation.loan_events events
        where events.loan_id = loans.id and events.kind = 'renewed' order by events.at) end as renewed_on
    from circulation.loans loans join catalogue.items items on items.id = loans.item_id
    where ${within(trial)} ${beyond}
    order by loans.lent_at, loans.id limit ${pageLength}
  `.execute(db)
  return rows
}

/** Last year up to the day before. */
export const lastYear = (today: Day): { firstDay: Day; lastDay: Day } => ({
  firstDay: addDays(today, -365),
  lastDay: addDays(today, -1),
})
