import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

export interface OpenCharge {
  id: number
  reason: string
  amount: number
  /** What is still owed of it. */
  open: number
  at: Date
  loanId: number | null
  itemId: number | null
  /** Title of the copy concerned. */
  title: string | null
  note: string
}

export interface Balance {
  /** What the member owes in all, in whole rupiah. Fines of loans that are still open come on top. */
  owed: number
  /** Charges that are not settled, the oldest first. */
  charges: OpenCharge[]
}

/** What a member owes, and for what. */
export async function balanceOf(db: Db | Tx, patronId: number): Promise<Balance> {
  const { rows } = await sql<OpenCharge>`
    select charges.id, charges.reason, charges.amount, rest.open, charges.at, charges.loan_id, charges.item_id,
      records.title, charges.note
    from circulation.account_entries charges
    cross join lateral (
      select sum(entries.effect)::bigint as open
      from circulation.account_entries entries where entries.charge_id = charges.id
    ) rest
    left join catalogue.items items on items.id = charges.item_id
    left join catalogue.records records on records.id = items.record_id
    where charges.patron_id = ${patronId} and charges.kind = 'charge' and rest.open <> 0
    order by charges.at, charges.id
  `.execute(db)
  return { owed: rows.reduce((sum, { open }) => sum + open, 0), charges: rows }
}
