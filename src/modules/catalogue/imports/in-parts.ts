import type { Tx } from '#kernel/database.ts'
import { attempt } from './attempt.ts'

/**
 * Does work on rows by their positions; where the database refuses what one of them brings, that one is found by
 * halves and handed to `alone`, and the others are done.
 */
export async function inParts(
  tx: Tx,
  positions: readonly number[],
  work: (positions: readonly number[]) => Promise<void>,
  alone: (position: number) => Promise<void>,
): Promise<void> {
  const [first] = positions
  if (first === undefined || (await attempt(tx, () => work(positions)))) return
  if (positions.length === 1) {
    await alone(first)
    return
  }
  const middle = Math.ceil(positions.length / 2)
  await inParts(tx, positions.slice(0, middle), work, alone)
  await inParts(tx, positions.slice(middle), work, alone)
}
