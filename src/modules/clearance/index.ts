import type { Module } from '#kernel/module.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { classRoutes } from './at-desk/class-routes.tsx'
import { deskRoutes } from './at-desk/routes.tsx'
import { checkRoutes } from './check/routes.tsx'
import { withdrawOnLoan } from './letters/withdraw-on-loan.ts'
import { en, id } from './messages.ts'
import { ownRoutes } from './own/routes.tsx'
import { paths } from './paths.ts'
import { clearancePermissions, mayIssue } from './permissions.ts'
import { settingsRoutes } from './settings/routes.tsx'

export { clearanceAuditWords } from './audit-words.ts'
export { clearancePanel } from './at-desk/member-panel.tsx'
export { clearanceFollowsMembers } from './follow-members.ts'
export { newCode } from './letters/code.ts'
export { issueLetter, type LetterRequest } from './letters/issue-letter.ts'
export { withdrawLetter } from './letters/withdraw-letter.ts'
export { clearancePermissions }

/** Letters that say that a member has nothing of the library (surat bebas pustaka). */
export const clearanceModule: Module = {
  permissions: clearancePermissions,
  // What is set stands before the letters, whose addresses begin alike.
  routes: [settingsRoutes, classRoutes, deskRoutes, ownRoutes, checkRoutes],
  listeners: [withdrawOnLoan()],
  staffMenu: [
    {
      href: paths.letters,
      label: { id: id.menu, en: en.menu },
      permission: mayIssue,
      group: { id: id.group, en: en.group },
    },
  ],
  accountMenu: [{ href: paths.own, label: { id: id.own.title, en: en.own.title }, permission: memberOnly }],
}
