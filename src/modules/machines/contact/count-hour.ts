import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface Counts {
  requests: number
  refusals: number
  errors: number
}

/** Adds to what a machine did in the hour of a moment. Callers gather, and call now and then. */
export async function countHour(db: Db, id: number, at: Date, counts: Counts): Promise<void> {
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
  const { requests, refusals, errors } = counts
  await sql`
    insert into machines.hours as hours (machine_id, hour, requests, refusals, errors)
    values (${id}, ${hour}, ${requests}, ${refusals}, ${errors})
    on conflict (machine_id, hour) do update set
      requests = hours.requests + excluded.requests,
      refusals = hours.refusals + excluded.refusals,
      errors = hours.errors + excluded.errors
  `.execute(db)
}
