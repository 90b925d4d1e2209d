import type { CopyFinding } from './scan.ts'

/** What is known of a copy at the moment it was scanned. */
export interface CopyFacts {
  deleted: boolean
  disposition: string
  /** The loan that was open when it was scanned. */
  loanId: number | null
  inTransit: boolean
  /** On the pickup shelf for somebody. */
  kept: boolean
  branchId: number
  shelf: string
  /** Of the part that is counted. */
  inPart: boolean
}

/** Decides what it means that a copy stands before a counter, from facts alone; the order on the shelf comes later. */
export function decideScan(
  facts: CopyFacts,
  { branchId, shelf }: { branchId: number; shelf: string },
): CopyFinding {
  if (facts.deleted || facts.disposition === 'withdrawn') return 'withdrawn'
  if (facts.loanId !== null) return 'on-loan'
  if (facts.disposition === 'lost' || facts.disposition === 'missing') return 'lost-found'
  if (facts.inTransit) return 'in-transit'
  if (facts.kept) return 'kept'
  if (isAside(facts.disposition)) return facts.disposition
  if (facts.branchId !== branchId) return 'other-branch'
  if (shelf !== '' && !sameShelf(facts.shelf, shelf)) return 'other-shelf'
  return facts.inPart ? 'found' : 'out-of-scope'
}

const isAside = (disposition: string): disposition is 'repair' | 'in-process' | 'display' =>
  disposition === 'repair' || disposition === 'in-process' || disposition === 'display'

const sameShelf = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
