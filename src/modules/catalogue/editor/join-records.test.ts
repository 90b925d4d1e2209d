import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { marcText } from '../../../../test/support/marc-text.ts'
import type { MarcRecord } from '../marc/record.ts'
import { marcToText } from '../records/marc-text.ts'
import { joinRecords } from './join-records.ts'

const before = marcText(
  '245 10 $a Laskar pelangi / $c Andrea Hirata.\n250 ## $a Cet. 1\n650 #4 $a Fiksi\n650 #4 $a Belitung',
)
const replaced = (record: MarcRecord, ...pairs: [string, string][]): MarcRecord => {
  const text = pairs.reduce((lines, [old, fresh]) => lines.replace(old, fresh), marcToText(record))
  const [leader = '', ...lines] = text.split('\n')
  return marcText(lines.filter(Boolean).join('\n'), leader.slice(4))
}

test('changes of different fields and of different subfields all stay', () => {
  const theirs = replaced(before, ['Laskar pelangi', 'LASKAR'], ['650 #4 $a Fiksi', ''])
  const mine = replaced(
    before,
    ['Andrea Hirata.', 'Hirata.'],
    ['Cet. 1', 'Cet. 2'],
    ['Belitung', 'Belitung\n651 #4 $a Blitar'],
  )
  const { record, clashes } = joinRecords(before, theirs, mine)
  assert.deepEqual(clashes, [])
  assert.deepEqual(
    record,
    marcText('245 10 $a LASKAR / $c Hirata.\n250 ## $a Cet. 2\n650 #4 $a Belitung\n651 #4 $a Blitar'),
  )
})

test('the same part changed by both is a clash, in which mine stands', () => {
  const theirs = replaced(before, ['Cet. 1', 'Cet. 9'], ['650 #4 $a Belitung', ''])
  const mine = replaced(before, ['Cet. 1', 'Cet. 2'], ['Belitung', 'Bangka'])
  const { record, clashes } = joinRecords(before, theirs, mine)
  assert.deepEqual(record, mine)
  assert.deepEqual(
    clashes.map((clash) => [clash.mine?.tag, clash.theirs?.tag]),
    [
      ['250', '250'],
      ['650', undefined],
    ],
  )
})

test('a field that both added is there once, and a second title is a clash', () => {
  const without = marcText('650 #4 $a Fiksi')
  const mine = marcText('245 10 $a Satu\n650 #4 $a Fiksi\n651 #4 $a Blitar')
  const theirs = marcText('245 10 $a Dua\n650 #4 $a Fiksi\n651 #4 $a Blitar')
  const { record, clashes } = joinRecords(without, theirs, mine)
  assert.deepEqual(record, mine)
  assert.equal(clashes.length, 1)
})

test('whatever one person does alone is what comes out', () => {
  const line = fc.constantFrom(
    '245 10 $a Satu',
    '250 ## $a Cet. 1',
    '650 #4 $a A',
    '650 #4 $a B',
    '008 abc',
    '700 1# $a X $e y',
  )
  const record = fc.uniqueArray(line, { minLength: 1 }).map((lines) => marcText(lines.toSorted().join('\n')))
  fc.assert(
    fc.property(record, record, (old, fresh) => {
      assert.deepEqual(joinRecords(old, old, fresh), { record: fresh, clashes: [] })
      const taken = joinRecords(old, fresh, old)
      assert.deepEqual(taken.clashes, [])
      assert.deepEqual(
        marcToText(taken.record).split('\n').toSorted(),
        marcToText(fresh).split('\n').toSorted(),
      )
    }),
    { seed: 2026, numRuns: 500 },
  )
})
