import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { PatronFacts } from './blocks-of-patron.ts'
import type { OpenLoan } from './check-in-facts.ts'
import type { RenewalFacts } from './decide-renewal.ts'
import { otherCopiesIn } from './other-copies-in.ts'
import { patronFacts } from './patron-facts.ts'

export interface RenewalReading {
  version: number
  loan: OpenLoan & RenewalFacts['loan'] & { itemId: number; recordId: number; title: string; barcode: string }
  price: number | null
  facts: RenewalFacts
}

interface Row {
  version: number
  loan: RenewalReading['loan']
  price: number | null
  patron: PatronFacts
  balance: number
  othersWaiting: number
}

/** All that decides a renewal; undefined for a loan that has ended. */
export async function readRenewal(
  db: Db | Tx,
  loanId: number,
  patronId: number,
  today: Day,
): Promise<RenewalReading | undefined> {
  const { rows } = await sql<Row>`
    select (select version from circulation.rule_book) as version,
      jsonb_build_object('id', loans.id, 'patronId', loans.patron_id, 'branchId', loans.branch_id,
        'dueOn', loans.due_on, 'lentAt', loans.lent_at, 'claimedAt', loans.claimed_at,
        'claimed', loans.claimed_at is not null, 'finePolicyId', loans.fine_policy_id,
        'loanPolicyId', loans.loan_policy_id, 'renewalPolicyId', loans.renewal_policy_id,
        'category', loans.category, 'loanCategory', loans.loan_category, 'renewals', loans.renewals,
        'itemId', loans.item_id, 'recordId', loans.record_id, 'title', records.title, 'barcode', items.barcode)
        as loan,
      case when items.currency = 'IDR' then nullif(items.price, 0) end as price,
      ${patronFacts(patronId, { patronId }, today)} as patron,
      coalesce((select sum(effect) from circulation.account_entries where patron_id = ${patronId}), 0)::bigint
        as balance,
      (select count(*) from circulation.holds holds
        where holds.record_id = loans.record_id and holds.standing = 'waiting' and holds.patron_id <> ${patronId}
          and (holds.item_id is null or holds.item_id = loans.item_id)
          and (holds.suspended_until is null or holds.suspended_until <= ${today})
          and (holds.needed_by is null or holds.needed_by >= ${today})) as others_waiting
    from circulation.loans loans
    join catalogue.items items on items.id = loans.item_id
    join catalogue.records records on records.id = loans.record_id
    where loans.id = ${loanId} and loans.patron_id = ${patronId} and loans.ended_at is null
  `.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { version, loan, price, patron, balance, othersWaiting } = row
  const copy = { id: loan.itemId, recordId: loan.recordId }
  const waiting = othersWaiting > 0 && othersWaiting > (await otherCopiesIn(db, copy)) ? othersWaiting : 0
  return { version, loan, price, facts: { loan, patron, balance, waiting } }
}
