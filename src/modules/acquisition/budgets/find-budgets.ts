import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface Budget {
  id: number
  sourceId: number
  source: string
  year: number
  amount: number
  committed: number
  spent: number
  left: number
  note: string
}

/** Budgets of a year, or of all years, in the order of their sources. */
export async function listBudgets(db: Db, year?: number): Promise<Budget[]> {
  const { rows } = await sql<Budget>`
    select budgets.id, source_id, sources.name as source, year, amount, committed, spent,
      amount - committed - spent as left, note
    from acquisition.budgets budgets
    join acquisition.sources sources on sources.id = budgets.source_id
    where ${year ?? null}::int is null or year = ${year ?? null}::int
    order by year desc, sources.position, sources.name
  `.execute(db)
  return rows
}

export const listSources = (db: Db) =>
  db
    .selectFrom('acquisition.sources')
    .select(['id', 'name'])
    .where('closedAt', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()

export interface BudgetEntry {
  id: number
  kind: 'committed' | 'released' | 'spent'
  committed: number
  spent: number
  at: Date
  by: string
  source: string
  orderId: number
}

/** The latest movements of money of a year. */
export async function listEntries(db: Db, year: number, limit: number): Promise<BudgetEntry[]> {
  const { rows } = await sql<BudgetEntry>`
    select entries.id, entries.kind, entries.committed, entries.spent, entries.at, entries.by,
      sources.name as source, entries.order_id
    from acquisition.budget_entries entries
    join acquisition.budgets budgets on budgets.id = entries.budget_id and budgets.year = ${year}
    join acquisition.sources sources on sources.id = budgets.source_id
    order by entries.id desc limit ${limit}
  `.execute(db)
  return rows
}
