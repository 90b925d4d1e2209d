import { sql } from 'kysely'
import * as v from 'valibot'
import type { Db, Tx } from '#kernel/database.ts'
import type { Position } from '#modules/search/index.ts'

const Seen = v.array(v.tuple([v.number(), v.string()]))

export interface LockedPosition extends Position {
  caughtUpAt: Date
  /** Digest of the codes and names of the branches. */
  branches: string | null
}

/**
 * A database that was moved to another server by dump and restore counts its transactions anew, from a lower number. It
 * is then followed from now on; without knowledge of the branches, everything is compared once.
 */
const isForeign = sql`(settled > pg_snapshot_xmax(pg_current_snapshot()))`

export async function lockPosition(tx: Tx, busy: 'skip' | 'wait'): Promise<LockedPosition | undefined> {
  const { rows } = await sql<Omit<LockedPosition, 'seen'> & { seen: unknown; foreign: boolean }>`
    select caught_up_at, number, seen, ${isForeign} as foreign,
      case when ${isForeign} then pg_snapshot_xmin(pg_current_snapshot()) else settled end::text as settled,
      case when ${isForeign} then null else branches end as branches
    from protocols.oai_position
    for update ${busy === 'skip' ? sql`skip locked` : sql``}
  `.execute(tx)
  const row = rows[0]
  return row && { ...row, seen: new Map(row.foreign ? [] : v.parse(Seen, row.seen)) }
}

// Asked of the database, the one clock of all processes, and only once the lock is held.
export async function nextStamp(
  tx: Tx,
  { caughtUpAt }: LockedPosition,
): Promise<{ at: Date; branches: string | null }> {
  const { rows } = await sql<{ now: Date; branches: string | null }>`
    select clock_timestamp()::timestamptz(3) as now, ${branchesDigest} as branches
  `.execute(tx)
  const at = new Date(Math.max(rows[0]?.now.getTime() ?? 0, caughtUpAt.getTime() + 1))
  return { at, branches: rows[0]?.branches ?? null }
}

type NewPosition = Omit<LockedPosition, 'caughtUpAt'>

export const savePosition = (tx: Tx, { settled, seen, number, branches }: NewPosition, at: Date) =>
  sql`
    update protocols.oai_position
    set settled = ${settled}::text::xid8, seen = ${JSON.stringify([...seen])}::jsonb, number = ${number},
      branches = ${branches}::text::uuid, caught_up_at = ${at}
  `.execute(tx)

const branchesDigest = sql`(
  select md5(string_agg(concat_ws(' ', id, code, name), '|' order by id))::uuid from branches.branches
)`

/** Milliseconds after which the position is written though nothing changed. */
export const restingTime = 10_000

/**
 * The date of the last stamp, if nothing has changed since, and that was lately. It takes no lock, so that most answers
 * write nothing; another follower may be at work, and so no later date would be safe.
 */
export async function dateIfNothingIsNew(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ caughtUpAt: Date }>`
    select caught_up_at from protocols.oai_position position
    where caught_up_at > clock_timestamp() - make_interval(secs => ${restingTime / 1000})
      and not ${isForeign} and branches is not distinct from ${branchesDigest}
      and not exists (
        select from catalogue.changes changes
        where changes.transaction >= position.settled and not exists (
          select from jsonb_array_elements(position.seen) entry (change)
          where (entry.change -> 0)::bigint = changes.number
        )
      )
  `.execute(db)
  return rows[0]?.caughtUpAt
}

export async function lastTime(db: Db): Promise<Date> {
  const { caughtUpAt } = await db
    .selectFrom('protocols.oaiPosition')
    .select('caughtUpAt')
    .executeTakeFirstOrThrow()
  return caughtUpAt
}
