import { Hono } from 'hono'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { addressOf, AuditPage } from './audit-page.tsx'
import type { AuditWords } from './audit-words.ts'
import { auditPageLength, searchAudit } from './search-audit.ts'

const questions = ['oleh', 'perbuatan', 'perihal', 'nomor', 'dari', 'sampai', 'sebelum'] as const

/** Who changed what, for those who may ask. */
export const auditRoutes = (words: AuditWords) =>
  new Hono<Env>().get(paths.audit, requires('staff.audit'), async (c) => {
    const answers = questions.map((name) => [name, (c.req.query(name) ?? '').trim().slice(0, 120)] as const)
    const asked: Record<(typeof questions)[number], string> = Object.assign(
      {},
      ...answers.map(([name, text]) => ({ [name]: text })),
    )
    const before = Number(asked.sebelum)
    const found = await searchAudit(c.var.db, {
      actor: asked.oleh,
      action: asked.perbuatan,
      subjectKind: asked.perihal,
      subjectId: asked.nomor,
      from: startOfDay(asked.dari),
      to: startOfDay(asked.sampai, 1),
      before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
    })
    const entries = found.slice(0, auditPageLength)
    const last = entries.at(-1)
    const more = found.length > auditPageLength && last
    return c.html(
      <AuditPage
        context={c.var.page}
        words={words}
        asked={asked}
        entries={entries}
        olderHref={more ? addressOf({ ...asked, sebelum: String(more.id) }) : undefined}
      />,
    )
  })

/** Midnight in Blitar at the beginning of a day (`2026-12-07`), or of one some days later. */
function startOfDay(day: string, later = 0): Date | undefined {
  const start = Date.parse(`${day}T00:00:00+07:00`)
  return Number.isNaN(start) ? undefined : new Date(start + later * 86_400_000)
}
