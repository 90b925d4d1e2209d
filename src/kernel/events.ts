import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { toJson } from './json-column.ts'

export interface Event {
  id: number
  name: string
  payload: unknown
}

/** Somebody who wants to know when something has happened. Called at least once for each event: be idempotent. */
export interface Listener {
  event: string
  /** Name of the listener, unique; names its job. */
  name: string
  hear(db: Db, event: Event): Promise<void>
}

/** The job that tells one listener of one event. */
export const deliverEvent = 'deliver-event'

/**
 * Tells that something happened, in the transaction in which it did: no event without the deed, no deed without
 * the event. Each listener hears it in a job of its own, so that one that fails is tried again alone.
 */
export async function publish(tx: Tx, name: string, payload: Record<string, unknown>): Promise<void> {
  await tx
    .insertInto('kernel.events')
    .values({ name, payload: toJson(payload) })
    .execute()
}

/** Events handed on in one transaction. */
const mostAtOnce = 500

/**
 * Gives each listener of waiting events its jobs, many events at a time; returns how many events that were. Two that
 * announce at once take different events.
 */
export const announceEvents = (db: Db, listeners: readonly Listener[]): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { rows: events } = await sql<{ id: number; name: string }>`
      select id, name from kernel.events where announced_at is null
      order by id limit ${mostAtOnce} for update skip locked
    `.execute(tx)
    if (events.length === 0) return 0
    const jobs = events.flatMap(({ id, name }) =>
      listeners
        .filter(({ event }) => event === name)
        .map((listener) => ({ event: id, listener: listener.name })),
    )
    if (jobs.length > 0)
      await sql`
        select graphile_worker.add_job(${deliverEvent}, given.job, job_key => (given.job->>'listener') || ':' ||
          (given.job->>'event'), max_attempts => 8)
        from json_array_elements(${toJson(jobs)}::json) as given (job)
      `.execute(tx)
    await sql`
      update kernel.events set announced_at = now() where id = any(${events.map(({ id }) => id)})
    `.execute(tx)
    return events.length
  })

/** Events are for those who listen, not an archive: after a month they are deleted. */
export async function deleteOldEvents(db: Db): Promise<void> {
  await sql`
    delete from kernel.events where announced_at is not null and at < now() - interval '30 days'
  `.execute(db)
}
