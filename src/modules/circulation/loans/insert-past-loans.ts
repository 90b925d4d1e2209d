import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { runningFine } from '../money/running-fine.ts'
import type { Fine } from '../money/fine-of.ts'
import { findRule } from '../rules/find-rule.ts'
import { ruleBook, type RuleBook } from '../rules/rule-book.ts'
import { dueDay } from './due-day.ts'

/** A loan as it once happened. */
export interface HistoricLoan {
  itemId: number
  patronId: number
  branchId: number
  lentAt: Date
  /** None: it is still open. */
  returnedAt: Date | null
  channel?: string
}

/** The loan that came of it, with the day and the delay that the rules give. */
export interface InsertedLoan {
  loanId: number
  itemId: number
  patronId: number
  dueOn: Day
  returnedAt: Date | null
  /** What its delay cost, up to the return; nothing is charged yet. */
  fine: Fine
}

/**
 * Enters loans of the past by the thousand, by the rules and the calendar of today: for a demonstration, and for
 * what another system kept. Two open loans of one copy fail the whole. No events are told, no limits are asked.
 */
export async function insertPastLoans(
  db: Db,
  loans: readonly HistoricLoan[],
  now: Date,
): Promise<InsertedLoan[]> {
  if (loans.length === 0) return []
  return db.transaction().execute(async (tx) => {
    const { version } = await tx
      .selectFrom('circulation.ruleBook')
      .select('version')
      .executeTakeFirstOrThrow()
    const book = await ruleBook(tx, db, version)
    const { items, categories } = await readParties(tx, loans)
    const rows = loans.flatMap((loan) => {
      const item = items.get(loan.itemId)
      const category = categories.get(loan.patronId)
      return item && category ? [rowOf(book, loan, item, category)] : []
    })
    const ids = await write(tx, rows)
    return rows.map(({ loan, item, row }, place) => ({
      loanId: ids[place] ?? 0,
      itemId: loan.itemId,
      patronId: loan.patronId,
      dueOn: row.due_on,
      returnedAt: loan.returnedAt,
      fine: runningFine(
        book,
        {
          dueOn: row.due_on,
          branchId: loan.branchId,
          finePolicyId: row.fine_policy_id,
          claimedAt: null,
          price: item.price,
        },
        dayOf(loan.returnedAt ?? now),
      ),
    }))
  })
}

interface ItemTerms {
  id: number
  recordId: number
  loanCategory: string
  price: number | null
}

async function readParties(
  tx: Tx,
  loans: readonly HistoricLoan[],
): Promise<{ items: Map<number, ItemTerms>; categories: Map<number, string> }> {
  const itemIds = [...new Set(loans.map(({ itemId }) => itemId))]
  const patronIds = [...new Set(loans.map(({ patronId }) => patronId))]
  const items = await sql<ItemTerms>`
    select id, record_id, loan_category, case when currency = 'IDR' then nullif(price, 0) end as price
    from catalogue.items where id = any(${itemIds})
  `.execute(tx)
  const patrons = await sql<{ id: number; category: string }>`
    select id, category from patrons.patrons where id = any(${patronIds})
  `.execute(tx)
  return {
    items: new Map(items.rows.map((item) => [item.id, item])),
    categories: new Map(patrons.rows.map(({ id, category }) => [id, category])),
  }
}

function rowOf(book: RuleBook, loan: HistoricLoan, item: ItemTerms, category: string) {
  const { branchId, lentAt, returnedAt } = loan
  const asked = { category, loanCategory: item.loanCategory, branchId }
  const policy = findRule(book, 'loan', asked).policy
  const due = dueDay(book, asked, dayOf(lentAt), Math.max(1, policy.settings.days))
  const row = {
    item_id: loan.itemId,
    record_id: item.recordId,
    patron_id: loan.patronId,
    category,
    loan_category: item.loanCategory,
    branch_id: branchId,
    channel: loan.channel ?? 'desk',
    lent_at: lentAt,
    due_on: due.dueOn,
    loan_policy_id: policy.id,
    renewal_policy_id: findRule(book, 'renewal', asked).policy.id,
    fine_policy_id: findRule(book, 'fine', asked).policy.id,
    lost_policy_id: findRule(book, 'lost', asked).policy.id,
    ended_at: returnedAt,
    ending: returnedAt && 'returned',
    ended_branch_id: returnedAt && branchId,
    ended_channel: returnedAt && (loan.channel ?? 'desk'),
  }
  return { loan, item, row }
}

async function write(tx: Tx, rows: readonly { row: object }[]): Promise<number[]> {
  const written = await sql<{ id: number }>`
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel, lent_at,
      due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id, ended_at, ending, ended_branch_id,
      ended_channel)
    select given.*
    from jsonb_to_recordset(${toJson(rows.map(({ row }) => row))}::jsonb) as given (item_id bigint, record_id bigint,
      patron_id bigint, category text, loan_category text, branch_id bigint, channel text, lent_at timestamptz,
      due_on date, loan_policy_id bigint, renewal_policy_id bigint, fine_policy_id bigint, lost_policy_id bigint,
      ended_at timestamptz, ending text, ended_branch_id bigint, ended_channel text)
    returning id
  `.execute(tx)
  return written.rows.map(({ id }) => id)
}
