import { publish } from '#kernel/events.ts'
import type { Tx } from '#kernel/database.ts'

/** Tells others, in the transaction in which it did, that a suggestion moved on; who listens reads the rest itself. */
export const publishMove = (tx: Tx, suggestionId: number, state: string): Promise<void> =>
  publish(tx, 'suggestion-moved', { suggestionId, state })
