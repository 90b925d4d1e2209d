import { isDeepStrictEqual } from 'node:util'
import { sql, type RawBuilder } from 'kysely'
import { connect, type Db } from '#kernel/database.ts'

/** What the journal says was answered: by key, the answer; undefined where only that it was done is known. */
export type Acknowledged = ReadonlyMap<string, unknown>

/** Holds the database against the journal and against itself; returns what is wrong, in words. */
export async function verify(url: string, acknowledged: Acknowledged): Promise<string[]> {
  const { db, close } = connect(url, { max: 1 })
  try {
    const wrong = [...(await lostAnswers(db, acknowledged))]
    for (const [name, query] of Object.entries(mustBeEmpty)) {
      const { rows } = await sql<{ wrong: number }>`select count(*) as wrong from (${query}) found`.execute(
        db,
      )
      if (rows[0]?.wrong) wrong.push(`${name}: ${rows[0].wrong}`)
    }
    return wrong
  } finally {
    await close()
  }
}

async function lostAnswers(db: Db, acknowledged: Acknowledged): Promise<string[]> {
  const { rows } = await sql<{ key: string; value: unknown }>`
    select key, answer->'value' as value from circulation.operations`.execute(db)
  const known = new Map(rows.map(({ key, value }) => [key, value]))
  return [...acknowledged].flatMap(([key, value]) => {
    if (!known.has(key)) return [`acknowledged and lost: ${key}`]
    if (value === undefined) return []
    return isDeepStrictEqual(known.get(key), value) ? [] : [`acknowledged with another answer: ${key}`]
  })
}

const ofKind = (kind: string) => sql`
  select operations.key, operations.answer->'value' as value, operations.undone_by
  from circulation.operations operations where operations.kind = ${sql.lit(kind)}`

/** Each finds deeds that are half done, or books that do not add up. */
const mustBeEmpty: Record<string, RawBuilder<unknown>> = {
  'check-out without its loan': sql`
    select from (${ofKind('check-out')}) deed
    where not exists (select from circulation.loans where id = (deed.value->>'loanId')::bigint)`,
  'loan without its check-out': sql`
    select from circulation.loans loans where not exists (
      select from (${ofKind('check-out')}) deed where (deed.value->>'loanId')::bigint = loans.id)`,
  'check-out taken back, its loan not': sql`
    select from (${ofKind('check-out')}) deed
    join circulation.loans loans on loans.id = (deed.value->>'loanId')::bigint
    where (deed.undone_by is not null) <> (loans.ending is not distinct from 'undone')`,
  'check-out without its event': sql`
    select from (${ofKind('check-out')}) deed where not exists (
      select from kernel.events events
      where events.name = 'loan-made' and events.payload->>'loanId' = deed.value->>'loanId')`,
  'return whose loan is open': sql`
    select from (${ofKind('check-in')}) deed
    join circulation.loans loans on loans.id = (deed.value->'loan'->>'loanId')::bigint
    where deed.undone_by is null and loans.ended_at is null`,
  'ended loan without the deed that ended it': sql`
    select from circulation.loans loans
    where loans.ended_at is not null and not exists (
      select from circulation.operations operations where operations.kind in ('check-in', 'declare-lost', 'undo')
        and loans.id in ((operations.answer->'value'->'loan'->>'loanId')::bigint,
          (operations.answer->'value'->>'loanId')::bigint))`,
  'fine of a return that was not charged': sql`
    select from (${ofKind('check-in')}) deed
    where deed.value->'loan'->'fine'->>'chargeId' is not null and not exists (
      select from circulation.account_entries entries
      where entries.id = (deed.value->'loan'->'fine'->>'chargeId')::bigint)`,
  'fine without its return, renewal or loss': sql`
    select from circulation.account_entries entries
    where entries.kind = 'charge' and entries.reason = 'overdue' and not exists (
      select from circulation.operations operations
      where entries.id in ((operations.answer->'value'->'loan'->'fine'->>'chargeId')::bigint,
        (operations.answer->'value'->'fine'->>'chargeId')::bigint))`,
  'loss without its price': sql`
    select from (${ofKind('declare-lost')}) deed
    where deed.value->>'loan' is not null and not exists (
      select from circulation.account_entries entries
      where entries.id = (deed.value->'loan'->'price'->>'chargeId')::bigint and entries.reason = 'lost')`,
  'return taken back, its fine not': sql`
    select from (${ofKind('check-in')}) deed
    where deed.undone_by is not null and (
      select sum(effect) from circulation.account_entries
      where charge_id = (deed.value->'loan'->'fine'->>'chargeId')::bigint) <> 0`,
  'charge settled beyond its amount': sql`
    select charge_id from circulation.account_entries group by charge_id having sum(effect) < 0`,
  'ledger out of balance': sql`
    select from (select
      (select coalesce(sum(effect), 0) from circulation.account_entries) as entries,
      (select coalesce(sum(amount), 0) from circulation.account_entries where kind in ('charge', 'refund'))
        - (select coalesce(sum(amount), 0) from circulation.account_entries where kind not in ('charge', 'refund'))
        as books) sums
    where sums.entries <> sums.books`,
  'copy with two open loans': sql`
    select item_id from circulation.loans where ended_at is null group by item_id having count(*) > 1`,
  'copy on loan and kept at once': sql`
    select from circulation.loans loans join circulation.holds holds on holds.trapped_item_id = loans.item_id
    where loans.ended_at is null and holds.standing in ('in-transit', 'ready')`,
  'hold filled without its loan': sql`
    select from circulation.holds where standing = 'filled' and loan_id is null`,
  'limit passed': sql`
    select patron_id from circulation.loans where ended_at is null group by patron_id having count(*) > 3`,
  'hold without its deed': sql`
    select from circulation.holds holds where not exists (
      select from (${ofKind('place-hold')}) deed where (deed.value->>'holdId')::bigint = holds.id)`,
}
