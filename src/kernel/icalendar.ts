import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { startOfDay, type Day } from './days.ts'

/** Something at a place on a day, with times as HH:MM. */
export interface CalendarEvent {
  /** The same as long as it is the same event, so that a subscribed calendar changes it instead of adding one. */
  uid: string
  day: Day
  starts: string
  ends: string
  title: string
  place: string
  text?: string
  url?: string
  geo?: { lat: number; lon: number } | undefined
  cancelled?: boolean
}

/** A calendar to subscribe to (RFC 5545). */
export function writeCalendar(
  { name, url, now }: { name: string; url: string; now: Date },
  events: readonly CalendarEvent[],
): string {
  const calendar = new ICalCalendar({
    name,
    url,
    source: url,
    prodId: { company: 'Patria', product: 'Patria', language: 'ID' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
  })
  for (const { uid, day, starts, ends, title, place, text, geo, cancelled, ...rest } of events)
    calendar.createEvent({
      id: uid,
      start: moment(day, starts),
      end: moment(day, ends),
      stamp: now,
      summary: title,
      location: geo ? { title: place, geo } : place,
      description: text ?? null,
      url: rest.url ?? null,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  return calendar.toString()
}

const moment = (day: Day, clock: string): Date => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000)
}

export const calendarType = 'text/calendar; charset=utf-8'
