import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countUp, nextNumber } from './count-up.ts'

test('barcodes count up and keep their width', () => {
  assert.deepEqual(countUp('PKB0000998', 3), ['PKB0000998', 'PKB0000999', 'PKB0001000'])
  assert.deepEqual(countUp('999', 2), ['999', '1000'])
  assert.deepEqual(countUp('PK-2026-0007', 2), ['PK-2026-0007', 'PK-2026-0008'])
})

test('the year of an inventory number stays', () => {
  assert.deepEqual(countUp('00120/PK/2026', 2), ['00120/PK/2026', '00121/PK/2026'])
  assert.equal(nextNumber('2026'), '2027')
})

test('a number without digits, or with too many, cannot count', () => {
  assert.equal(countUp('ABC', 2), undefined)
  assert.equal(countUp('1'.repeat(16), 2), undefined)
})
