import type { Clause, Query } from '../query/query.ts'
import { buildNeighbourhood, similarWords, type Neighbourhood } from './correct.ts'
import { countMatches, type Engine } from './engine.ts'
import type { Segment } from './segment.ts'

/** Most words that are corrected in one query, and most queries tried for it. */
const mostCorrected = 8
const mostTrials = 150
/** Shortest part that a word typed without its space is cut into. */
const shortestPart = 3

/** A correction at work. */
interface Attempt {
  engine: Engine
  base: Segment
  neighbourhood: Neighbourhood
  trials: number
}

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
  if (unknown.length > 0) {
    return (
      replaceUnknown(attempt, words, unknown) ?? joined(attempt, words) ?? parted(attempt, words, unknown)
    )
  }
  return replaceKnown(attempt, words) ?? joined(attempt, words)
}

/** Replaces the words that nothing has, one after the other; what fits the first but not the rest is given up. */
function replaceUnknown(
  attempt: Attempt,
  words: readonly string[],
  [place, ...rest]: readonly number[],
): string[] | undefined {
  if (place === undefined) return [...words]
  for (const { word } of similar(attempt, words[place] ?? '')) {
    const tried = words.with(place, word)
    // Words still unknown are left out of a trial: they have their own turn.
    if (!finds(attempt, without(tried, rest))) continue
    const found = replaceUnknown(attempt, tried, rest)
    if (found) return found
  }
  return undefined
}

/** All words are known, but not together: one of them is another word by a slip. */
function replaceKnown(attempt: Attempt, words: readonly string[]): string[] | undefined {
  for (const [place, typed] of words.entries()) {
    // If the others find nothing either, this word alone is not to blame.
    if (words.length > 1 && !finds(attempt, without(words, [place]))) continue
    for (const { word } of similar(attempt, typed)) {
      const tried = words.with(place, word)
      if (finds(attempt, tried)) return tried
    }
  }
  return undefined
}

/** mocking bird is mockingbird. */
function joined(attempt: Attempt, words: readonly string[]): string[] | undefined {
  for (let place = 1; place < words.length; place++) {
    const tried = words.with(place - 1, `${words[place - 1]}${words[place]}`).with(place, '')
    if (finds(attempt, tried)) return tried
  }
  return undefined
}

/** laskarpelangi is laskar pelangi, where the two stand side by side. */
function parted(
  attempt: Attempt,
  words: readonly string[],
  unknown: readonly number[],
): string[] | undefined {
  const [place, ...others] = unknown
  const word = words[place ?? 0]
  if (word === undefined || others.length > 0) return undefined
  for (let cut = shortestPart; cut <= word.length - shortestPart; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)]
    const rest = without(words, unknown).map(anywhere)
    if (tries(attempt, { all: [{ kind: 'phrase', field: 'any', words: parts }, ...rest], none: [] }))
      return words.with(place ?? 0, parts.join(' '))
  }
  return undefined
}

const similar = ({ base, neighbourhood }: Attempt, word: string) => similarWords(base, neighbourhood, word)

const without = (words: readonly string[], places: readonly number[]): string[] =>
  words.filter((_, place) => !places.includes(place))

function finds(attempt: Attempt, words: readonly string[]): boolean {
  const asked = words.filter((word) => word !== '')
  return asked.length > 0 && tries(attempt, { all: asked.map(anywhere), none: [] })
}

function tries(attempt: Attempt, query: Query): boolean {
  attempt.trials += 1
  return attempt.trials <= mostTrials && countMatches(attempt.engine, query) > 0
}

const anywhere = (word: string): Clause => ({ kind: 'word', field: 'any', word })
