import type { Analysis } from './analysis.ts'
import { fewValued, numberOf, placeOf, withSlots, type Dictionary, type WithSlots } from './dictionary.ts'
import type { IndexDocument } from './document.ts'
import { growing, push, type Growing } from './growing.ts'
import { textNumbers } from './phrases.ts'
import { gap } from './segment.ts'
import type { Lists } from './slots.ts'
import {
  callNumberKey,
  fieldBits,
  identifierKey,
  marks,
  valueTerm,
  wholeAuthorTerm,
  wholeSubjectTerm,
  wholeTitleTerm,
} from './terms.ts'

/** Raw material of a segment, in the order in which documents came. */
export interface Collection {
  terms: Map<string, number>
  ids: number[]
  years: number[]
  added: number[]
  popularity: number[]
  titles: string[]
  authors: string[]
  callNumbers: string[]
  /** Term numbers with their low byte of fields and length class, document after document. */
  pairTerms: Growing
  pairLows: Growing
  pairStarts: Growing
  words: Growing
  wordStarts: Growing
  /** Pattern of each document by number, and the values of each pattern. */
  patternNumbers: Map<string, number>
  patterns: Growing
  patternValues: Growing
  patternStarts: Growing
  slots: Record<WithSlots, Lists>
  /** Entries of branches, see `Holdings`. */
  holdings: Lists
}

const emptyLists = (): Lists => ({ values: growing(), starts: growing() })

export const emptyCollection = (): Collection => ({
  terms: new Map(),
  ids: [],
  years: [],
  added: [],
  popularity: [],
  titles: [],
  authors: [],
  callNumbers: [],
  pairTerms: growing(),
  pairLows: growing(),
  pairStarts: growing(),
  words: growing(),
  wordStarts: growing(),
  patternNumbers: new Map(),
  patterns: growing(),
  patternValues: growing(),
  patternStarts: growing(),
  slots: { subject: emptyLists(), author: emptyLists(), series: emptyLists() },
  holdings: emptyLists(),
})

/** Longest text of one document that is indexed, in words. */
const mostWords = 1500

// Of the document at hand; kept, so that a million documents do not make a million maps.
const masks = new Map<number, number>()

/** Adds one document. Each document must come once only. */
export function collectDocument(
  to: Collection,
  from: IndexDocument,
  analysis: Analysis,
  dictionary: Dictionary,
): void {
  masks.clear()
  push(to.pairStarts, to.pairTerms.length)
  push(to.wordStarts, to.words.length)
  const length = collectWords(to, from, analysis, masks)
  collectMarked(to, from, analysis, masks)
  collectPattern(to, from, dictionary)
  collectLists(to, from, dictionary, masks)
  const lengthClass = Math.min(15, length >> 3)
  for (const [term, mask] of masks) {
    push(to.pairTerms, term)
    push(to.pairLows, (mask << 4) | lengthClass)
  }
  to.ids.push(from.id)
  to.years.push(from.year ?? 0)
  to.added.push(Math.floor(from.addedAt / 1000))
  to.popularity.push(from.popularity)
  to.titles.push(from.titleSort)
  to.authors.push(from.authorSort)
  to.callNumbers.push(callNumberKey(from.callNumbers[0] ?? ''))
}

/** Words and looser forms of all texts; returns how many words the document has. */
function collectWords(
  to: Collection,
  from: IndexDocument,
  analysis: Analysis,
  masks: Map<number, number>,
): number {
  let left = mostWords
  const take = (texts: readonly string[], field: number, bit: number) => {
    for (const text of texts) {
      if (left <= 0) return
      const tokens = analysis.tokensOf(text)
      for (const token of tokens.slice(0, left)) {
        const term = termNumber(to, token)
        addMask(masks, term, bit)
        push(to.words, ((field << 28) | term) >>> 0)
        for (const form of analysis.formsOf(token)) addMask(masks, termNumber(to, form), bit)
      }
      left -= tokens.length
      push(to.words, gap)
    }
  }
  take([from.title], textNumbers.title, fieldBits.title)
  take(from.authors, textNumbers.author, fieldBits.author)
  take(from.subjects, textNumbers.subject, fieldBits.subject)
  take(from.otherTitles, textNumbers.otherTitle, fieldBits.other | fieldBits.title)
  take(from.series, textNumbers.series, fieldBits.other)
  take(from.publishers, textNumbers.publisher, fieldBits.other)
  const counted = mostWords - left
  take(from.text, textNumbers.other, fieldBits.other)
  take(from.variants, textNumbers.other, fieldBits.other)
  return counted
}

