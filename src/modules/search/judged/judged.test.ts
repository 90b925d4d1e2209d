import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { plainTitles, type PlainTitle as MadeUpTitle } from '../../../../bench/synthetic/plain-titles.ts'
import { correct } from '../engine/correct-words.ts'
import { apply, createEngine, search } from '../engine/engine.ts'
import { findResults } from '../find-results.ts'
import { searchFor } from '../query/search-address.ts'
import { analysis } from '../text/analysis.ts'
import { documentOf, knownTitles, type PlainTitle } from './corpus.ts'
import { exactTitleQueries, figuresOf, judge, judgedQueries, type Figure, type Verdict } from './judge.ts'

const noise = 20_000
const known = knownTitles()
let verdicts: Verdict[] = []

before(async () => {
  const titles = [...known, ...[...plainTitles(noise, 7)].map(plain)]
  const engine = createEngine(analysis)
  apply(engine, { upsert: titles.map(documentOf), remove: [] }, 1)
  const here = {
    search: (request: Parameters<typeof search>[1]) => Promise.resolve(search(engine, request)),
    correct: (words: readonly string[]) => Promise.resolve(correct(engine, words)),
  }
  const queries = [...exactTitleQueries(known), ...judgedQueries()]
  verdicts = await judge(queries, titles, (text) =>
    findResults(here, searchFor(text), { facets: [], perPage: 10 }),
  )
})

/** A made-up title in the shape of the known ones. */
function plain({ title, subtitle, authors, subjects, ...rest }: MadeUpTitle): PlainTitle {
  return {
    ...rest,
    title: subtitle === undefined ? title : `${title} : ${subtitle}`,
    author: authors[0] ?? '',
    subjects: subjects.map((parts) => parts.join(' -- ')),
  }
}

const sum = (figures: Iterable<Figure>, count: 'asked' | 'first' | 'topThree') =>
  [...figures].reduce((total, figure) => total + figure[count], 0)

/** What was missed, for the message of a test that fails. */
const missed = (of: (verdict: Verdict) => boolean, kind?: string) =>
  verdicts
    .filter((verdict) => !of(verdict) && (kind === undefined || verdict.judged.kind === kind))
    .map(({ judged, typed, answer }) => {
      const found = answer.ids.slice(0, 3).map((id) => known[id]?.title ?? 'noise')
      return `${judged.kind}: ${typed} => ${found.join(' | ')}${answer.corrected ? ` (${answer.corrected})` : ''}`
    })
    .join('\n')

test('there are enough queries, of every kind', (t) => {
  const figures = figuresOf(verdicts)
  assert.ok(judgedQueries().length >= 150)
  assert.ok(figures.size >= 12)
  for (const [kind, { asked, first, topThree }] of figures)
    t.diagnostic(`${kind}: ${asked} asked, ${first} first, ${topThree} among the first three`)
})

test('a title typed as it stands comes first in 99 of 100', () => {
  const exact = figuresOf(verdicts).get('exact title')
  assert.ok(
    exact && exact.first / exact.asked >= 0.99,
    missed(({ first }) => first, 'exact title'),
  )
})

test('what is expected is among the first three in 95 of 100', () => {
  const figures = figuresOf(verdicts)
  figures.delete('exact title')
  const share = sum(figures.values(), 'topThree') / sum(figures.values(), 'asked')
  assert.ok(
    share >= 0.95,
    missed(({ topThree }) => topThree),
  )
})

test('typing errors are corrected in 95 of 100', () => {
  const typing = figuresOf(verdicts).get('typing error')
  assert.ok(
    typing && typing.topThree / typing.asked >= 0.95,
    missed(({ topThree }) => topThree, 'typing error'),
  )
})

test('no kind of query does badly', () => {
  for (const [kind, { asked, topThree }] of figuresOf(verdicts))
    assert.ok(
      topThree / asked >= 0.9,
      missed((verdict) => verdict.topThree, kind),
    )
})
