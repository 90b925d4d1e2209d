import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { startOfDay } from '#kernel/days.ts'
import type { AmnestyTerms } from './terms.ts'

export interface PlannedWaiver {
  chargeId: number
  patronId: number
  reason: string
  at: Date
  open: number
  /** A part of a rupiah is forgiven as a whole one. */
  waived: number
}

export interface AmnestyPlan {
  waivers: PlannedWaiver[]
  members: number
  amount: number
}

/** What an amnesty would forgive now, the oldest charge first. */
export async function planAmnesty(db: Db | Tx, terms: AmnestyTerms): Promise<AmnestyPlan> {
  const { before, categories, branchId, reasons, most, percent } = terms
  const { rows: waivers } = await sql<PlannedWaiver>`
    select charges.id as charge_id, charges.patron_id, charges.reason, charges.at, rest.open,
      ceil(rest.open * ${percent}::numeric / 100)::bigint as waived
    from circulation.account_entries charges
    join patrons.patrons patrons on patrons.id = charges.patron_id
    cross join lateral (
      select sum(entries.effect)::bigint as open
      from circulation.account_entries entries where entries.charge_id = charges.id
    ) rest
    where charges.kind = 'charge' and rest.open > 0
      and (${before}::date is null or charges.at < ${before && startOfDay(before)})
      and (${categories.length} = 0 or patrons.category = any(${categories}))
      and (${branchId}::bigint is null or charges.branch_id = ${branchId})
      and (${reasons.length} = 0 or charges.reason = any(${reasons}))
      and (${most}::bigint is null or rest.open <= ${most})
    order by charges.at, charges.id
  `.execute(db)
  return {
    waivers,
    members: new Set(waivers.map(({ patronId }) => patronId)).size,
    amount: waivers.reduce((sum, { waived }) => sum + waived, 0),
  }
}