/** Terms of fields without a bit, whole titles and whole names. */
function collectMarked(
  to: Collection,
  from: IndexDocument,
  analysis: Analysis,
  masks: Map<number, number>,
): void {
  const add = (term: string, bit: number) => addMask(masks, termNumber(to, term), bit)
  for (const text of from.series)
    for (const token of analysis.tokensOf(text)) add(marks.series + token, fieldBits.other)
  for (const text of from.publishers)
    for (const token of analysis.tokensOf(text)) add(marks.publisher + token, fieldBits.other)
  for (const text of from.identifiers) add(marks.identifier + identifierKey(text), fieldBits.other)
  for (const text of from.callNumbers) {
    add(marks.callNumber + callNumberKey(text), fieldBits.other)
    for (const part of text.split(/\s+/)) add(marks.callNumber + callNumberKey(part), fieldBits.other)
  }
  // A title is known by its whole text, by its part before the colon, and by its other titles.
  const [proper = ''] = from.title.split(' : ')
  for (const text of [from.title, proper, ...from.otherTitles]) {
    const tokens = analysis.tokensOf(text)
    if (tokens.length > 0) add(wholeTitleTerm(tokens), fieldBits.title)
  }
  for (const text of [...from.authors, ...from.variants]) {
    const tokens = analysis.tokensOf(text)
    if (tokens.length > 0) add(wholeAuthorTerm(tokens), fieldBits.author)
  }
  for (const text of from.subjects) {
    const tokens = analysis.tokensOf(text)
    if (tokens.length > 0) add(wholeSubjectTerm(tokens), fieldBits.subject)
  }
}

/** Titles with the same values of the facets with few values share one pattern. */
function collectPattern(to: Collection, from: IndexDocument, dictionary: Dictionary): void {
  const values: number[] = []
  for (const facet of fewValued) {
    for (const text of new Set(from.facets[facet]))
      values.push(((placeOf[facet] << 28) | numberOf(dictionary, facet, text)) >>> 0)
  }
  push(to.patterns, addPattern(to, values))
}

/** The number of a pattern with these values. */
export function addPattern(to: Collection, values: readonly number[]): number {
  const key = values.join(' ')
  const known = to.patternNumbers.get(key)
  if (known !== undefined) return known
  const number = to.patternNumbers.size
  to.patternNumbers.set(key, number)
  push(to.patternStarts, to.patternValues.length)
  for (const value of values) push(to.patternValues, value)
  return number
}

function collectLists(
  to: Collection,
  from: IndexDocument,
  dictionary: Dictionary,
  masks: Map<number, number>,
): void {
  for (const facet of withSlots) {
    const { values, starts } = to.slots[facet]
    push(starts, values.length)
    for (const text of new Set(from.facets[facet])) {
      const number = numberOf(dictionary, facet, text)
      push(values, number)
      // A title page asks for all titles with one of these values: found by postings, not by a scan.
      addMask(masks, termNumber(to, valueTerm(placeOf[facet], number)), fieldBits.other)
    }
  }
  push(to.holdings.starts, to.holdings.values.length)
  for (const { branch, available } of from.holdings)
    push(to.holdings.values, (numberOf(dictionary, 'branch', branch) << 1) | (available ? 1 : 0))
}

export function termNumber({ terms }: Collection, term: string): number {
  const known = terms.get(term)
  if (known !== undefined) return known
  terms.set(term, terms.size)
  return terms.size - 1
}

const addMask = (masks: Map<number, number>, term: number, bit: number) => {
  masks.set(term, (masks.get(term) ?? 0) | bit)
}
