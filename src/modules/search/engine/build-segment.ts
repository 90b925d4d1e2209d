import type { Analysis } from './analysis.ts'
import { collectDocument, emptyCollection, type Collection } from './collect-document.ts'
import type { Dictionary } from './dictionary.ts'
import type { IndexDocument } from './document.ts'
import { sharedFloat64, sharedUint16, sharedUint32, type Growing } from './growing.ts'
import { buildHoldings } from './holdings.ts'
import { buildSlots } from './slots.ts'
import { buildTermTable } from './term-table.ts'
import { gap, type Column, type Segment, type SortKeys } from './segment.ts'
import { inSlices, sortInSteps, type Steps } from './steps.ts'

/** Makes a segment of documents, each of which comes once only. */
export function* segmentInSteps(of: Analysed, documents: Iterable<IndexDocument>): Steps<Segment> {
  const collection = emptyCollection()
  yield* collectInSteps(collection, of, documents)
  return yield* buildInSteps(collection)
}

/** The analysis and the dictionary that all segments of an index share. */
interface Analysed {
  analysis: Analysis
  dictionary: Dictionary
}

export function* collectInSteps(
  collection: Collection,
  { analysis, dictionary }: Analysed,
  documents: Iterable<IndexDocument>,
): Steps<void> {
  for (const document of documents) {
    collectDocument(collection, document, analysis, dictionary)
    yield
  }
}

/** Turns collected documents into a segment. The collection is used up. */
export function* buildInSteps(from: Collection): Steps<Segment> {
  const length = from.ids.length
  const order = yield* rankOrder(from)
  const vocabulary = yield* sortVocabulary(from)
  const { postingOffsets, postings } = yield* fillPostings(from, order, vocabulary.newNumbers)
  const ids = sharedFloat64(length)
  const years = sharedUint16(length)
  const added = sharedFloat64(length)
  yield* inSlices(length, (first, end) => {
    for (let place = first; place < end; place++) {
      const document = order[place]!
      ids[place] = from.ids[document]!
      years[place] = from.years[document]!
      added[place] = from.added[document]!
    }
  })
  return {
    length,
    ids,
    byId: yield* sortInSteps(length, (a, b) => ids[a]! - ids[b]!),
    dead: new Uint8Array(length),
    termOffsets: vocabulary.offsets,
    termCharacters: vocabulary.characters,
    termTable: yield* buildTermTable({
      termOffsets: vocabulary.offsets,
      termCharacters: vocabulary.characters,
    }),
    postingOffsets,
    postings,
    words: yield* wordColumn(from, order, vocabulary.newNumbers),
    patterns: yield* inOrder(from.patterns, order),
    patternValues: yield* columnOf(
      { values: from.patternValues, starts: from.patternStarts },
      sharedUint32(from.patternStarts.length).map((_, pattern) => pattern),
    ),
    slots: {
      subject: yield* buildSlots(from.slots.subject, order),
      author: yield* buildSlots(from.slots.author, order),
      series: yield* buildSlots(from.slots.series, order),
    },
    holdings: yield* buildHoldings(from.holdings, order),
    years,
    added,
    titles: yield* sortKeys(from.titles, order),
    authors: yield* sortKeys(from.authors, order),
    callNumbers: yield* sortKeys(from.callNumbers, order),
  }
}

/** The most popular first, then the newest: equal scores then come out in this order by themselves. */
const rankOrder = ({ ids, popularity, added }: Collection): Steps<Uint32Array> =>
  sortInSteps(
    ids.length,
    (a, b) => popularity[b]! - popularity[a]! || added[b]! - added[a]! || ids[b]! - ids[a]!,
  )

interface Vocabulary {
  offsets: Uint32Array
  characters: Uint16Array
  /** New number of a term by its number in the collection. */
  newNumbers: Uint32Array
}

function* sortVocabulary(from: Collection): Steps<Vocabulary> {
  // A map keeps the order in which its keys came, so the place of a term in this list is its number.
  const terms = [...from.terms.keys()]
  // The order of JavaScript strings is that of UTF-16 code units, which the look-up compares too.
  const sorted = yield* sortInSteps(terms.length, (a, b) => (terms[a]! < terms[b]! ? -1 : 1))
  const newNumbers = new Uint32Array(terms.length)
  const { offsets, characters } = yield* textsInOrder(terms, sorted)
  yield* inSlices(terms.length, (first, end) => {
    for (let number = first; number < end; number++) newNumbers[sorted[number]!] = number
  })
  return { offsets, characters, newNumbers }
}

