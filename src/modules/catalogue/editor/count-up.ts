/**
 * Numbers in series, the given one first: the last run of digits that is no year counts up and keeps its width. Of an
 * inventory number as `00120/PK/2026` that is the first one. Undefined where there is nothing to count.
 */
export function countUp(first: string, count: number): string[] | undefined {
  const runs = [...first.matchAll(/\d+/g)]
  const isYear = (digits: string, at: number) => at > 0 && /^(19|20)\d\d$/.test(digits) && /[^\d]/.test(first)
  const run = runs.findLast((found) => !isYear(found[0], found.index)) ?? runs.at(-1)
  if (!run || run[0].length > 15) return undefined
  const [digits] = run
  const [before, after] = [first.slice(0, run.index), first.slice(run.index + digits.length)]
  return Array.from(
    { length: count },
    (_, step) => before + String(Number(digits) + step).padStart(digits.length, '0') + after,
  )
}

/** The number after this one. */
export const nextNumber = (number: string): string | undefined => countUp(number, 2)?.[1]
