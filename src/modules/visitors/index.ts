import type { Module } from '#kernel/module.ts'
import type { MenuEntry } from '#kernel/page-context.ts'
import { dayOf } from '#kernel/days.ts'
import type { Standing } from '#modules/staff/index.ts'
import { doorkeeperRoutes } from './at-door/routes.tsx'
import { countToday } from './counts/count-visits.ts'
import { countRoutes } from './counts/routes.tsx'
import { doorRoutes } from './door/routes.tsx'
import { bookRoutes } from './guest-book/routes.tsx'
import { en, id } from './messages.ts'
import { paths } from './paths.ts'
import { mayCount, maySee, maySet, visitorPermissions } from './permissions.ts'
import { settingsRoutes } from './settings/routes.tsx'
import { forgetVisitors } from './visits/forget-visitors.ts'

export { visitorAuditWords } from './audit-words.ts'
export { importCounts } from './door/import-counts.ts'
export { visitsFollowMembers } from './follow-members.ts'
export { bookKind } from './machine/book-kind.tsx'
export { insertPastVisits, type PastVisit } from './visits/insert-past-visits.ts'
export { noteGroup } from './visits/note-guests.ts'
export { visitorPermissions }

const entry = (name: keyof typeof id.menu, href: string, permission: string): MenuEntry => ({
  href,
  label: { id: id.menu[name], en: en.menu[name] },
  permission,
  group: { id: id.group, en: en.group },
})

/** Who comes: the guest book at the entrance, counting by hand and by device, and the figures. */
export const visitorsModule: Module = {
  permissions: visitorPermissions,
  routes: [bookRoutes, doorkeeperRoutes, doorRoutes, settingsRoutes, countRoutes],
  // Every hour, not once a night: in a small library the machine is switched off at night.
  schedules: [
    {
      name: 'forget-visitors',
      schedule: '31 * * * *',
      run: (db) => forgetVisitors(db, new Date()),
    },
  ],
  staffMenu: [
    entry('visitors', paths.visitors, maySee),
    entry('count', paths.count, mayCount),
    entry('door', paths.door, mayCount),
    entry('settings', paths.settings, maySet),
  ],
}

/** How many have come today, for the first page of staff. */
export const visitorStandings: readonly Standing[] = [
  {
    label: { id: id.standing, en: en.standing },
    href: paths.visitors,
    permission: maySee,
    count: (db) => countToday(db, dayOf(new Date())),
  },
]