/** Texts one after the other as UTF-16 code units, and where each begins. */
function* textsInOrder(texts: readonly string[], order: Uint32Array) {
  let size = 0
  for (const text of texts) size += text.length
  const offsets = sharedUint32(texts.length + 1)
  const characters = sharedUint16(size)
  let at = 0
  yield* inSlices(texts.length, (first, end) => {
    for (let place = first; place < end; place++) {
      const text = texts[order[place]!]!
      offsets[place] = at
      for (let i = 0; i < text.length; i++) characters[at++] = text.charCodeAt(i)
    }
  })
  offsets[texts.length] = at
  return { offsets, characters }
}

function* fillPostings(
  { pairTerms, pairLows, pairStarts }: Collection,
  order: Uint32Array,
  newNumbers: Uint32Array,
) {
  const postingOffsets = sharedUint32(newNumbers.length + 1)
  yield* inSlices(
    pairTerms.length,
    (first, end) => {
      for (let i = first; i < end; i++) postingOffsets[newNumbers[pairTerms.array[i]!]! + 1]!++
    },
    valuesInSlice,
  )
  for (let term = 0; term < newNumbers.length; term++) postingOffsets[term + 1]! += postingOffsets[term]!
  const cursors = postingOffsets.slice()
  const postings = sharedUint32(pairTerms.length)
  yield* inSlices(
    order.length,
    (first, last) => {
      for (let place = first; place < last; place++) {
        const [start, end] = rangeOf(pairStarts, order[place]!, pairTerms.length)
        for (let i = start; i < end; i++) {
          const term = newNumbers[pairTerms.array[i]!]!
          postings[cursors[term]!++] = ((place << 8) | pairLows.array[i]!) >>> 0
        }
      }
    },
    documentsInSlice,
  )
  return { postingOffsets, postings }
}

/** Lengths of slices: of values looked at one by one, and of documents with some fifty values each. */
const valuesInSlice = 1 << 16
const documentsInSlice = 1024

function rangeOf(starts: Growing, document: number, end: number): [number, number] {
  return [starts.array[document]!, document + 1 < starts.length ? starts.array[document + 1]! : end]
}

function* inOrder({ array }: Growing, order: Uint32Array): Steps<Uint32Array> {
  const sorted = sharedUint32(order.length)
  yield* inSlices(order.length, (first, end) => {
    for (let place = first; place < end; place++) sorted[place] = array[order[place]!]!
  })
  return sorted
}

function* columnOf(
  { values, starts }: { values: Growing; starts: Growing },
  order: Uint32Array,
): Steps<Column> {
  const offsets = sharedUint32(order.length + 1)
  const sorted = sharedUint32(values.length)
  let at = 0
  yield* inSlices(
    order.length,
    (first, last) => {
      for (let place = first; place < last; place++) {
        const [start, end] = rangeOf(starts, order[place]!, values.length)
        offsets[place] = at
        sorted.set(values.array.subarray(start, end), at)
        at += end - start
      }
    },
    documentsInSlice,
  )
  offsets[order.length] = at
  return { offsets, values: sorted }
}

function* wordColumn(
  { words, wordStarts }: Collection,
  order: Uint32Array,
  newNumbers: Uint32Array,
): Steps<Column> {
  const { array, length } = words
  yield* inSlices(
    length,
    (first, end) => {
      for (let i = first; i < end; i++) {
        const word = array[i]!
        if (word !== gap) array[i] = ((word & 0xf000_0000) | newNumbers[word & 0x0fff_ffff]!) >>> 0
      }
    },
    valuesInSlice,
  )
  return yield* columnOf({ values: words, starts: wordStarts }, order)
}

function* sortKeys(keys: string[], order: Uint32Array): Steps<SortKeys> {
  const length = order.length
  const byKey = yield* sortInSteps(length, (a, b) => {
    const [first, second] = [keys[order[a]!]!, keys[order[b]!]!]
    return first < second ? -1 : first > second ? 1 : a - b
  })
  const places = sharedUint32(length)
  yield* inSlices(length, (first, end) => {
    for (let place = first; place < end; place++) places[byKey[place]!] = place
  })
  return { order: places, ...(yield* textsInOrder(keys, order)) }
}
