import type { Library } from '../circulation/library.ts'
import type { Asked } from './deeds.ts'

/** A deed done before, which may be taken back, or whose hold may be cancelled. */
export interface DoneBefore {
  key: string
  holdId?: number
}

const longestMemory = 60

export function remember(done: DoneBefore[], { key }: Asked, value: object): void {
  done.push({ key, ...('holdId' in value && { holdId: Number(value.holdId) }) })
  if (done.length > longestMemory) done.shift()
}

export interface Chance {
  random: () => number
  key: () => string
  now: () => number
}

/** Any deed that a desk may do next, sensible or not. Every third return comes late, as if ten days had passed. */
export function nextDeed(
  { items, patrons }: Library,
  done: readonly DoneBefore[],
  { random, key, now }: Chance,
): Asked {
  const below = (count: number) => Math.floor(random() * count)
  const item = items[below(items.length)]
  // Mostly what was just done: that can still be taken back.
  const recent = done.slice(random() < 0.7 ? -6 : 0)
  const before = recent[below(Math.max(1, recent.length))]
  const chance = below(100)
  const late = chance >= 40 && chance < 55
  return {
    key: key(),
    kind: kindOf(chance),
    branchId: item?.branchId ?? 0,
    at: new Date(now() + (late ? 10 * 86_400_000 : 0)).toISOString(),
    patronId: patrons[below(patrons.length)] ?? 0,
    barcode: item?.barcode ?? '',
    recordId: item?.recordId ?? 0,
    holdId: before?.holdId ?? 0,
    undoes: before?.key ?? 'nothing-yet',
  }
}

function kindOf(chance: number): Asked['kind'] {
  if (chance < 40) return 'check-out'
  if (chance < 75) return 'check-in'
  if (chance < 80) return 'renew'
  if (chance < 88) return 'place-hold'
  if (chance < 91) return 'cancel-hold'
  if (chance < 96) return 'undo'
  return chance < 98 ? 'declare-lost' : 'use-in-house'
}
