import type { Module } from '#kernel/module.ts'
import { ruleTexts } from '../rules/messages.ts'
import { branchRoutes } from './branch-routes.tsx'
import { closureRoutes } from './closure-routes.tsx'
import { calendarJobs, calendarSchedules } from './follow-calendar.ts'
import { calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'
import { calendarPermissions } from './permissions.ts'
import { yearRoutes } from './year-routes.tsx'

/** Calendars of the branches: hours, holidays, closings. */
export const calendarModule: Module = {
  permissions: calendarPermissions,
  routes: [yearRoutes, branchRoutes, closureRoutes],
  jobs: calendarJobs,
  schedules: calendarSchedules,
  staffMenu: [
    {
      href: calendarPaths.calendar,
      label: { id: calendarTexts('id').menu, en: calendarTexts('en').menu },
      permission: 'circulation.rules',
      group: { id: ruleTexts('id').group, en: ruleTexts('en').group },
    },
  ],
}
