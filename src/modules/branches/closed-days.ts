import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export type ClosingKind = 'national' | 'joint-leave' | 'own' | 'emergency'

export interface NewClosedDay {
  /** Null: all branches. */
  branchId: number | null
  day: Day
  reason: string
  kind: ClosingKind
}

export interface ClosedDay extends NewClosedDay {
  id: number
  enteredBy: string
}

/** Closed days from one day to another, in order. */
export const listClosedDays = async (db: Db | Tx, first: Day, last: Day): Promise<ClosedDay[]> => {
  const { rows } = await sql<ClosedDay>`
    select id, branch_id, day, reason, kind, entered_by from branches.closed_days
    where day between ${first} and ${last} order by day, branch_id nulls first
  `.execute(db)
  return rows
}

/** Gives days that are closed everywhere the names of a list. Returns how many had another. */
export async function renameHolidays(
  tx: Tx,
  holidays: readonly { day: Day; kind: ClosingKind; name: string }[],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update branches.closed_days days set reason = given.reason, kind = given.kind
    from unnest(${holidays.map(({ day }) => day)}::date[], ${holidays.map(({ name }) => name)}::text[],
      ${holidays.map(({ kind }) => kind)}::text[]) as given (day, reason, kind)
    where days.day = given.day and days.branch_id is null and (days.reason, days.kind) <> (given.reason, given.kind)
    returning days.id
  `.execute(tx)
  return rows.length
}

/**
 * Closes days, and tells which were closed by it: one that was closed already stays as it is. Days gone by are locked
 * except for an emergency.
 */
export async function closeDays(
  tx: Tx,
  days: readonly NewClosedDay[],
  actor: Actor,
  now: Date,
): Promise<ClosedDay[]> {
  if (days.some(({ kind }) => kind === 'emergency')) await allowEmergency(tx)
  if (days.length === 0) return []
  return tx
    .insertInto('branches.closedDays')
    .values(days.map((day) => ({ ...day, enteredBy: actor.name, enteredAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'branchId', 'day', 'reason', 'kind', 'enteredBy'])
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, kind: kindOf(row.kind) })))
}

const kinds: readonly ClosingKind[] = ['national', 'joint-leave', 'own', 'emergency']
const kindOf = (text: string): ClosingKind => kinds.find((kind) => kind === text) ?? 'own'

/** Enters holidays of a library that begins, those gone by as well: loans of its past are counted by them. */
export async function loadHolidays(
  tx: Tx,
  holidays: readonly { day: Day; kind: ClosingKind; name: string }[],
): Promise<void> {
  await sql`select set_config('patria.calendar', 'importing', true)`.execute(tx)
  await tx
    .insertInto('branches.closedDays')
    .values(holidays.map(({ day, kind, name }) => ({ branchId: null, day, kind, reason: name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Opens days again that a closure had closed. */
export async function reopenDays(
  tx: Tx,
  ids: readonly number[],
  { emergency }: { emergency: boolean },
): Promise<void> {
  if (emergency) await allowEmergency(tx)
  if (ids.length > 0)
    await tx
      .deleteFrom('branches.closedDays')
      .where('id', 'in', [...ids])
      .execute()
}

/** The database keeps past days as they are, unless the transaction says that this is an emergency. */
const allowEmergency = (tx: Tx) => sql`select set_config('patria.emergency', 'on', true)`.execute(tx)
