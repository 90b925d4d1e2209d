import type { Change } from '../index-source/follow-changes.ts'

/**
 * Titles known to have changed and not yet in the index, each with the number of its last change. Those of a large
 * load stand apart: what a librarian changes meanwhile does not wait for the end of it.
 */
export interface WaitingTitles {
  few: Map<number, number>
  many: Map<number, number>
}

/** Most changes of one transaction that is no large load. */
const mostOfFew = 50

export const nothingWaiting = (): WaitingTitles => ({ few: new Map(), many: new Map() })

export function addWaiting({ few, many }: WaitingTitles, changes: readonly Change[]): void {
  const byTransaction = Map.groupBy(changes, (change) => change.transaction)
  for (const ofOne of byTransaction.values()) {
    const large = ofOne.length > mostOfFew
    for (const { recordId, number } of ofOne) {
      if (large && !few.has(recordId)) many.set(recordId, number)
      else {
        few.set(recordId, number)
        many.delete(recordId)
      }
    }
  }
}
