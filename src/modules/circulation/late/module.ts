import type { Module } from '#kernel/module.ts'
import { conflictRoutes } from './conflicts/routes.tsx'
import { lateTexts } from './messages.ts'
import { latePaths } from './paths.ts'
import { latePermissions, maySettleLate } from './permissions.ts'

/** Deeds told late, and what staff make of those that do not fit. */
export const lateModule: Module = {
  permissions: latePermissions,
  routes: [conflictRoutes],
  staffMenu: [
    {
      href: latePaths.conflicts,
      label: { id: lateTexts('id').menu, en: lateTexts('en').menu },
      permission: maySettleLate,
      group: { id: lateTexts('id').group, en: lateTexts('en').group },
    },
  ],
}
