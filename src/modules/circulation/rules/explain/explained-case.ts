import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface ExplainedPatron {
  id: number
  category: string
  unverified: boolean
  /** Open loans, counted as limits count them. */
  loans: { loanCategory: string; branchId: number; count: number }[]
}

/** What the rules need to know of a member; no name. */
export async function findExplainedPatron(db: Db, card: string): Promise<ExplainedPatron | undefined> {
  const { rows } = await sql<Omit<ExplainedPatron, 'loans'>>`
    select patrons.id, patrons.category, patrons.verified_at is null as unverified
    from patrons.cards cards join patrons.patrons patrons on patrons.id = cards.patron_id
    where cards.number = ${card.trim().toUpperCase()}
  `.execute(db)
  const [patron] = rows
  if (!patron) return undefined
  const { rows: loans } = await sql<ExplainedPatron['loans'][number]>`
    select loan_category, branch_id, count(*)::int as count from circulation.loans
    where patron_id = ${patron.id} and ended_at is null group by loan_category, branch_id
  `.execute(db)
  return { ...patron, loans }
}

export interface ExplainedItem {
  loanCategory: string
  branchId: number
  price: number | null
  title: string
  recordId: number
}

export async function findExplainedItem(db: Db, barcode: string): Promise<ExplainedItem | undefined> {
  const { rows } = await sql<ExplainedItem>`
    select items.loan_category, items.branch_id, records.title, records.id as record_id,
      case when items.currency = 'IDR' then nullif(items.price, 0) end as price
    from catalogue.items items join catalogue.records records on records.id = items.record_id
    where items.barcode = ${barcode.trim()}
  `.execute(db)
  return rows[0]
}

/** Why a branch is closed on a day, where somebody said so; weekly closings have no reason of their own. */
export async function closingReasons(
  db: Db,
  branchId: number,
  days: readonly string[],
): Promise<Map<string, string>> {
  if (days.length === 0) return new Map()
  const { rows } = await sql<{ day: string; reason: string }>`
    select day, reason from branches.closed_days
    where day = any(${days}::date[]) and (branch_id is null or branch_id = ${branchId})
    order by branch_id nulls last
  `.execute(db)
  return new Map(rows.map(({ day, reason }) => [day, reason]))
}
