import type { Day } from '#kernel/days.ts'

/** A box of the row of issues: one that came, or one that should have. */
export interface HeldIssue {
  enumeration: string
  chronology: string
  publishedOn: Day | null
  volume: number | null
  number: number | null
  received: boolean
}

/** Issues one after the other, from the first to the last. */
export interface Run {
  from: HeldIssue
  to: HeldIssue
  count: number
}

export interface HoldingsStatement {
  /** What is here, without a gap within each run. */
  runs: Run[]
  /** What is lacking between the first and the last that is here. */
  gaps: Run[]
  /** The last that came. */
  latest: HeldIssue[]
  issues: number
}

const latestShown = 5

/** What a place holds of a serial, computed from what came and what was expected. */
export function holdingsStatement(boxes: readonly HeldIssue[]): HoldingsStatement {
  const ordered = boxes.toSorted(byOrder)
  const first = ordered.findIndex(({ received }) => received)
  const last = ordered.findLastIndex(({ received }) => received)
  const between = first < 0 ? [] : ordered.slice(first, last + 1)
  const stretches: { received: boolean; run: Run }[] = []
  for (const [place, box] of between.entries()) {
    const before = stretches.at(-1)
    const neighbour = between[place - 1]
    const goesOn = before?.received === box.received && neighbour && !jumps(neighbour, box)
    if (before && goesOn) {
      before.run.to = box
      before.run.count += 1
    } else stretches.push({ received: box.received, run: { from: box, to: box, count: 1 } })
  }
  const runs = stretches.filter(({ received }) => received).map(({ run }) => run)
  return {
    runs,
    gaps: stretches.filter(({ received }) => !received).map(({ run }) => run),
    latest: ordered
      .filter(({ received }) => received)
      .slice(-latestShown)
      .toReversed(),
    issues: runs.reduce((sum, { count }) => sum + count, 0),
  }
}

/** By the date on the issue; those noted without one by volume and number, before the rest. */
function byOrder(a: HeldIssue, b: HeldIssue): number {
  if (a.publishedOn !== null && b.publishedOn !== null && a.publishedOn !== b.publishedOn) {
    return a.publishedOn < b.publishedOn ? -1 : 1
  }
  if ((a.publishedOn === null) !== (b.publishedOn === null)) return a.publishedOn === null ? -1 : 1
  return (a.volume ?? 0) - (b.volume ?? 0) || (a.number ?? 0) - (b.number ?? 0)
}

/** A number of the same volume that does not follow: nobody expected what lies between, yet it is not here. */
const jumps = (before: HeldIssue, after: HeldIssue): boolean =>
  before.volume === after.volume &&
  before.number !== null &&
  after.number !== null &&
  after.number > before.number + 1
