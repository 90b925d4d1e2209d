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
  await sql`
    with event as (
      insert into kernel.events (name, payload) values (${name}, ${toJson(payload)}) returning id
    )
    select graphile_worker.add_job(${announceEvent}, json_build_object('event', event.id)) from event
  `.execute(tx)
}

/** The job that hands an event on to its listeners. */
export const announceEvent = 'announce-event'
