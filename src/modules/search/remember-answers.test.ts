import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply, createEngine, search } from './engine/engine.ts'
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

test('an answer is given again until the index changes', async () => {
  const engine = createEngine(plainAnalysis)
  const ask = rememberAnswers(engine, (request) => Promise.resolve(search(engine, request)))
  apply(engine, { upsert: everyTitle, remove: [] }, 1)
  const first = await ask(everything)
  assert.equal(first.total, 5)
  assert.equal(await ask({ ...everything }), first)
  assert.notEqual(await ask({ ...everything, offset: 1 }), first)
  const words = Array.from(
    { length: 200 },
    (_, i) => ({ kind: 'word', field: 'any', word: `w${i}` }) as const,
  )
  const long = { ...everything, query: { all: words, none: [] } }
  assert.notEqual(await ask(long), await ask(long), 'an answer to a long question is not kept')
  apply(engine, { upsert: [titled(9, 'Rumah kaca')], remove: [] }, 2)
  assert.equal((await ask(everything)).total, 6)
  apply(engine, { upsert: [], remove: [9] }, 3)
  assert.equal((await ask(everything)).total, 5)
})

test('what could not be found is asked again', async () => {
  const engine = createEngine(plainAnalysis)
  apply(engine, { upsert: everyTitle, remove: [] }, 1)
  let asked = 0
  const ask = rememberAnswers(engine, (request) =>
    asked++ === 0 ? Promise.reject(new Error('away')) : Promise.resolve(search(engine, request)),
  )
  await assert.rejects(ask(everything))
  assert.equal((await ask(everything)).total, 5)
  await ask(everything)
  assert.equal(asked, 2)
})
