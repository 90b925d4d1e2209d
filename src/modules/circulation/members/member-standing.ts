import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { PatronRef } from '../deeds/deed.ts'
import { blocksOfPatron, type PatronFacts } from '../loans/blocks-of-patron.ts'
import { blocksOfLimits, blocksOfMoney, type LoanCount } from '../loans/decide-check-out.ts'
import { loanCounts } from '../loans/check-out-facts.ts'
import { patronFacts } from '../loans/patron-facts.ts'
import { findRule, limitsFor } from '../rules/find-rule.ts'
import { ruleBook } from '../rules/rule-book.ts'

/** How a member stands before any copy is named: what a machine shows when a card is put on it. */
export interface MemberStanding {
  patronId: number
  /** What would speak against lending an ordinary copy here and now. */
  blocks: Block[]
  owed: number
  openLoans: number
  overdue: number
  limits: {
    /** Most loans in all; null where nothing counts them all. */
    loans: number | null
    holds: number
    /** Most overdue loans, and the largest debt, with which one may still borrow; null: never mind. */
    overdue: number | null
    debt: number | null
  }
}

/** The kind of copy that most are, and that limits and debts are told of where no copy is named. */
const ordinary = 'sirkulasi'

interface Row {
  version: number
  patron: PatronFacts | null
  loans: LoanCount[]
  balance: number
}

/** Undefined for a member that there is not. With the card that was scanned, for one may be lost or replaced. */
export async function memberStanding(
  db: Db,
  ref: { patronId: number; card?: string },
  branchId: number,
  now: Date,
): Promise<MemberStanding | undefined> {
  const row = await readStanding(db, ref, dayOf(now))
  const { patron, loans, balance, version } = row ?? { patron: null, loans: [], balance: 0, version: 0 }
  if (!patron) return undefined
  const book = await ruleBook(db, db, version)
  const asked = { category: patron.category, loanCategory: ordinary, branchId }
  const { settings } = findRule(book, 'loan', asked).policy
  const limits = limitsFor(book, asked, !patron.verified).filter(({ loanCategory }) => loanCategory === null)
  const inAll = limits.filter((limit) => limit.branchId === null).map(({ most }) => most)
  return {
    patronId: patron.id,
    blocks: [
      ...blocksOfPatron(patron, dayOf(now)),
      ...blocksOfMoney({ patron: { balance, loans } }, settings),
      ...blocksOfLimits(loans, limits),
    ],
    owed: balance,
    openLoans: loans.reduce((sum, { count }) => sum + count, 0),
    overdue: loans.reduce((sum, { overdue }) => sum + overdue, 0),
    limits: {
      loans: inAll.length === 0 ? null : Math.min(...inAll),
      holds: findRule(book, 'hold', asked).policy.settings.most,
      overdue: settings.overdueLimit,
      debt: settings.debtLimit,
    },
  }
}

async function readStanding(
  db: Db,
  { patronId, card }: { patronId: number; card?: string },
  today: Day,
): Promise<Row | undefined> {
  const scanned: PatronRef = card === undefined ? { patronId } : { card }
  const { rows } = await sql<Row>`
    select (select version from circulation.rule_book) as version,
      ${patronFacts(patronId, scanned, today)} as patron, ${loanCounts(patronId, today)} as loans,
      coalesce((select sum(effect) from circulation.account_entries where patron_id = ${patronId}), 0)::bigint
        as balance
  `.execute(db)
  return rows[0]
}
