import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correct } from './correct-words.ts'
import { apply, createEngine } from './engine.ts'
import { plainAnalysis, titled } from './test-data.ts'

const engine = createEngine(plainAnalysis)
apply(
  engine,
  {
    upsert: [
      'Laskar pelangi',
      'Ronggeng dukuh paruk',
      'Budi daya duku',
      'To kill a mockingbird',
      'Cerita bird dan pelangi',
      'Kampung halaman',
    ].map((title, i) => titled(i + 1, title)),
    remove: [],
  },
  1,
)
const corrected = (text: string) => correct(engine, text.split(' '))?.join(' ')

test('words that nothing has are replaced by similar ones that find titles together', () => {
  assert.equal(corrected('laskar pelagi'), 'laskar pelangi')
  assert.equal(corrected('lasker pelagni'), 'laskar pelangi')
  assert.equal(corrected('zzzzzz'), undefined)
})

test('a word that exists but finds nothing beside the others is replaced too', () => {
  assert.equal(corrected('ronggeng duku paruk'), 'ronggeng dukuh paruk')
})

test('words typed without a space are parted, one typed in two is joined', () => {
  assert.equal(corrected('laskarpelangi'), 'laskar pelangi')
  assert.deepEqual(correct(engine, ['kill', 'mocking', 'bird']), ['kill', 'mockingbird', ''])
  assert.equal(corrected('halamanlaskar'), undefined)
})

test('what cannot be corrected ends soon', () => {
  const started = performance.now()
  assert.equal(corrected('pelangi qqqqqq halaman wwwwww kampung vvvvvv dukuh xxxxxx'), undefined)
  assert.equal(corrected('a b c d e f g h i j'), undefined)
  assert.ok(performance.now() - started < 500)
})
