import type { Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import type { Day } from '#kernel/days.ts'
import type { Env } from '#kernel/web.tsx'
import type { Deed, Override } from '#modules/circulation/index.ts'
import { bulkTexts } from './messages.ts'

interface Asked {
  key: string
  overrides?: readonly Override[]
  dueOn?: Day | null
}

/** A deed with many copies by the person at the desk. A day set by hand is an override with its own permission. */
export const deedOf = (c: Context<Env>, branchId: number, { key, overrides = [], dueOn }: Asked): Deed => ({
  key,
  actor: actorOf(c),
  permissions: c.var.page.viewer?.permissions ?? new Set(),
  channel: 'bulk',
  branchId,
  overrides: dueOn
    ? [...overrides, { code: 'day-not-allowed', reason: bulkTexts('id').lend.setDay }]
    : overrides,
})
