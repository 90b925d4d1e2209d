import { addDays, daysBetween, type Day } from '#kernel/days.ts'

/** Days of one block; a block is worked out when somebody first asks for one of its days. */
const blockLength = 366
const beginning: Day = '2000-01-01'

/** Counts the open days of one branch: a span costs one subtraction for each year it touches. */
export function openDayCounter(isOpen: (day: Day) => boolean): (first: Day, last: Day) => number {
  /** By block: how many of its days are open before each of them. */
  const blocks = new Map<number, Uint16Array>()
  const blockOf = (at: number): Uint16Array => {
    const known = blocks.get(at)
    if (known) return known
    const counts = new Uint16Array(blockLength + 1)
    for (let within = 0; within < blockLength; within++) {
      const open = isOpen(addDays(beginning, at * blockLength + within))
      counts[within + 1] = (counts[within] ?? 0) + (open ? 1 : 0)
    }
    blocks.set(at, counts)
    return counts
  }
  return (first, last) => {
    const from = daysBetween(beginning, first)
    const to = daysBetween(beginning, last) + 1
    let count = 0
    for (let at = from; at < to;) {
      const block = Math.floor(at / blockLength)
      const end = Math.min(to, (block + 1) * blockLength)
      const counts = blockOf(block)
      count += (counts[end - block * blockLength] ?? 0) - (counts[at - block * blockLength] ?? 0)
      at = end
    }
    return count
  }
}
