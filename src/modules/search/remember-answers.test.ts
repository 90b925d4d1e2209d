import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply, createEngine } from './engine/engine.ts'
import { everyTitle, plainAnalysis, titled } from './engine/test-data.ts'
import { rememberAnswers } from './remember-answers.ts'

const everything = {
  query: { all: [], none: [] },
  filters: { values: [], availableOnly: false },
  sort: 'relevance' as const,
  offset: 0,
  limit: 10,
  facets: [],
}

test('an answer is given again until the index changes', () => {
  const engine = createEngine(plainAnalysis)
  const ask = rememberAnswers(engine)
  apply(engine, { upsert: everyTitle, remove: [] }, 1)
  const first = ask(everything)
  assert.equal(first.total, 5)
  assert.equal(ask({ ...everything }), first)
  assert.notEqual(ask({ ...everything, offset: 1 }), first)
  const words = Array.from(
    { length: 200 },
    (_, i) => ({ kind: 'word', field: 'any', word: `w${i}` }) as const,
  )
  const long = { ...everything, query: { all: words, none: [] } }
  assert.notEqual(ask(long), ask(long), 'an answer to a long question is not kept')
  apply(engine, { upsert: [titled(9, 'Rumah kaca')], remove: [] }, 2)
  assert.equal(ask(everything).total, 6)
  apply(engine, { upsert: [], remove: [9] }, 3)
  assert.equal(ask(everything).total, 5)
})
