import { setTimeout } from 'node:timers/promises'
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import * as v from 'valibot'
import { isDatabaseAway, type Db, type Tx } from './database.ts'
import { announceEvents, deliverEvent, type Listener } from './events.ts'
import { log } from './log.ts'

/** Work done outside a request. It may run more than once (a crash in the middle), so it must be repeatable. */
export interface Job {
  name: string
  run(db: Db, payload: unknown, signal: AbortSignal): Promise<void>
}

/** A job at fixed times, as a cron line in the library's time zone (UTC of the server). */
export interface ScheduledJob extends Job {
  schedule: string
}

export interface Worker {
  stop(): Promise<void>
}

/** Adds a job in a transaction: it exists when that commits, and not otherwise. `key`: one waiting job of that key. */
export async function addJob(
  tx: Tx | Db,
  name: string,
  payload: Record<string, unknown>,
  key?: string,
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key => ${key ?? null},
    max_attempts => 8)`.execute(tx)
}

export interface WorkerParts {
  jobs: readonly Job[]
  schedules: readonly ScheduledJob[]
  listeners: readonly Listener[]
}

/** Starts working off jobs until stopped. */
export async function startWorker(db: Db, pool: pg.Pool, parts: WorkerParts): Promise<Worker> {
  const all: Job[] = [...parts.jobs, ...parts.schedules, ...eventJobs(parts.listeners)]
  const presence = await announcePresence(pool)
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet,
    parsedCronItems: parseCronItems(parts.schedules.map((job) => ({ task: job.name, match: job.schedule }))),
    taskList: Object.fromEntries(all.map((job) => [job.name, taskOf(db, job)])),
  })
  const announcing = announceContinually(db, parts.listeners)
  return {
    async stop() {
      await announcing.stop()
      await runner.stop()
      presence.release(true)
    },
  }
}

/** Milliseconds that an event waits at most before its listeners have their jobs. */
const announcingPause = 250

/** Hands events on until stopped; a database that is away is asked again later. */
function announceContinually(db: Db, listeners: readonly Listener[]): Worker {
  const stopping = new AbortController()
  const working = (async () => {
    while (!stopping.signal.aborted) {
      const count = await announceEvents(db, listeners).catch((error: unknown) => {
        if (!isDatabaseAway(error)) log.error({ err: error }, 'events are not announced')
        return -1
      })
      const pause = count < 0 ? 1000 : count > 0 ? 0 : announcingPause
      if (pause > 0) await setTimeout(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await working
    },
  }
}

// Any number, the same in every Patria.
const presenceLock = 7_263_102

/**
 * Holds a shared lock while this worker lives. A worker that finds itself alone frees the jobs of those that were
 * killed with work in hand; the queue itself would wait four hours.
 */
async function announcePresence(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect()
  const alone = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    presenceLock,
  ])
  if (alone.rows[0]?.alone) {
    for (const table of ['_private_jobs', '_private_job_queues']) {
      await client.query(
        `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
      )
    }
  }
  await client.query('select pg_advisory_lock_shared($1)', [presenceLock])
  if (alone.rows[0]?.alone) await client.query('select pg_advisory_unlock($1)', [presenceLock])
  return client
}

const taskOf = (db: Db, job: Job) => async (payload: unknown, helpers: { abortSignal?: AbortSignal }) => {
  try {
    await job.run(db, payload, helpers.abortSignal ?? new AbortController().signal)
  } catch (error) {
    log.error({ job: job.name, err: error }, 'job failed')
    throw error
  }
}

const EventPayload = v.object({ event: v.number(), listener: v.string() })

function eventJobs(listeners: readonly Listener[]): Job[] {
  return [
    {
      name: deliverEvent,
      run: async (db, payload) => {
        const { event: id, listener: name } = v.parse(EventPayload, payload)
        const event = await findEvent(db, id)
        const listener = listeners.find((one) => one.name === name)
        if (event && listener) await listener.hear(db, event)
      },
    },
  ]
}

const findEvent = (db: Db | Tx, id: number) =>
  db.selectFrom('kernel.events').select(['id', 'name', 'payload']).where('id', '=', id).executeTakeFirst()

// The queue's own chatter would tell payloads; failures are logged by taskOf.
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') log.warn({ reason: message.slice(0, 200) }, 'job queue')
})
