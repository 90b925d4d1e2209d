import { sql } from 'kysely'
import * as v from 'valibot'
import type { Tx } from '#kernel/database.ts'
import { addDays, startOfDay } from '#kernel/days.ts'
import type { Event } from '#kernel/events.ts'
import type { NewNotice } from './note.ts'

const VisitDropped = v.object({ stopId: v.number(), day: v.string() })

/** The mobile library does not come: whoever has something ready for that stop, or on its way there, is told. */
export async function noticesOfVisit({ id, payload }: Event, now: Date, tx: Tx): Promise<NewNotice[]> {
  const { stopId, day } = v.parse(VisitDropped, payload)
  const { rows } = await sql<{ holdId: number; patronId: number }>`
    select id as hold_id, patron_id from circulation.holds
    where pickup_point_id = ${stopId} and standing in ('in-transit', 'ready') order by id
  `.execute(tx)
  return rows.map(({ holdId, patronId }) => ({
    // Cancelled, let take place and cancelled again is news again.
    key: `visit-dropped:${holdId}:${day}:${id}`,
    kind: 'visit-dropped',
    patronId,
    about: { hold: holdId, day },
    tellFrom: now,
    staleFrom: startOfDay(addDays(day, 1)),
  }))
}
