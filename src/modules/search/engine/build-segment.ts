import { emptyCollection, type Collection } from './collect-document.ts'
import { sharedFloat64, sharedUint16, sharedUint32, type Growing } from './growing.ts'
import { buildHoldings } from './holdings.ts'
import { buildSlots } from './slots.ts'
import { buildTermTable } from './term-table.ts'
import { gap, type Column, type Segment, type SortKeys } from './segment.ts'

/** Turns collected documents into a segment. The collection is used up. */
export function buildSegment(from: Collection): Segment {
  const length = from.ids.length
  const order = rankOrder(from)
  const vocabulary = sortVocabulary(from)
  const { postingOffsets, postings } = fillPostings(from, order, vocabulary.newNumbers)
  const ids = sharedFloat64(length)
  const years = sharedUint16(length)
  const added = sharedFloat64(length)
  for (let place = 0; place < length; place++) {
    const document = order[place]!
    ids[place] = from.ids[document]!
    years[place] = from.years[document]!
    added[place] = from.added[document]!
  }
  return {
    length,
    ids,
    byId: orderOf(length, (a, b) => ids[a]! - ids[b]!),
    dead: new Uint8Array(length),
    termOffsets: vocabulary.offsets,
    termCharacters: vocabulary.characters,
    termTable: buildTermTable({ termOffsets: vocabulary.offsets, termCharacters: vocabulary.characters }),
    postingOffsets,
    postings,
    words: wordColumn(from, order, vocabulary.newNumbers),
    patterns: inOrder(from.patterns, order),
    patternValues: columnOf(
      { values: from.patternValues, starts: from.patternStarts },
      sharedUint32(from.patternStarts.length).map((_, pattern) => pattern),
    ),
    slots: {
      subject: buildSlots(from.slots.subject, order),
      author: buildSlots(from.slots.author, order),
      series: buildSlots(from.slots.series, order),
    },
    holdings: buildHoldings(from.holdings, order),
    years,
    added,
    titles: sortKeys(from.titles, order),
    authors: sortKeys(from.authors, order),
    callNumbers: sortKeys(from.callNumbers, order),
  }
}

export const emptySegment = (): Segment => buildSegment(emptyCollection())

/** The most popular first, then the newest: equal scores then come out in this order by themselves. */
function rankOrder({ ids, popularity, added }: Collection): Uint32Array {
  return orderOf(
    ids.length,
    (a, b) => popularity[b]! - popularity[a]! || added[b]! - added[a]! || ids[b]! - ids[a]!,
  )
}

function orderOf(length: number, compare: (a: number, b: number) => number): Uint32Array {
  const order = sharedUint32(length)
  for (let i = 0; i < length; i++) order[i] = i
  return order.sort(compare)
}

interface Vocabulary {
  offsets: Uint32Array
  characters: Uint16Array
  /** New number of a term by its number in the collection. */
  newNumbers: Uint32Array
}

function sortVocabulary({ terms }: Collection): Vocabulary {
  // The order of JavaScript strings is that of UTF-16 code units, which the look-up compares too.
  const sorted = [...terms.keys()].sort()
  let size = 0
  for (const term of sorted) size += term.length
  const offsets = sharedUint32(sorted.length + 1)
  const characters = sharedUint16(size)
  const newNumbers = new Uint32Array(sorted.length)
  let at = 0
  for (const [number, term] of sorted.entries()) {
    offsets[number] = at
    for (let i = 0; i < term.length; i++) characters[at++] = term.charCodeAt(i)
    newNumbers[terms.get(term)!] = number
  }
  offsets[sorted.length] = at
  return { offsets, characters, newNumbers }
}

function fillPostings(
  { pairTerms, pairLows, pairStarts }: Collection,
  order: Uint32Array,
  newNumbers: Uint32Array,
) {
  const postingOffsets = sharedUint32(newNumbers.length + 1)
  for (let i = 0; i < pairTerms.length; i++) postingOffsets[newNumbers[pairTerms.array[i]!]! + 1]!++
  for (let term = 0; term < newNumbers.length; term++) postingOffsets[term + 1]! += postingOffsets[term]!
  const cursors = postingOffsets.slice()
  const postings = sharedUint32(pairTerms.length)
  for (let place = 0; place < order.length; place++) {
    const [start, end] = rangeOf(pairStarts, order[place]!, pairTerms.length)
    for (let i = start; i < end; i++) {
      const term = newNumbers[pairTerms.array[i]!]!
      postings[cursors[term]!++] = ((place << 8) | pairLows.array[i]!) >>> 0
    }
  }
  return { postingOffsets, postings }
}

function rangeOf(starts: Growing, document: number, end: number): [number, number] {
  return [starts.array[document]!, document + 1 < starts.length ? starts.array[document + 1]! : end]
}

function inOrder({ array }: Growing, order: Uint32Array): Uint32Array {
  const sorted = sharedUint32(order.length)
  for (let place = 0; place < order.length; place++) sorted[place] = array[order[place]!]!
  return sorted
}

function columnOf({ values, starts }: { values: Growing; starts: Growing }, order: Uint32Array): Column {
  const offsets = sharedUint32(order.length + 1)
  const sorted = sharedUint32(values.length)
  let at = 0
  for (let place = 0; place < order.length; place++) {
    const [start, end] = rangeOf(starts, order[place]!, values.length)
    offsets[place] = at
    sorted.set(values.array.subarray(start, end), at)
    at += end - start
  }
  offsets[order.length] = at
  return { offsets, values: sorted }
}

function wordColumn({ words, wordStarts }: Collection, order: Uint32Array, newNumbers: Uint32Array): Column {
  const { array, length } = words
  for (let i = 0; i < length; i++) {
    const word = array[i]!
    if (word !== gap) array[i] = ((word & 0xf000_0000) | newNumbers[word & 0x0fff_ffff]!) >>> 0
  }
  return columnOf({ values: words, starts: wordStarts }, order)
}

function sortKeys(keys: string[], order: Uint32Array): SortKeys {
  const length = order.length
  const byKey = orderOf(length, (a, b) => {
    const [first, second] = [keys[order[a]!]!, keys[order[b]!]!]
    return first < second ? -1 : first > second ? 1 : a - b
  })
  const places = sharedUint32(length)
  for (let i = 0; i < length; i++) places[byKey[i]!] = i
  const offsets = sharedUint32(length + 1)
  let size = 0
  for (const key of keys) size += key.length
  const characters = sharedUint16(size)
  let at = 0
  for (let place = 0; place < length; place++) {
    const key = keys[order[place]!]!
    offsets[place] = at
    for (let i = 0; i < key.length; i++) characters[at++] = key.charCodeAt(i)
  }
  offsets[length] = at
  return { order: places, offsets, characters }
}
