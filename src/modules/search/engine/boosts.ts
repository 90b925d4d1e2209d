import type { Clause, Query } from '../query/query.ts'
import { findTerm, lowerBound, type Segment } from './segment.ts'
import { keepScores, type KeptScores } from './kept-scores.ts'
import { hasPhrase, phraseTerms } from './phrases.ts'
import { wholeAuthorTerm, wholeSubjectTerm, wholeTitleTerm } from './terms.ts'
import { weights } from './weights.ts'

/** Most titles that begin with the words asked for which are looked at. */
const mostStarts = 500
/** Most titles of one name or heading that are lifted: documents come in the order of their standing, best first. */
const mostBoosted = 3000

const boostsAtZero = keepScores()

/**
 * What text engines miss: a title that is just what was typed, one that begins so, an author's whole name.
 * The documents come from the index of whole titles and names, so none is overlooked among many matches.
 */
export function boostsOf(segment: Segment, words: readonly string[]): KeptScores {
  const boosts = boostsAtZero(segment)
  if (words.length === 0) return boosts
  const title = wholeTitleTerm(words)
  addAll(boosts, segment, findTerm(segment, title), weights.wholeTitle)
  const first = lowerBound(segment, `${title} `)
  // In the order of terms the exclamation mark comes right after the space: up to it they begin with the words.
  const end = Math.min(lowerBound(segment, `${title}!`), first + mostStarts)
  for (let term = first; term < end; term++) addAll(boosts, segment, term, weights.titleStart)
  addAll(boosts, segment, findTerm(segment, wholeAuthorTerm(words)), weights.wholeAuthor)
  addAll(boosts, segment, findTerm(segment, wholeSubjectTerm(words)), weights.wholeSubject)
  return boosts
}

/** Words asked for anywhere, or all in the title, or all as an author: what may be a whole title or name. */
export function plainWords({ all }: Query): string[] {
  const words: string[] = []
  for (const clause of all) {
    const found = wordsOf(clause)
    if (found.length === 0) return []
    words.push(...found)
  }
  return words
}

/** Of what may be a number or words, an abbreviation or what it stands for, the first that is plain words. */
function wordsOf(clause: Clause): string[] {
  if (clause.kind === 'phrase') return clause.words
  if (clause.kind === 'word') return isWhole.has(clause.field) ? [clause.word] : []
  if (clause.kind === 'value' || clause.kind === 'precise') return []
  return (
    clause.of.map((one) => (one.none.length > 0 ? [] : plainWords(one))).find((words) => words.length > 0) ??
    []
  )
}

const isWhole = new Set(['any', 'title', 'author'])

function addAll(
  { of, touched }: KeptScores,
  { postingOffsets, postings }: Segment,
  term: number,
  boost: number,
): void {
  if (term < 0) return
  const start = postingOffsets[term]!
  const end = Math.min(postingOffsets[term + 1]!, start + mostBoosted)
  for (let i = start; i < end; i++) {
    const document = postings[i]! >>> 8
    if (of[document] === 0) touched.push(document)
    if (of[document]! < boost) of[document] = boost
  }
}

/** A look at the words of one promising document: do those asked for stand side by side in its title? */
export function adjacencyBoost(segment: Segment, words: readonly string[]): (document: number) => number {
  if (words.length < 2) return () => 0
  const terms = phraseTerms(segment, words)
  if (!terms) return () => 0
  return (document) => (hasPhrase(segment, document, terms, 'title') ? weights.adjacentInTitle : 0)
}
