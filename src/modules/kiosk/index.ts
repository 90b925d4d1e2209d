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
export { kioskFollowsMembers } from './follow-members.ts'
export { renewBranchCode } from './phone/branch-code.ts'
export { kioskKind } from './kind/kiosk-kind.tsx'
export { paths as kioskPaths } from './paths.ts'
export { kioskPermissions }

/** Where members serve themselves. Stands first of all modules: a browser that is locked in sees nothing else. */
export const kioskModule: Module = {
  permissions: kioskPermissions,
  routes: [
    new Hono<Env>().use(lockedIn),
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
    {
      href: paths.phoneCode,
      label: { id: phoneTexts('id').phoneCode.menu, en: phoneTexts('en').phoneCode.menu },
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
