import type { Clause, Query } from '../query/query.ts'
import { buildNeighbourhood, similarWords, type Neighbourhood } from './correct.ts'
import { countMatches, type Engine } from './engine.ts'
import type { Segment } from './segment.ts'

/** Most words that are corrected in one query, and most queries tried for it. */
const mostCorrected = 8
const mostTrials = 250
/** Most similar words that are looked at; of a known word more, for most of them will not fit the others. */
const mostSimilar = 24
const mostSimilarToKnown = 100
/** How many that find something are compared. */
const mostCompared = 5
/** Shortest part that a word typed without its space is cut into. */
const shortestPart = 3

/** A correction at work. */
interface Attempt {
  engine: Engine
  base: Segment
  neighbourhood: Neighbourhood
  trials: number
}

/** What may have been meant by a word, the likeliest first. */
type Candidates = (attempt: Attempt, word: string) => string[]

/**
 * The words as they were probably meant, each in its place, or undefined when nothing better is found. Only what
 * then finds titles is offered. Two words in one place were typed without their space; an empty place belongs to a
 * word that was typed in two.
 */
export function correct(engine: Engine, words: readonly string[]): string[] | undefined {
  const [base] = engine.segments
  if (!base || words.length === 0 || words.length > mostCorrected) return undefined
  engine.neighbourhood ??= buildNeighbourhood(base)
  const attempt = { engine, base, neighbourhood: engine.neighbourhood, trials: 0 }
  const unknown = words.flatMap((word, place) => (finds(attempt, [word]) ? [] : [place]))
  if (unknown.length === 0) return replaceKnown(attempt, words) ?? joined(attempt, words)
  return (
    replaceUnknown(attempt, words, unknown, similar(mostSimilar)) ??
    joined(attempt, words) ??
    replaceUnknown(attempt, words, unknown, similarOrParted)
  )
}

/** Replaces the words that nothing has, one after the other; what fits the first but not the rest is given up. */
function replaceUnknown(
  attempt: Attempt,
  words: readonly string[],
  [place, ...rest]: readonly number[],
  candidates: Candidates,
): string[] | undefined {
  if (place === undefined) return undefined
  const found = candidates(attempt, words[place] ?? '')
  if (rest.length === 0) return replaced(attempt, words, place, found)
  for (const word of found) {
    const tried = words.with(place, word)
    // Words still unknown are left out of a trial: they have their own turn.
    if (!finds(attempt, without(tried, rest))) continue
    const whole = replaceUnknown(attempt, tried, rest, candidates)
    if (whole) return whole
  }
  return undefined
}

/** All words are known, but not together: one of them is another word by a slip. */
function replaceKnown(attempt: Attempt, words: readonly string[]): string[] | undefined {
  for (const [place, word] of words.entries()) {
    // If the others find nothing either, this word alone is not to blame.
    if (words.length > 1 && !finds(attempt, without(words, [place]))) continue
    const found = replaced(attempt, words, place, similar(mostSimilarToKnown)(attempt, word))
    if (found) return found
  }
  return undefined
}

/** One word replaced, rather by one that stands beside the others: perahu ketas is no perahu kelas. */
function replaced(
  attempt: Attempt,
  words: readonly string[],
  place: number,
  candidates: readonly string[],
): string[] | undefined {
  const finding: string[][] = []
  for (const word of candidates) {
    const tried = words.with(place, word)
    if (finds(attempt, tried)) finding.push(tried)
    if (finding.length === mostCompared) break
  }
  if (finding.length < 2 || words.length < 2) return finding[0]
  return finding.find((tried) => tries(attempt, [anywhere(tried.join(' '))])) ?? finding[0]
}

/** mocking bird is mockingbird. */
function joined(attempt: Attempt, words: readonly string[]): string[] | undefined {
  for (let place = 1; place < words.length; place++) {
    const tried = words.with(place - 1, `${words[place - 1]}${words[place]}`).with(place, '')
    if (finds(attempt, tried)) return tried
  }
  return undefined
}

const similar =
  (most: number): Candidates =>
  ({ base, neighbourhood }, word) =>
    similarWords(base, neighbourhood, word, most).map((one) => one.word)

/** laskarpelangi is laskar pelangi, where the two stand side by side. */
const similarOrParted: Candidates = (attempt, word) => {
  const parts: string[] = []
  for (let cut = shortestPart; cut <= word.length - shortestPart; cut++)
    parts.push(`${word.slice(0, cut)} ${word.slice(cut)}`)
  return [...parts, ...similar(mostSimilar)(attempt, word)]
}

const without = (words: readonly string[], places: readonly number[]): string[] =>
  words.filter((_, place) => !places.includes(place))

const finds = (attempt: Attempt, words: readonly string[]): boolean =>
  tries(attempt, words.filter((word) => word !== '').map(anywhere))

function tries(attempt: Attempt, all: Clause[]): boolean {
  if (all.length === 0 || attempt.trials >= mostTrials) return false
  attempt.trials += 1
  const query: Query = { all, none: [] }
  return countMatches(attempt.engine, query) > 0
}

/** A word, or several that must stand side by side. */
const anywhere = (text: string): Clause =>
  text.includes(' ')
    ? { kind: 'phrase', field: 'any', words: text.split(' ') }
    : { kind: 'word', field: 'any', word: text }
