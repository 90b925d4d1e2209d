import type { Module } from '#kernel/module.ts'
import { staffPermissions } from './permissions.ts'

export { createAccount, shortestPassword, type NewAccount } from './accounts/create-account.ts'
export { findAccountByLogin, findStaffViewer, hasAccounts } from './accounts/find-account.ts'
export { makeFirstAdministrator, setFirstRunCode } from './first-run.ts'
export { paths as staffPaths } from './paths.ts'
export { staffPermissions }
export { saveRole, type Role } from './roles/save-role.ts'

export const staffModule: Module = { permissions: staffPermissions }
