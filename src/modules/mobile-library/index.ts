import type { Module } from '#kernel/module.ts'
import type { MenuEntry } from '#kernel/page-context.ts'
import { everyone } from '#kernel/permissions.ts'
import { loadRoutes } from './load/routes.tsx'
import { en, id } from './messages.ts'
import { networkRoutes } from './network/routes.tsx'
import { stopRoutes } from './network/stop-routes.tsx'
import { openRoutes } from './open/routes.tsx'
import { paths } from './paths.ts'
import { mobilePermissions } from './permissions.ts'
import { refreshAllDays } from './visits/refresh-days.ts'
import { visitRoutes } from './visits/routes.tsx'

export { mobileAgenda } from './agenda.ts'
export { mobileAuditWords } from './audit-words.ts'
export { takeAboard } from './load/move-copies.ts'
export { findStop, readStops, type Stop } from './network/read-stops.ts'
export { saveRoute } from './network/save-route.ts'
export { saveStop } from './network/save-stop.ts'
export { saveVehicle } from './network/save-vehicle.ts'
export { mobilePermissions }
export type { PatternKind } from './times/pattern.ts'
export { addTime } from './times/save-time.ts'
export { insertPastVisits, type PastVisit } from './visits/insert-past-visits.ts'
export { readVisits, type StopVisit } from './visits/read-visits.ts'
export { cancelVisit, finishVisit, setVisit, startVisit } from './visits/visit-deeds.ts'

const entry = (name: keyof typeof id.menu, href: string, permission: string): MenuEntry => ({
  href,
  label: { id: id.menu[name], en: en.menu[name] },
  permission,
})
const group = { id: id.group, en: en.group }

/** Perpustakaan keliling: vehicles, routes, stops and their visits. */
export const mobileLibraryModule: Module = {
  permissions: mobilePermissions,
  routes: [openRoutes, visitRoutes, loadRoutes, stopRoutes, networkRoutes],
  schedules: [
    {
      name: 'mobile-library-days',
      // Every hour: the calendar may have changed, and each day one more comes into sight.
      schedule: '12 * * * *',
      run: (db) => refreshAllDays(db, new Date()),
    },
  ],
  publicMenu: [{ ...entry('open', paths.open, everyone), place: 'foot' }],
  staffMenu: [
    { ...entry('day', paths.day, 'mobile-library.work'), group, shortcut: 'j' },
    { ...entry('routes', paths.routes, 'mobile-library.work'), group },
    { ...entry('vehicles', paths.vehicles, 'mobile-library.work'), group },
  ],
}
