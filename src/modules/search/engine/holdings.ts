import { push, sharedUint32, type Growing } from './growing.ts'
import { endOf, sharedPart, type Lists } from './slots.ts'
import { inSlices, type Steps } from './steps.ts'

/**
 * The branches that hold each title, four to a word, so that the whole column stays close to the processor. An entry
 * is the number of the branch << 1, with the low bit set where a copy is in; 0 is none. A title at more than four
 * branches, or at one whose number does not fit, has `elsewhere` in its upper byte and below it where in `more` its
 * entries stand, their number first.
 */
export interface Holdings {
  words: Uint32Array
  more: Uint32Array
}

const elsewhere = 0xff00_0000
export const isElsewhere = (word: number): boolean => word >>> 24 === 0xff
export const placeElsewhere = (word: number): number => word & 0x00ff_ffff
const mostInWord = 4
const firstTooLarge = 0xfe

export function* buildHoldings(lists: Lists, order: Uint32Array): Steps<Holdings> {
  const words = sharedUint32(order.length)
  const more: Growing = { array: new Uint32Array(1024), length: 0 }
  yield* inSlices(order.length, (first, end) => {
    for (let document = first; document < end; document++) {
      const start = lists.starts.array[order[document]!]!
      const entries = lists.values.array.subarray(start, endOf(lists, order[document]!))
      words[document] = wordOf(entries) ?? put(more, entries)
    }
  })
  return { words, more: sharedPart(more) }
}

function wordOf(entries: Uint32Array): number | undefined {
  if (entries.length > mostInWord) return undefined
  let word = 0
  for (let i = 0; i < entries.length; i++) {
    if (entries[i]! >= firstTooLarge) return undefined
    word |= entries[i]! << (8 * i)
  }
  return word >>> 0
}

function put(more: Growing, entries: Uint32Array): number {
  const place = more.length
  if (place > placeElsewhere(place)) throw new RangeError('too many titles at many branches for one segment')
  push(more, entries.length)
  for (const entry of entries) push(more, entry)
  return (elsewhere | place) >>> 0
}

/** The entries of one document. */
export function entriesOf({ words, more }: Holdings, document: number): number[] {
  const word = words[document]!
  if (isElsewhere(word)) {
    const place = placeElsewhere(word)
    return Array.from(more.subarray(place + 1, place + 1 + more[place]!))
  }
  return [word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24].filter((entry) => entry !== 0)
}
