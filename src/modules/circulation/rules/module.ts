import type { Module } from '#kernel/module.ts'
import { caseRoutes } from './cases/routes.tsx'
import { draftRoutes } from './drafts/routes.tsx'
import { explainRoutes } from './explain/routes.tsx'
import { ruleTexts } from './messages.ts'
import { rulePaths } from './paths.ts'
import { rulePermissions } from './permissions.ts'
import { ruleRoutes } from './routes.tsx'
import { runTrial } from './trial/run-trial.ts'
import { trialJobs } from './trial/trials.ts'

const group = { id: ruleTexts('id').group, en: ruleTexts('en').group }

/** Rules of circulation: pages, explanation, test cases, drafts. */
export const rulesModule: Module = {
  permissions: rulePermissions,
  routes: [ruleRoutes, caseRoutes, explainRoutes, draftRoutes],
  jobs: trialJobs(runTrial),
  staffMenu: [
    {
      href: rulePaths.rules,
      label: { id: ruleTexts('id').menu, en: ruleTexts('en').menu },
      permission: 'circulation.rules',
      group,
    },
  ],
}
