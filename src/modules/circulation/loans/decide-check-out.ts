import { dayOf, type Day } from '#kernel/days.ts'
import type { Disposition } from '#modules/catalogue/index.ts'
import type { Block, Counted } from '../deeds/block.ts'
import { findRule, limitsFor, type Case } from '../rules/find-rule.ts'
import type { Limit, RuleBook } from '../rules/rule-book.ts'
import { dueDay, type DueDay } from './due-day.ts'
import { blocksOfPatron, type PatronFacts } from './blocks-of-patron.ts'

export interface ItemFacts {
  id: number
  recordId: number
  branchId: number
  barcode: string
  title: string
  loanCategory: string
  collectionType: string
  disposition: Disposition
  deleted: boolean
  price: number | null
  shelf: string
  callNumber: string
}

/** Open loans of a member, counted by what limits count. */
export interface LoanCount {
  loanCategory: string
  branchId: number
  count: number
  overdue: number
}

export interface CheckOutFacts {
  patron: PatronFacts & { loans: readonly LoanCount[]; balance: number }
  item: ItemFacts
  /** The open loan of this copy. */
  onLoan: { id: number; patronId: number; dueOn: Day } | null
  /** The hold for which this copy stands on the pickup shelf or travels. */
  keptFor: { patronId: number; shelfCode: string | null } | null
  /** Branch to which the copy is on its way. */
  onItsWayTo: number | null
  /** Members who wait for a copy like this and for whom no other copy is in. */
  waiting: number
}

export interface LoanTerms extends DueDay {
  loanPolicyId: number
  renewalPolicyId: number
  finePolicyId: number
  lostPolicyId: number
}

export interface CheckOutDecision {
  blocks: Block[]
  terms: LoanTerms
}

/** Decides a loan from facts alone; reasons against it come in the order in which staff should hear them. */
export function decideCheckOut(
  book: RuleBook,
  facts: CheckOutFacts,
  { branchId, now, dueOn }: { branchId: number; now: Date; dueOn?: Day | undefined },
): CheckOutDecision {
  const today = dayOf(now)
  const asked: Case = { category: facts.patron.category, loanCategory: facts.item.loanCategory, branchId }
  const loan = findRule(book, 'loan', asked).policy
  const due = dueDay(book, asked, today, loan.settings.days)
  const blocks = [
    ...blocksOfPatron(facts.patron, today),
    ...blocksOfMoney(facts, loan.settings),
    ...blocksOfLimits(facts.patron.loans, limitsFor(book, asked, !facts.patron.verified)),
    ...blocksOfItem(facts, loan.settings.days, branchId),
    ...(dueOn === undefined || dueOn === due.dueOn ? [] : [{ code: 'day-not-allowed' } as const]),
  ]
  const terms = {
    ...due,
    ...(dueOn !== undefined && { dueOn: dueOn < today ? today : dueOn }),
    loanPolicyId: loan.id,
    renewalPolicyId: findRule(book, 'renewal', asked).policy.id,
    finePolicyId: findRule(book, 'fine', asked).policy.id,
    lostPolicyId: findRule(book, 'lost', asked).policy.id,
  }
  return { blocks, terms }
}

export function blocksOfMoney(
  { patron: { balance, loans } }: { patron: Pick<CheckOutFacts['patron'], 'balance' | 'loans'> },
  { debtLimit, overdueLimit }: { debtLimit: number | null; overdueLimit: number | null },
): Block[] {
  const overdue = loans.reduce((sum, one) => sum + one.overdue, 0)
  return [
    ...(debtLimit !== null && balance > debtLimit
      ? [{ code: 'owes-too-much', owed: balance, most: debtLimit } as const]
      : []),
    ...(overdueLimit !== null && overdue > overdueLimit
      ? [{ code: 'has-overdue', count: overdue, most: overdueLimit } as const]
      : []),
  ]
}

export function blocksOfLimits(loans: readonly LoanCount[], limits: readonly Limit[]): Block[] {
  return limits.flatMap(({ loanCategory, branchId, most, unverified }): Block[] => {
    const counted = loans.filter(
      (loan) =>
        (loanCategory === null || loan.loanCategory === loanCategory) &&
        (branchId === null || loan.branchId === branchId),
    )
    const have = counted.reduce((sum, { count }) => sum + count, 0)
    const kind: Counted = loanCategory !== null ? 'kind' : branchId !== null ? 'branch' : 'all'
    return have >= most ? [{ code: 'limit-reached', have, most, counted: kind, unverified }] : []
  })
}

const dispositionBlocks: Record<string, Block> = {
  'in-process': { code: 'item-in-process' },
  'reference-only': { code: 'item-read-here' },
  display: { code: 'item-on-display' },
  repair: { code: 'item-in-repair' },
  withdrawn: { code: 'item-withdrawn' },
}

/** A copy noted as lost or missing is no block: it is in somebody's hands, so it is found. */
function blocksOfItem(facts: CheckOutFacts, days: number, branchId: number): Block[] {
  const { item, onLoan, keptFor, onItsWayTo, waiting, patron } = facts
  if (item.deleted) return [{ code: 'item-withdrawn' }]
  const blocks: Block[] = []
  if (onLoan?.patronId === patron.id)
    blocks.push({ code: 'item-already-theirs', loanId: onLoan.id, dueOn: onLoan.dueOn })
  else if (onLoan) blocks.push({ code: 'item-on-loan', dueOn: onLoan.dueOn })
  const standing = dispositionBlocks[item.disposition]
  if (standing) blocks.push(standing)
  else if (days === 0) blocks.push({ code: 'item-not-for-loan' })
  if (keptFor && keptFor.patronId !== patron.id)
    blocks.push({ code: 'item-kept-for-another', shelfCode: keptFor.shelfCode })
  else if (!keptFor && waiting > 0) blocks.push({ code: 'item-wanted', waiting })
  if (onItsWayTo !== null && onItsWayTo !== branchId && keptFor?.patronId !== patron.id)
    blocks.push({ code: 'item-on-its-way', toBranchId: onItsWayTo })
  return blocks
}
