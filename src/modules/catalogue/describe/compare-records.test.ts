import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { compareRecords } from './compare-records.ts'

const before = marcText(`
  001 17
  245 10 $a Bumi manusia / $c Toer.
  650 #4 $a Fiksi
  650 #4 $a Jawa
  650 #4 $a Jawa
`)

test('a difference names fields that were added, removed and changed', () => {
  const after = marcText(`
    001 17
    245 10 $a Bumi manusia / $c Pramoedya Ananta Toer.
    300 ## $a 354 hlm.
    650 #4 $a Jawa
  `)
  assert.deepEqual(compareRecords(before, after), [
    {
      kind: 'changed',
      tag: '245',
      before: '10 $a Bumi manusia / $c Toer.',
      after: '10 $a Bumi manusia / $c Pramoedya Ananta Toer.',
    },
    { kind: 'added', tag: '300', after: '## $a 354 hlm.' },
    { kind: 'removed', tag: '650', before: '#4 $a Fiksi' },
    { kind: 'removed', tag: '650', before: '#4 $a Jawa' },
  ])
})

test('fields in another order and other lengths in the leader are no difference', () => {
  const after = { leader: '01234nam a2200123 i 4500', fields: before.fields.toReversed() }
  assert.deepEqual(compareRecords(before, after), [])
})

test('another status in the leader is a difference', () => {
  const after = { ...before, leader: '00000cam a2200000 i 4500' }
  assert.deepEqual(compareRecords(before, after), [
    { kind: 'changed', tag: 'LDR', before: 'nam##i#', after: 'cam##i#' },
  ])
})
