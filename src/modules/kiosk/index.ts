import { Hono } from 'hono'
import type { Module } from '#kernel/module.ts'
import type { Env } from '#kernel/web.tsx'
import { backRoutes } from './back/routes.tsx'
import { cardRoutes } from './card/routes.tsx'
import { finishRoutes } from './finish/routes.tsx'
import { leaveRoutes } from './leave/routes.tsx'
import { lendRoutes } from './lend/routes.tsx'
import { loanRoutes } from './loans/routes.tsx'
import { kioskPermissions } from './permissions.ts'
import { startRoutes } from './start/routes.tsx'
import { lockedIn } from './visit/lock-down.ts'
import { watchRoutes } from './watch/routes.ts'

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
  ],
}
