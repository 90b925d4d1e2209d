import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import * as v from 'valibot'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { changesSince, type Position } from '#modules/search/index.ts'
import { writeHeaders } from './write-headers.ts'

export interface CaughtUp {
  /** No change that is not seen yet will get an earlier stamp: the date of an answer. */
  at: Date
  /** True when there was more to take in than time for it. */
  behind: boolean
}

/** Milliseconds a request waits for another follower to end, and works itself, at most. */
const longestWait = 1_000
const longestWork = 10_000

/**
 * Takes in what changed in the catalogue since the last time.
 *
 * Stamps are given here and not where titles are changed, because a transaction may commit long after its time: a
 * harvester that had come past that time would never see the title. One follower works at a time, only on what is
 * committed, and each of its stamps is later than all before. So whoever reads by rising stamp misses nothing.
 */
export async function catchUp(db: Db): Promise<CaughtUp> {
  const start = performance.now()
  for (;;) {
    const taken = await db.transaction().execute(takeChanges)
    const spent = performance.now() - start
    if (taken) {
      if (!taken.behind || spent > longestWork) return taken
    } else if (spent > longestWait) {
      return { at: await lastTime(db), behind: false }
    } else await setTimeout(20)
  }
}

async function takeChanges(tx: Tx): Promise<CaughtUp | undefined> {
  const position = await lockPosition(tx, 'skip')
  if (!position) return undefined
  const { at, branches } = await nextStamp(tx, position)
  const changes = await changesSince(tx, position)
  const renamed = branches !== position.branches
  if (renamed) await addJob(tx, checkOaiHeaders, {}, checkOaiHeaders)
  const rested = at.getTime() - position.caughtUpAt.getTime() > restingTime
  // What was seen of transactions that have ended since need not be carried along.
  const lighter = changes.position.seen.size < position.seen.size
  if (renamed || rested || lighter || changes.recordIds.length > 0) {
    await writeHeaders(tx, changes.recordIds, at)
    await savePosition(tx, { ...changes.position, branches }, at)
  }
  return { at, behind: changes.more }
}

/** Milliseconds after which the position is written though nothing changed. */
const restingTime = 10_000
const idsAtOnce = 2_000

/** Name of the job that runs `checkAllHeaders`. */
export const checkOaiHeaders = 'check-oai-headers'

/**
 * Compares all titles with their headers. Nothing should differ but what no change of a title tells of: another
 * name of a branch, a table that was brought back from a backup.
 */
export async function checkAllHeaders(db: Db, signal: AbortSignal): Promise<number> {
  let last = 0
  let changed = 0
  while (!signal.aborted) {
    const ids = await idsAfter(db, last)
    if (ids.length === 0) break
    changed += await db.transaction().execute(async (tx) => {
      const position = await lockPosition(tx, 'wait')
      if (!position) throw new Error('protocols.oai_position has lost its row')
      const { at } = await nextStamp(tx, position)
      const written = await writeHeaders(tx, ids, at)
      if (written > 0) await savePosition(tx, position, at)
      return written
    })
    last = ids.at(-1) ?? last
  }
  return changed
}

async function idsAfter(db: Db, last: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    (select id from catalogue.records where id > ${last} order by id limit ${idsAtOnce})
    union
    (select record_id from protocols.oai_headers where record_id > ${last} order by record_id limit ${idsAtOnce})
    order by id
    limit ${idsAtOnce}
  `.execute(db)
  return rows.map(({ id }) => id)
}

const Seen = v.array(v.tuple([v.number(), v.string()]))

interface LockedPosition extends Position {
  caughtUpAt: Date
  /** Digest of the codes and names of the branches. */
  branches: string | null
}

/**
 * A database that was moved to another server by dump and restore counts its transactions anew, from a lower number. It
 * is then followed from now on; without knowledge of the branches, everything is compared once.
 */
const isForeign = sql`(settled > pg_snapshot_xmax(pg_current_snapshot()))`

async function lockPosition(tx: Tx, busy: 'skip' | 'wait'): Promise<LockedPosition | undefined> {
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
async function nextStamp(
  tx: Tx,
  { caughtUpAt }: LockedPosition,
): Promise<{ at: Date; branches: string | null }> {
  const { rows } = await sql<{ now: Date; branches: string | null }>`
    select clock_timestamp()::timestamptz(3) as now,
      (select md5(string_agg(concat_ws(' ', id, code, name), '|' order by id))::uuid from branches.branches) as branches
  `.execute(tx)
  const at = new Date(Math.max(rows[0]?.now.getTime() ?? 0, caughtUpAt.getTime() + 1))
  return { at, branches: rows[0]?.branches ?? null }
}

type NewPosition = Omit<LockedPosition, 'caughtUpAt'>

const savePosition = (tx: Tx, { settled, seen, number, branches }: NewPosition, at: Date) =>
  sql`
    update protocols.oai_position
    set settled = ${settled}::text::xid8, seen = ${JSON.stringify([...seen])}::jsonb, number = ${number},
      branches = ${branches}::text::uuid, caught_up_at = ${at}
  `.execute(tx)

async function lastTime(db: Db): Promise<Date> {
  const { caughtUpAt } = await db
    .selectFrom('protocols.oaiPosition')
    .select('caughtUpAt')
    .executeTakeFirstOrThrow()
  return caughtUpAt
}
