import type { Clause, Query } from '../query/query.ts'
import { search, type Engine, type FacetValue } from './engine.ts'
import { documentFrequency, lowerBound, termCount, termText } from './segment.ts'

export interface Suggestions {
  /** The query with its last word completed; each finds something. */
  words: string[]
  /** Titles that the beginning typed already points to. */
  ids: number[]
  authors: FacetValue[]
  subjects: FacetValue[]
}

const noFilters = { values: [], availableOnly: false }
const mostLooked = 2000

/** What the reader may be about to type, given the words so far, of which the last may be unfinished. */
export function suggest(engine: Engine, tokens: readonly string[], limit: number): Suggestions {
  const last = tokens.at(-1)
  if (last === undefined) return { words: [], ids: [], authors: [], subjects: [] }
  const earlier = tokens.slice(0, -1)
  const titles = find(
    engine,
    queryOf(earlier, { kind: 'word', field: 'any', word: last, prefix: true }),
    limit,
  )
  return {
    words: completions(engine, last)
      .filter((word) => find(engine, queryOf(earlier, { kind: 'word', field: 'any', word }), 1).total > 0)
      .slice(0, limit)
      .map((word) => [...earlier, word].join(' ')),
    ids: titles.ids,
    authors: namesWith(engine, tokens, 'author', limit),
    subjects: namesWith(engine, tokens, 'subject', limit),
  }
}

const queryOf = (earlier: readonly string[], last: Clause): Query => ({
  all: [...earlier.map((word): Clause => ({ kind: 'word', field: 'any', word })), last],
  none: [],
})

const find = (engine: Engine, query: Query, limit: number) =>
  search(engine, { query, filters: noFilters, sort: 'relevance', offset: 0, limit, facets: [] })

/** Words that begin so, the commonest first. */
function completions(engine: Engine, beginning: string): string[] {
  const frequencies = new Map<string, number>()
  for (const segment of engine.segments) {
    const first = lowerBound(segment, beginning)
    const end = Math.min(termCount(segment), first + mostLooked)
    for (let term = first; term < end; term++) {
      const word = termText(segment, term)
      if (!word.startsWith(beginning)) break
      frequencies.set(word, (frequencies.get(word) ?? 0) + documentFrequency(segment, term))
    }
  }
  return [...frequencies]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([word]) => word)
}

/** Authors or subjects whose own words begin like those typed. */
function namesWith(
  engine: Engine,
  tokens: readonly string[],
  field: 'author' | 'subject',
  limit: number,
): FacetValue[] {
  const all = tokens.map((word, i): Clause => ({
    kind: 'word',
    field,
    word,
    prefix: i === tokens.length - 1,
  }))
  const found = search(engine, {
    query: { all, none: [] },
    filters: noFilters,
    sort: 'relevance',
    offset: 0,
    limit: 1,
    facets: [field],
  })
  const matches = (value: string) => {
    const words = engine.analysis.tokensOf(value)
    return tokens.every((token, i) =>
      i === tokens.length - 1 ? words.some((word) => word.startsWith(token)) : words.includes(token),
    )
  }
  return (found.facets[field] ?? []).filter(({ value }) => matches(value)).slice(0, limit)
}
