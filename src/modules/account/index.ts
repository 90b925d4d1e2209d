import type { Module } from '#kernel/module.ts'
import { cardRoutes } from './card/routes.tsx'
import { holdRoutes } from './holds/routes.tsx'
import { loanRoutes } from './loans/routes.tsx'
import { accountMenu, accountSettingsMenu } from './menu.ts'
import { moneyRoutes } from './money/routes.tsx'
import { overviewRoutes } from './overview/routes.tsx'
import type { AccountParts } from './parts.ts'
import { privacyRoutes } from './privacy/routes.tsx'
import { profileRoutes } from './profile/routes.tsx'
import { securityRoutes } from './security/routes.tsx'

/** A member's own pages. */
export const accountModule = (parts: AccountParts): Module => ({
  routes: [
    overviewRoutes,
    loanRoutes,
    holdRoutes,
    moneyRoutes,
    cardRoutes,
    profileRoutes,
    privacyRoutes(parts),
    securityRoutes,
  ],
  accountMenu: [...accountMenu, ...accountSettingsMenu],
})
