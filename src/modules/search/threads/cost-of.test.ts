import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply, createEngine } from '../engine/engine.ts'
import { plainAnalysis, titled } from '../engine/test-data.ts'
import { matching } from '../engine/word-terms.ts'
import type { Clause } from '../query/query.ts'
import { costOf } from './cost-of.ts'

const engine = createEngine(plainAnalysis)
apply(
  engine,
  {
    upsert: Array.from({ length: 1000 }, (_, i) =>
      titled(i, i % 100 === 0 ? 'bumi jarang' : i % 2 === 0 ? 'bumi hujan' : 'laut', { authors: ['Toer'] }),
    ),
    remove: [],
  },
  1,
)
const word = (text: string): Clause => ({ kind: 'word', field: 'title', word: text })
const cost = (...all: Clause[]) => costOf({ all, none: [] }, matching(engine))

test('what stands in many titles costs much, what stands in few costs little', () => {
  assert.ok(cost(word('jarang')) < 50)
  assert.ok(cost(word('bumi')) >= 500)
  assert.equal(cost(), 1000)
  assert.ok(cost({ kind: 'value', facet: 'author', value: 'Toer' }) >= 1000)
})

test('a rare word makes a common one beside it cheap', () => {
  assert.ok(cost(word('jarang'), word('bumi')) < 100)
  assert.ok(cost(word('hujan'), word('bumi')) > 490)
})

test('alternatives add up, and so does what is left out', () => {
  const either: Clause = {
    kind: 'either',
    of: [
      { all: [word('bumi')], none: [] },
      { all: [word('laut')], none: [] },
    ],
  }
  assert.ok(cost(either) >= 1000)
  assert.ok(costOf({ all: [word('jarang')], none: [word('bumi')] }, matching(engine)) > cost(word('jarang')))
})
