import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface AccountEntry {
  id: number
  kind: 'charge' | 'payment' | 'waiver' | 'in-kind' | 'refund' | 'reinstated'
  amount: number
  /** What it added to the balance. */
  effect: number
  reason: string
  note: string
  method: string | null
  receiptNumber: string | null
  chargeId: number
  loanId: number | null
  title: string | null
  actorName: string
  at: Date
}

/** What happened on a member's account, the newest first. */
export async function listEntries(db: Db, patronId: number, limit = 200): Promise<AccountEntry[]> {
  const { rows } = await sql<AccountEntry>`
    select entries.id, entries.kind, entries.amount, entries.effect, entries.reason, entries.note, entries.method,
      entries.receipt_number, entries.charge_id, entries.loan_id, records.title, entries.actor_name, entries.at
    from circulation.account_entries entries
    left join catalogue.items items on items.id = entries.item_id
    left join catalogue.records records on records.id = items.record_id
    where entries.patron_id = ${patronId}
    order by entries.at desc, entries.id desc
    limit ${limit}
  `.execute(db)
  return rows
}
