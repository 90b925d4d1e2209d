import type { Module } from '#kernel/module.ts'
import { caseRoutes } from './rules/cases/routes.tsx'
import { explainRoutes } from './rules/explain/routes.tsx'
import { ruleTexts } from './rules/messages.ts'
import { rulePaths } from './rules/paths.ts'
import { rulePermissions } from './rules/permissions.ts'
import { ruleRoutes } from './rules/routes.tsx'

export const circulationPermissions = [...rulePermissions]

const group = { id: ruleTexts('id').group, en: ruleTexts('en').group }

export const circulationModule: Module = {
  permissions: circulationPermissions,
  routes: [ruleRoutes, caseRoutes, explainRoutes],
  staffMenu: [
    {
      href: rulePaths.rules,
      label: { id: ruleTexts('id').menu, en: ruleTexts('en').menu },
      permission: 'circulation.rules',
      group,
    },
  ],
}
