import type { Day } from '#kernel/days.ts'

export const letterStates = ['valid', 'expired', 'withdrawn'] as const
export type LetterState = (typeof letterStates)[number]

/** A letter holds until the end of its last day, unless it was withdrawn. */
export function letterState(
  { withdrawnAt, validUntil }: { withdrawnAt: Date | null; validUntil: Day },
  today: Day,
): LetterState {
  if (withdrawnAt) return 'withdrawn'
  return validUntil < today ? 'expired' : 'valid'
}
