import type { WithSlots } from './dictionary.ts'
import type { Holdings } from './holdings.ts'
import type { Slots } from './slots.ts'
import { lookUp } from './term-table.ts'

/** Several values a document: those of document d are `values[offsets[d] .. offsets[d + 1]]`. */
export interface Column {
  offsets: Uint32Array
  values: Uint32Array
}

/** Sort keys: `order[d]` is the place of document d among all of the segment; the key itself serves merging. */
export interface SortKeys {
  order: Uint32Array
  offsets: Uint32Array
  characters: Uint16Array
}

/**
 * An immutable part of the index: documents numbered from 0, the most popular and newest first. All arrays but one
 * stand on shared memory, so that threads use them without a copy. `dead` changes in place when a document is replaced
 * or deleted, and each thread has its own: it must not lose a document before it has the one that replaces it.
 */
export interface Segment {
  length: number
  /** Title ids by document number. */
  ids: Float64Array
  /** Document numbers by rising id. */
  byId: Uint32Array
  /** 1 for a document that is no longer valid. */
  dead: Uint8Array
  /** Terms in rising order, as UTF-16 code units. */
  termOffsets: Uint32Array
  termCharacters: Uint16Array
  /** Where each term is found, see `buildTermTable`. */
  termTable: Uint32Array
  /** Postings of term t: `postings[postingOffsets[t] .. postingOffsets[t + 1]]`, document << 8 | fields << 4 | length class. */
  postingOffsets: Uint32Array
  postings: Uint32Array
  /** Words of each document in order, as field << 28 | term; `gap` between texts. */
  words: Column
  /** Pattern of each document by number: its values of all facets with few values, the same for many documents. */
  patterns: Uint32Array
  /** Values of each pattern, as place of the facet << 28 | number. */
  patternValues: Column
  slots: Record<WithSlots, Slots>
  holdings: Holdings
  /** 0 where unknown. */
  years: Uint16Array
  /** Seconds since 1970. */
  added: Float64Array
  titles: SortKeys
  authors: SortKeys
  callNumbers: SortKeys
}

/** Stands between two texts of a document in `words`. */
export const gap = 0xffff_ffff

/** Most documents of one segment; the number must fit above 8 bits of a posting. */
export const mostDocuments = 1 << 24

/** Number of a term, or -1. */
export const findTerm = (segment: Segment, term: string): number => lookUp(segment, segment.termTable, term)

export const termCount = (segment: Segment): number => segment.termOffsets.length - 1

/** First term that is not before `term`. */
export function lowerBound(segment: Segment, term: string): number {
  let low = 0
  let high = termCount(segment)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareTerm(segment, middle, term) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compareTerm({ termOffsets, termCharacters }: Segment, number: number, term: string): number {
  const start = termOffsets[number]!
  const length = termOffsets[number + 1]! - start
  const shared = Math.min(length, term.length)
  for (let i = 0; i < shared; i++) {
    const difference = termCharacters[start + i]! - term.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return length - term.length
}

export const termText = ({ termOffsets, termCharacters }: Segment, number: number): string =>
  String.fromCharCode(...termCharacters.subarray(termOffsets[number]!, termOffsets[number + 1]!))

export const documentFrequency = (segment: Segment, term: number): number =>
  segment.postingOffsets[term + 1]! - segment.postingOffsets[term]!

/** Document number of a title that is alive in this segment, or -1. */
export function findDocument({ byId, ids, dead }: Segment, id: number): number {
  let low = 0
  let high = byId.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[byId[middle]!]! < id) low = middle + 1
    else high = middle
  }
  const found = byId[low]
  return found !== undefined && ids[found] === id && dead[found] === 0 ? found : -1
}

export const sortKey = ({ offsets, characters }: SortKeys, document: number): string =>
  String.fromCharCode(...characters.subarray(offsets[document]!, offsets[document + 1]!))
