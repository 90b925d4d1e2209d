import type { Module } from '#kernel/module.ts'
import type { Permission } from '#kernel/permissions.ts'
import { accountRoutes } from './accounts/routes.tsx'
import { joinWords, staffAuditWords, type AuditWords } from './audit/audit-words.ts'
import { auditRoutes } from './audit/routes.tsx'
import { firstRunRoutes } from './first-run/routes.tsx'
import { homeRoutes, type Standing } from './home/routes.tsx'
import { letterheadRoutes } from './letterhead/routes.tsx'
import { ownPasswordRoutes } from './own-password/routes.tsx'
import { staffMenu } from './menu.ts'
import { staffPermissions } from './permissions.ts'
import { roleRoutes } from './roles/routes.tsx'

export { createAccount, shortestPassword, type NewAccount } from './accounts/create-account.ts'
export { findAccountByLogin, findStaffViewer, hasAccounts } from './accounts/find-account.ts'
export { makeFirstAdministrator, setFirstRunCode } from './first-run/make-first-administrator.ts'
export { findLetterSettings, saveLetterSettings, type LetterSettings } from './letterhead/letterhead.ts'
export { paths as staffPaths } from './paths.ts'
export { staffPermissions }
export type { AuditWords, Standing }
export { completeAdministrator } from './roles/complete-administrator.ts'
export { saveRole, type Role } from './roles/save-role.ts'

export interface StaffParts {
  /** How each module's work stands, for the first page of staff. */
  standings: readonly Standing[]
  /** How the deeds of the other modules read in the list of who changed what. */
  auditWords: readonly AuditWords[]
  /** Every permission there is, for roles and the first administrator; asked once all modules are known. */
  permissions(): readonly Permission[]
}

export const staffModule = ({ standings, auditWords, permissions }: StaffParts): Module => ({
  permissions: staffPermissions,
  routes: [
    homeRoutes(standings),
    firstRunRoutes(() => permissions().map(({ name }) => name)),
    accountRoutes,
    roleRoutes(permissions),
    ownPasswordRoutes,
    auditRoutes(joinWords([staffAuditWords, ...auditWords])),
    letterheadRoutes,
  ],
  staffMenu,
})
