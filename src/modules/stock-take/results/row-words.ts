import type { StockTakeTexts } from '../messages.ts'
import type { ResultRow } from './lists.ts'

export function findingWord(finding: string, { counting }: StockTakeTexts): string {
  const words: Record<string, string> = counting.findings
  return words[finding] ?? finding
}

/** What a list says of a copy besides its finding. */
export function remarkOf(
  { details: { neighbour, note, after } }: ResultRow,
  { counting, results }: StockTakeTexts,
): string {
  const beside = neighbour && [neighbour.callNumber, neighbour.title].filter(Boolean).join(' – ')
  return [
    neighbour &&
      beside &&
      (neighbour.side === 'before' ? counting.say.before(beside) : counting.say.after(beside)),
    after && results.near(after),
    note,
  ]
    .filter(Boolean)
    .join('; ')
}
