import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { startOfDay, type Day } from '#kernel/days.ts'

export interface DebtorFilter {
  category?: string | undefined
  branchId?: number | undefined
  reason?: string | undefined
  /** Charged before this day. */
  before?: Day | undefined
  /** Owes at least so much in all. */
  least?: number | undefined
}

export interface Debtor {
  patronId: number
  name: string
  cardNumber: string | null
  categoryId: string
  categoryEn: string
  closed: boolean
  charges: number
  owed: number
  /** When the oldest open charge was made. */
  since: Date
}

export interface Debtors {
  debtors: Debtor[]
  count: number
  amount: number
}

interface Part {
  offset: number
  limit: number
}

/** Who owes something that fits the filter, the highest amount first. */
export async function listDebtors(db: Db, filter: DebtorFilter, { offset, limit }: Part): Promise<Debtors> {
  const { rows } = await sql<Debtor & { count: number; amount: number }>`
    with open as (
      select charge_id, patron_id, sum(effect) as open, min(at) as at
      from circulation.account_entries where patron_id is not null
      group by charge_id, patron_id having sum(effect) > 0
    ), owing as (
      select open.patron_id, sum(open.open)::bigint as owed, count(*)::int as charges, min(open.at) as since
      from open join circulation.account_entries charges on charges.id = open.charge_id
      where ${chargesOf(filter)}
      group by open.patron_id having sum(open.open) >= ${filter.least ?? 1}
    )
    select owing.patron_id, owing.owed, owing.charges, owing.since, patrons.name, cards.number as card_number,
      categories.name_id as category_id, categories.name_en as category_en, patrons.standing = 'closed' as closed,
      count(*) over ()::int as count, sum(owing.owed) over ()::bigint as amount
    from owing
    join patrons.patrons patrons on patrons.id = owing.patron_id
    join patrons.categories categories on categories.code = patrons.category
    left join patrons.cards cards on cards.patron_id = patrons.id and cards.ended_at is null
    where ${filter.category ?? null}::text is null or patrons.category = ${filter.category ?? null}
    order by owing.owed desc, owing.patron_id
    offset ${offset} limit ${limit}
  `.execute(db)
  return {
    debtors: rows.map(({ count: _count, amount: _amount, ...debtor }) => debtor),
    count: rows[0]?.count ?? 0,
    amount: rows[0]?.amount ?? 0,
  }
}

const chargesOf = ({ branchId, reason, before }: DebtorFilter) => sql`
  (${branchId ?? null}::bigint is null or charges.branch_id = ${branchId ?? null})
  and (${reason ?? null}::text is null or charges.reason = ${reason ?? null})
  and (${before ?? null}::date is null or charges.at < ${before ? startOfDay(before) : null})`
