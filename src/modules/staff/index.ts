import type { Module } from '#kernel/module.ts'
import { homeRoutes, type Standing } from './home/routes.tsx'
import { staffPermissions } from './permissions.ts'

export { createAccount, shortestPassword, type NewAccount } from './accounts/create-account.ts'
export { findAccountByLogin, findStaffViewer, hasAccounts } from './accounts/find-account.ts'
export { makeFirstAdministrator, setFirstRunCode } from './first-run.ts'
export { paths as staffPaths } from './paths.ts'
export { staffPermissions }
export type { Standing }
export { saveRole, type Role } from './roles/save-role.ts'

/** `standings`: how each module's work stands, for the first page of staff. */
export const staffModule = (standings: readonly Standing[]): Module => ({
  permissions: staffPermissions,
  routes: [homeRoutes(standings)],
})
