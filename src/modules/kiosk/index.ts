import { Hono } from 'hono'
import type { Module } from '#kernel/module.ts'
import { memberOnly } from '#kernel/permissions.ts'
import type { Env } from '#kernel/web.tsx'
import { backRoutes } from './back/routes.tsx'
import { cardRoutes } from './card/routes.tsx'
import { finishRoutes } from './finish/routes.tsx'
import { leaveRoutes } from './leave/routes.tsx'
import { lendRoutes } from './lend/routes.tsx'
import { loanRoutes } from './loans/routes.tsx'
import { codeRoutes } from './phone/staff-routes.tsx'
import { phoneRoutes } from './phone/member-routes.tsx'
import { phoneTexts } from './phone/messages.ts'
import { kioskSchedules } from './schedules.ts'
import { paths } from './paths.ts'
import { kioskPermissions } from './permissions.ts'
import { startRoutes } from './start/routes.tsx'
import { lockedIn } from './visit/lock-down.ts'
import { watchRoutes } from './watch/routes.ts'

export { kioskAuditWords } from './audit-words.ts'
export { isPhoneCode, takePhoneCode } from './card/phone-code.ts'
export { kioskFollowsMembers } from './follow-members.ts'
export { renewBranchCode } from './phone/branch-code.ts'
export { kioskKind } from './kind/kiosk-kind.tsx'
export { paths as kioskPaths } from './paths.ts'
export { kioskPermissions }

/** Stands before all other modules: a browser that is locked in sees nothing but the kiosk. */
export const kioskGate: Module = { routes: [new Hono<Env>().use(lockedIn)] }

/** Where members serve themselves. */
export const kioskModule: Module = {
  permissions: kioskPermissions,
  routes: [
    startRoutes,
    cardRoutes,
    lendRoutes,
    backRoutes,
    loanRoutes,
    finishRoutes,
    leaveRoutes,
    watchRoutes,
    phoneRoutes,
    codeRoutes,
  ],
  schedules: kioskSchedules,
  accountMenu: [
    {
      href: paths.selfLend,
      label: { id: phoneTexts('id').menu, en: phoneTexts('en').menu },
      permission: memberOnly,
    },
  ],
  staffMenu: [
    {
      href: paths.codes,
      label: { id: phoneTexts('id').staff.menu, en: phoneTexts('en').staff.menu },
      permission: 'kiosk.phone-codes',
      group: { id: 'Layanan mandiri', en: 'Self-service' },
    },
  ],
}
