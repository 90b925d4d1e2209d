import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { checkTitles } from './check-titles.ts'
import { countedKinds } from './finding-kinds.ts'

/** To be raised with every change of the rules in `find-faults.ts`: all titles are looked at again. */
const rulesVersion = 2

const partLength = 500
// Days are the library's own.
const libraryTimeZone = 'Asia/Jakarta'

export interface FollowLimits {
  /** Most titles to look at. */
  most: number
  stopped?(): boolean
}

/**
 * Looks at the titles that changed since, in parts of one transaction each. Only one does it at a time; whoever
 * comes second leaves it to the first. Returns how many titles are still waiting.
 */
export async function followChanges(
  db: Db,
  now: Date,
  { most, stopped = () => false }: FollowLimits,
): Promise<number> {
  let left = most
  while (left > 0 && !stopped()) {
    const checked = await checkPart(db, now, Math.min(left, partLength))
    if (checked === 0) break
    left -= checked
  }
  if (left < most) await countFindings(db, now)
  return countWaiting(db)
}

/** How many titles were looked at; none when nothing waits or somebody else is at it. */
const checkPart = (db: Db, now: Date, length: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ settled: string; rules: number }>`
      select settled::text, rules from catalogue.quality_state for update skip locked
    `.execute(tx)
    const [state] = rows
    if (!state) return 0
    if (state.rules !== rulesVersion) await queueAll(tx)
    await queueChanged(tx, state.settled)
    const waiting = await tx
      .selectFrom('catalogue.qualityWaiting')
      .select('recordId')
      .orderBy('recordId', 'desc')
      .limit(length)
      .execute()
    const ids = waiting.map(({ recordId }) => recordId)
    if (ids.length === 0) return 0
    await checkTitles(tx, ids, now)
    await tx.deleteFrom('catalogue.qualityWaiting').where('recordId', 'in', ids).execute()
    return ids.length
  })

const queueAll = (tx: Tx) =>
  sql`
    with queued as (
      insert into catalogue.quality_waiting (record_id)
      select id from catalogue.records where deleted_at is null
      on conflict do nothing
    )
    update catalogue.quality_state set rules = ${rulesVersion}
  `.execute(tx)

// Numbers are given when a change is written, not when it is committed: whoever ends late has low ones. Changes since
// the oldest transaction that goes on are remembered one by one, so none is missed and none is taken twice.
const queueChanged = (tx: Tx, settled: string) =>
  sql`
    with fresh as (
      select changes.number, changes.transaction, changes.record_id
      from catalogue.changes changes
      where changes.transaction >= ${settled}::text::xid8
        and not exists (select from catalogue.quality_seen seen where seen.number = changes.number)
    ),
    queued as (
      insert into catalogue.quality_waiting (record_id)
      select distinct fresh.record_id from fresh
      join catalogue.records records on records.id = fresh.record_id
      on conflict do nothing
    ),
    noted as (
      insert into catalogue.quality_seen (number, transaction)
      select number, transaction from fresh where transaction >= pg_snapshot_xmin(pg_current_snapshot())
    ),
    forgotten as (
      delete from catalogue.quality_seen where transaction < pg_snapshot_xmin(pg_current_snapshot())
    )
    update catalogue.quality_state set settled = pg_snapshot_xmin(pg_current_snapshot())
    where settled <> pg_snapshot_xmin(pg_current_snapshot())
  `.execute(tx)

const countWaiting = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.quality_waiting
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Writes down how many of each kind there are today. */
export async function countFindings(db: Db, now: Date): Promise<void> {
  await sql`
    insert into catalogue.finding_counts (day, kind, count)
    select (${now}::timestamptz at time zone ${libraryTimeZone})::date, kinds.kind, coalesce(counted.count, 0)
    from unnest(${[...countedKinds]}::text[]) as kinds (kind)
    left join (
      select kind, count(*)::int as count from catalogue.findings group by kind
      union all
      select 'duplicate', count(*)::int from catalogue.duplicate_pairs where dismissed_at is null
    ) counted on counted.kind = kinds.kind
    on conflict (day, kind) do update set count = excluded.count
  `.execute(db)
}
