/** The best `size` of any number of entries by rising rank: a heap with the worst of them on top. */
export interface BestFirst {
  ranks: Float64Array
  entries: Uint32Array
  length: number
}

export const bestFirst = (size: number): BestFirst => ({
  ranks: new Float64Array(size),
  entries: new Uint32Array(size),
  length: 0,
})

/** Rank that a further entry must be below to have a place. */
export const worstRank = ({ ranks, length }: BestFirst): number =>
  length < ranks.length ? Infinity : (ranks[0] ?? -Infinity)

/** Offers an entry; of equal ranks the smaller entry is better. */
export function offer(best: BestFirst, rank: number, entry: number): void {
  const { ranks, entries } = best
  if (best.length < ranks.length) {
    let at = best.length++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isWorse(rank, entry, ranks[parent]!, entries[parent]!)) break
      ranks[at] = ranks[parent]!
      entries[at] = entries[parent]!
      at = parent
    }
    ranks[at] = rank
    entries[at] = entry
    return
  }
  if (ranks.length > 0 && isWorse(ranks[0]!, entries[0]!, rank, entry)) sinkFromTop(best, rank, entry)
}

const isWorse = (rankA: number, entryA: number, rankB: number, entryB: number): boolean =>
  rankA > rankB || (rankA === rankB && entryA > entryB)

function sinkFromTop({ ranks, entries, length }: BestFirst, rank: number, entry: number): void {
  let at = 0
  for (;;) {
    let child = at * 2 + 1
    if (child >= length) break
    if (child + 1 < length && isWorse(ranks[child + 1]!, entries[child + 1]!, ranks[child]!, entries[child]!))
      child++
    if (!isWorse(ranks[child]!, entries[child]!, rank, entry)) break
    ranks[at] = ranks[child]!
    entries[at] = entries[child]!
    at = child
  }
  ranks[at] = rank
  entries[at] = entry
}

/** The entries with their ranks, in no order. */
export const entriesOf = ({ ranks, entries, length }: BestFirst): { rank: number; entry: number }[] =>
  Array.from({ length }, (_, i) => ({ rank: ranks[i]!, entry: entries[i]! }))
