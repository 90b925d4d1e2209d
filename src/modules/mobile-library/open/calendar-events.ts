import type { CalendarEvent } from '#kernel/icalendar.ts'
import { mobileTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { StopVisit } from '../visits/read-visits.ts'

/** Visits as a calendar knows them; one that does not take place says so. */
export const calendarEvents = (
  visits: readonly StopVisit[],
  { origin, language }: { origin: string; language: 'id' | 'en' },
): CalendarEvent[] => {
  const t = mobileTexts(language).open
  return visits.map(({ stop, day, starts, ends, state, reason }) => {
    const off = state === 'cancelled' || state === 'closed'
    return {
      uid: `keliling-${stop.id}-${day}@${new URL(origin).hostname}`,
      day,
      starts,
      ends,
      title: off ? `${t.notComing}: ${stop.name}` : `${t.title}: ${stop.name}`,
      place: [stop.name, stop.address].filter(Boolean).join(', '),
      text: [reason, stop.accessibility].filter(Boolean).join('\n'),
      url: origin + paths.openStop(stop.id),
      geo:
        stop.latitude !== null && stop.longitude !== null
          ? { lat: stop.latitude, lon: stop.longitude }
          : undefined,
      cancelled: off,
    }
  })
}
