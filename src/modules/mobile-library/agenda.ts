import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { id, en } from './messages.ts'
import { readStops } from './network/read-stops.ts'
import { paths } from './paths.ts'
import { readVisits } from './visits/read-visits.ts'

/** Visits of the mobile library, for the calendar of all that the library offers. */
export const mobileAgenda = {
  kind: 'keliling',
  label: { id: id.agendaKind, en: en.agendaKind },
  async places(db: Db) {
    const stops = await readStops(db)
    return stops.filter(({ ended }) => !ended).map(({ id: stop, name }) => ({ key: String(stop), name }))
  },
  async entries(db: Db, span: { from: Day; to: Day }) {
    const visits = await readVisits(db, span)
    return visits.map(({ stop, day, starts, ends, state, reason }) => ({
      key: `${stop.id}-${day}`,
      day,
      starts,
      ends,
      title: stop.name,
      place: stop.address,
      placeKey: String(stop.id),
      href: paths.openStop(stop.id),
      /** Why it does not take place, if it does not. */
      off: state === 'cancelled' || state === 'closed' ? reason : undefined,
      geo:
        stop.latitude !== null && stop.longitude !== null
          ? { lat: stop.latitude, lon: stop.longitude }
          : undefined,
    }))
  },
}
