import type { FileStore } from '#kernel/files.ts'
import type { Module } from '#kernel/module.ts'
import type { Standing } from '#modules/staff/index.ts'
import { sql } from 'kysely'
import { stockTakeAuditWords } from './audit-words.ts'
import { correctionJobs } from './corrections/run-correction.ts'
import { correctionRoutes } from './corrections/routes.tsx'
import { countingRoutes } from './counting/routes.tsx'
import { fileJobs } from './files/count-file.ts'
import { fileRoutes } from './files/routes.tsx'
import { stockTakeTexts } from './messages.ts'
import { paths } from './paths.ts'
import { stockTakePermissions } from './permissions.ts'
import { reportRoutes } from './report/routes.tsx'
import { resultRoutes } from './results/routes.tsx'
import { sessionRoutes } from './sessions/routes.tsx'

export { recordScans } from './counting/record-scans.ts'
export type { NewScan, Standing as CounterStanding, Verdict } from './counting/scan.ts'
export { closeSession } from './report/close-session.ts'
export { startSession } from './sessions/change-state.ts'
export { saveSession } from './sessions/save-session.ts'
export { stockTakeAuditWords, stockTakePermissions }

const words = { id: stockTakeTexts('id'), en: stockTakeTexts('en') }

/** Stok opname: counting what stands on the shelves while the library goes on. */
export const stockTakeModule = (files: FileStore): Module => ({
  permissions: stockTakePermissions,
  routes: [sessionRoutes, countingRoutes, fileRoutes, resultRoutes, correctionRoutes, reportRoutes],
  jobs: [...fileJobs(files), ...correctionJobs],
  staffMenu: [
    {
      href: paths.sessions,
      label: { id: words.id.menu, en: words.en.menu },
      permission: 'stock-take.count',
      group: { id: words.id.group, en: words.en.group },
    },
  ],
})

export const stockTakeStandings: readonly Standing[] = [
  {
    label: { id: words.id.standing, en: words.en.standing },
    href: paths.sessions,
    permission: 'stock-take.count',
    async count(db) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from stock_take.sessions where state = 'under-way'
      `.execute(db)
      return rows[0]?.count ?? 0
    },
  },
]
