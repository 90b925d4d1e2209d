import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { Fine } from '../money/fine-of.ts'
import { runningFine } from '../money/running-fine.ts'
import { ruleBook } from '../rules/rule-book.ts'
import type { PatronFacts } from './blocks-of-patron.ts'
import { decideRenewal, type RenewalFacts } from './decide-renewal.ts'
import { patronFacts } from './patron-facts.ts'

export interface OpenLoanShown {
  loanId: number
  itemId: number
  recordId: number
  barcode: string
  title: string
  author: string
  lentAt: Date
  dueOn: Day
  branchId: number
  renewals: number
  /** The member says that it was returned. */
  claimed: boolean
  overdue: boolean
  /** What it would cost if it were returned today; the same figure as at the desk. */
  fine: Fine
  /** Why it cannot be renewed now; empty: it can, until `renewableTo`. */
  renewalBlocks: Block[]
  renewableTo: Day
  /** Members who wait for the title and for whom no copy is in. */
  waiting: number
}

interface Row extends Omit<RenewalFacts['loan'], 'claimed'> {
  loanId: number
  itemId: number
  recordId: number
  barcode: string
  title: string
  author: string
  lentAt: Date
  claimedAt: Date | null
  finePolicyId: number
  price: number | null
  others: number
  copiesIn: number
}

/** A member's open loans, the first due first, each with its running fine and whether it can be renewed. */
export async function listOpenLoans(db: Db, patronId: number, now: Date): Promise<OpenLoanShown[]> {
  const today = dayOf(now)
  const { rows: heads } = await sql<{ version: number; patron: PatronFacts | null; balance: number }>`
    select (select version from circulation.rule_book) as version,
      ${patronFacts(patronId, { patronId }, today)} as patron,
      coalesce((select sum(effect) from circulation.account_entries where patron_id = ${patronId}), 0)::bigint
        as balance
  `.execute(db)
  const [head] = heads
  if (!head?.patron) return []
  const { patron, balance } = head
  const book = await ruleBook(db, db, head.version)
  const loans = await readLoans(db, patronId, today)
  return loans.map(({ others, copiesIn, price, claimedAt, finePolicyId, ...loan }) => {
    const waiting = others > copiesIn ? others : 0
    const claimed = claimedAt !== null
    const { blocks, dueOn } = decideRenewal(
      book,
      { loan: { ...loan, claimed }, patron, balance, waiting },
      now,
    )
    const {
      category: _,
      loanCategory: _kind,
      loanPolicyId: _loan,
      renewalPolicyId: _renewal,
      ...shown
    } = loan
    return {
      ...shown,
      claimed,
      waiting,
      overdue: loan.dueOn < today,
      fine: runningFine(book, { ...loan, finePolicyId, claimedAt, price }, today),
      renewalBlocks: blocks,
      renewableTo: dueOn,
    }
  })
}

async function readLoans(db: Db, patronId: number, today: Day): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select loans.id as loan_id, loans.item_id, loans.record_id, items.barcode, records.title,
      coalesce(records.main_author, '') as author, loans.lent_at, loans.due_on, loans.branch_id, loans.renewals,
      loans.claimed_at, loans.category, loans.loan_category, loans.loan_policy_id, loans.renewal_policy_id,
      loans.fine_policy_id, case when items.currency = 'IDR' then nullif(items.price, 0) end as price,
      queue.others, case when queue.others = 0 then 0 else (
        select count(*) from catalogue.items copies
        where copies.record_id = loans.record_id and copies.id <> loans.item_id and copies.deleted_at is null
          and copies.disposition = 'in-circulation'
          and not exists (select from circulation.out_items out where out.item_id = copies.id)) end as copies_in
    from circulation.loans loans
    join catalogue.items items on items.id = loans.item_id
    join catalogue.records records on records.id = loans.record_id
    cross join lateral (
      select count(*) as others from circulation.holds holds
      where holds.record_id = loans.record_id and holds.standing = 'waiting' and holds.patron_id <> ${patronId}
        and (holds.item_id is null or holds.item_id = loans.item_id)
        and (holds.suspended_until is null or holds.suspended_until <= ${today})
        and (holds.needed_by is null or holds.needed_by >= ${today})) queue
    where loans.patron_id = ${patronId} and loans.ended_at is null
    order by loans.due_on, loans.id
  `.execute(db)
  return rows
}
