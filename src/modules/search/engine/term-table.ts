import { sharedUint32 } from './growing.ts'
import { inSlices, type Steps } from './steps.ts'

/** Terms by number, as UTF-16 code units one after the other. */
export interface Terms {
  termOffsets: Uint32Array
  termCharacters: Uint16Array
}

/**
 * A hash table of all terms: at the place of a term, or at the next free one after it, stands its number + 1. A
 * search looks up a dozen terms; halving the list of half a million for each costs more than a small question itself.
 */
export function* buildTermTable({ termOffsets, termCharacters }: Terms): Steps<Uint32Array> {
  const count = termOffsets.length - 1
  const table = sharedUint32(tableSize(count))
  const mask = table.length - 1
  yield* inSlices(count, (first, end) => {
    for (let term = first; term < end; term++) {
      let hash = firstHash
      for (let i = termOffsets[term]!; i < termOffsets[term + 1]!; i++) hash = mixed(hash, termCharacters[i]!)
      let place = hash & mask
      while (table[place] !== 0) place = (place + 1) & mask
      table[place] = term + 1
    }
  })
  return table
}

/** A power of two, a third of it free at least. */
const tableSize = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, count * 1.5)))

const firstHash = 0x811c_9dc5 | 0
const mixed = (hash: number, code: number): number => {
  const next = Math.imul(hash ^ code, 0x0100_0193)
  return next ^ (next >>> 15)
}

/** Number of a term, or -1. */
export function lookUp({ termOffsets, termCharacters }: Terms, table: Uint32Array, term: string): number {
  const mask = table.length - 1
  let hash = firstHash
  for (let i = 0; i < term.length; i++) hash = mixed(hash, term.charCodeAt(i))
  for (let place = hash & mask; table[place] !== 0; place = (place + 1) & mask) {
    const number = table[place]! - 1
    const start = termOffsets[number]!
    if (termOffsets[number + 1]! - start !== term.length) continue
    let same = 0
    while (same < term.length && termCharacters[start + same] === term.charCodeAt(same)) same++
    if (same === term.length) return number
  }
  return -1
}
