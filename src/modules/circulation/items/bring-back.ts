import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { daysBetween, dayOf } from '#kernel/days.ts'
import { changeItemWithin, type Disposition } from '#modules/catalogue/index.ts'
import { auditActor, type Deed } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import { waiveRest } from '../money/waive-rest.ts'

interface FoundItem {
  id: number
  recordId: number
  disposition: Disposition
}

export interface BroughtBack {
  wasFound: boolean
  /** What of the price was not paid yet and is not owed any more. */
  waived: number
  /** What was paid for the copy and can be given back at the till. */
  refundable: { chargeId: number; amount: number } | null
  events: CirculationEvent[]
}

/**
 * A copy noted as lost or missing is in somebody's hands: it is in circulation again, and its price is not owed any
 * more if it was found within the days of the loan's terms. Copies in their places are left as they are.
 */
export async function bringBack(tx: Tx, deed: Deed, item: FoundItem, now: Date): Promise<BroughtBack> {
  if (item.disposition !== 'lost' && item.disposition !== 'missing')
    return { wasFound: false, waived: 0, refundable: null, events: [] }
  const change = {
    before: { disposition: item.disposition },
    after: { disposition: 'in-circulation' },
  } as const
  await changeItemWithin(tx, item, change, auditActor(deed.actor), now)
  const loan = await lastLost(tx, item.id)
  const price = loan ? await priceBack(tx, deed, loan, now) : { waived: 0, refundable: null }
  const found = event('item-found', {
    itemId: item.id,
    loanId: loan?.id ?? null,
    patronId: loan?.patronId ?? null,
  })
  return { wasFound: true, ...price, events: [found] }
}

interface LostLoan {
  id: number
  patronId: number | null
  endedAt: Date
  refundDays: number
}

/** The last loan of a copy, where it ended in its loss. */
async function lastLost(tx: Tx, itemId: number): Promise<LostLoan | undefined> {
  const { rows } = await sql<LostLoan & { ending: string }>`
    select loans.id, loans.patron_id, loans.ended_at, loans.ending,
      (policies.settings->>'refundDays')::int as refund_days
    from circulation.loans loans
    join circulation.policies policies on policies.id = loans.lost_policy_id
    where loans.item_id = ${itemId} and loans.ended_at is not null
    order by loans.lent_at desc, loans.id desc limit 1
  `.execute(tx)
  return rows.find(({ ending }) => ending === 'lost')
}

async function priceBack(
  tx: Tx,
  deed: Deed,
  loan: LostLoan,
  now: Date,
): Promise<Pick<BroughtBack, 'waived' | 'refundable'>> {
  await tx
    .insertInto('circulation.loanEvents')
    .values({ loanId: loan.id, kind: 'found', at: now, channel: deed.channel, actor: deed.actor.name })
    .execute()
  if (daysBetween(dayOf(loan.endedAt), dayOf(now)) > loan.refundDays) return { waived: 0, refundable: null }
  const { rows } = await sql<{ id: number; open: number; paid: number }>`
    select charges.id,
      (select sum(entries.effect) from circulation.account_entries entries where entries.charge_id = charges.id)::bigint
        as open,
      coalesce((select sum(-entries.effect) from circulation.account_entries entries
        where entries.charge_id = charges.id and entries.kind in ('payment', 'refund')), 0)::bigint as paid
    from circulation.account_entries charges
    where charges.loan_id = ${loan.id} and charges.kind = 'charge' and charges.reason = 'lost'
  `.execute(tx)
  const [charge] = rows
  if (!charge) return { waived: 0, refundable: null }
  await waiveRest(tx, deed, { chargeId: charge.id, reason: 'found', note: '' }, now)
  return {
    waived: charge.open,
    refundable: charge.paid > 0 ? { chargeId: charge.id, amount: charge.paid } : null,
  }
}
