import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Method } from '../methods.ts'

export interface Receipt {
  number: string
  kind: 'payment' | 'refund'
  method: Method
  amount: number
  tendered: number | null
  actorName: string
  at: Date
  branch: string
  branchAddress: string
  /** Who paid; forgotten after some time. */
  patron: { id: number; name: string; cardNumber: string | null } | null
  lines: { amount: number; reason: string; title: string | null; note: string; chargedAt: string }[]
}

/** A receipt with what it was for. */
export async function findReceipt(db: Db, number: string): Promise<Receipt | undefined> {
  const { rows } = await sql<Receipt>`
    select receipts.number, receipts.kind, receipts.method, receipts.amount, receipts.tendered, receipts.actor_name,
      receipts.at, branches.name as branch, branches.address as branch_address,
      (select jsonb_build_object('id', patrons.id, 'name', patrons.name, 'cardNumber', (
          select cards.number from patrons.cards cards where cards.patron_id = patrons.id and cards.ended_at is null))
        from circulation.account_entries entries
        join patrons.patrons patrons on patrons.id = entries.patron_id
        where entries.receipt_number = receipts.number order by entries.id limit 1) as patron,
      (select jsonb_agg(jsonb_build_object('amount', entries.amount, 'reason', charges.reason, 'note', charges.note,
          'title', records.title, 'chargedAt', charges.at) order by charges.at, charges.id)
        from circulation.account_entries entries
        join circulation.account_entries charges on charges.id = entries.charge_id
        left join catalogue.items items on items.id = charges.item_id
        left join catalogue.records records on records.id = items.record_id
        where entries.receipt_number = receipts.number) as lines
    from circulation.receipts receipts
    join branches.branches branches on branches.id = receipts.branch_id
    where receipts.number = ${number}
  `.execute(db)
  return rows[0]
}
