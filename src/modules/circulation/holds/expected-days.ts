import { addDays, type Day } from '#kernel/days.ts'

export interface ComingCopy {
  itemId: number
  /** First day on which it can serve somebody. */
  from: Day
}

export interface WaitingHold {
  id: number
  /** Only this copy will do. */
  itemId: number | null
}

/**
 * When each hold of a queue can expect its copy: each takes the copy that comes first, reads it for a full loan, and
 * hands it on. Nobody renews and nobody returns early, so that it is a guess to be named as one.
 */
export function expectedDays(
  copies: readonly ComingCopy[],
  queue: readonly WaitingHold[],
  loanDays: number,
): Map<number, Day | null> {
  const coming = copies.map((copy) => ({ ...copy }))
  const expected = new Map<number, Day | null>()
  for (const hold of queue) {
    const fitting = coming.filter(({ itemId }) => hold.itemId === null || hold.itemId === itemId)
    const [first, ...others] = fitting
    const next = first && others.reduce((best, copy) => (copy.from < best.from ? copy : best), first)
    expected.set(hold.id, next?.from ?? null)
    if (next) next.from = addDays(next.from, loanDays + 1)
  }
  return expected
}
