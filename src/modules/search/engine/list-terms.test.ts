import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply, createEngine } from './engine.ts'
import { isTooBroad, listTerms } from './list-terms.ts'
import { everyTitle, plainAnalysis, titled } from './test-data.ts'

function library() {
  const engine = createEngine(plainAnalysis)
  apply(engine, { upsert: everyTitle, remove: [] }, 1)
  apply(
    engine,
    { upsert: [titled(6, 'Bulan books 7', { series: ['Seri Laut', 'Seri Bumi'] })], remove: [] },
    2,
  )
  return engine
}
const after = (list: Parameters<typeof listTerms>[1], text: string, most = 4) =>
  listTerms(library(), list, text, { before: 0, after: most }).after

test('words of a field are listed in their order, over all segments, without looser forms', () => {
  assert.deepEqual(after('title', 'b', 5), ['bangsa', 'books', 'bulan', 'bumi', 'laskar'])
  assert.deepEqual(after('title', '', 2), ['7', 'anak'])
  assert.deepEqual(after('author', 'a', 3), ['ananta', 'andrea', 'hirata'])
  assert.deepEqual(after('series', 'a'), ['bumi', 'laut', 'seri'])
  assert.deepEqual(after('wholeTitle', 'bumi'), [
    'bumi',
    'bumi manusia',
    'bumi manusia sebuah roman',
    'laskar pelangi',
  ])
})

test('those before a place come too, the nearest of them', () => {
  const found = listTerms(library(), 'title', 'bulan', { before: 2, after: 1 })
  assert.deepEqual(found, { before: ['bangsa', 'books'], after: ['bulan'] })
  const first = listTerms(library(), 'title', 'anak', { before: 5, after: 1 })
  assert.deepEqual(first, { before: ['7'], after: ['anak'] })
  assert.deepEqual(listTerms(library(), 'series', 'bumi', { before: 3, after: 0 }).before, [])
})

test('a word that no living title has is not listed', () => {
  const engine = library()
  apply(engine, { upsert: [], remove: [6] }, 3)
  const found = listTerms(engine, 'title', 'b', { before: 0, after: 3 })
  assert.deepEqual(found.after, ['bangsa', 'bumi', 'laskar'])
})

test('a beginning with more words than a search looks at is too broad', () => {
  const engine = library()
  const many = Array.from({ length: 6000 }, (_, i) => `zz${i.toString(36)}`)
  const upsert = Array.from({ length: 10 }, (_, i) =>
    titled(100 + i, many.slice(i * 600, i * 600 + 600).join(' ')),
  )
  apply(engine, { upsert, remove: [] }, 4)
  assert.equal(isTooBroad(engine, 'title', 'zz'), true)
  assert.equal(isTooBroad(engine, 'title', 'bu'), false)
})
