import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { changesSince } from '#modules/search/index.ts'
import {
  dateIfNothingIsNew,
  lastTime,
  lockPosition,
  nextStamp,
  restingTime,
  savePosition,
} from './position.ts'
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
  const date = await dateIfNothingIsNew(db)
  if (date) return { at: date, behind: false }
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
