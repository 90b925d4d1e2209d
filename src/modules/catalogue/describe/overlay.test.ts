import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { compareRecords, fieldText } from './compare-records.ts'
import { defaultOverlay, overlay, type OverlayRule } from './overlay.ts'

const existing = marcText(`
  001 17
  245 10 $a Bumi manusi
  500 ## $a Catatan kami
  650 #4 $a Fiksi
  990 ## $a Rak 3
`)
const incoming = marcText(
  `
  001 99
  245 10 $a Bumi manusia
  300 ## $a 354 hlm.
  650 #4 $a Fiksi
  650 #4 $a Jawa
  990 ## $a Rak orang lain
`,
  '00000cam a2200000 i 4500',
)

const linesOf = (rule: OverlayRule) =>
  overlay(existing, incoming, rule).fields.map((field) => `${field.tag} ${fieldText(field)}`)

test('the usual rule takes over what comes but for local fields, and adds subjects', () => {
  assert.deepEqual(linesOf(defaultOverlay), [
    '001 17',
    '245 10 $a Bumi manusia',
    '300 ## $a 354 hlm.',
    '650 #4 $a Fiksi',
    '650 #4 $a Jawa',
    '990 ## $a Rak 3',
  ])
  assert.equal(overlay(existing, incoming, defaultOverlay).leader, incoming.leader)
})

test('a rule that replaces nothing only fills what is missing', () => {
  assert.deepEqual(linesOf({ protect: ['9XX'], add: [], replaceRest: false }), [
    '001 17',
    '245 10 $a Bumi manusi',
    '300 ## $a 354 hlm.',
    '500 ## $a Catatan kami',
    '650 #4 $a Fiksi',
    '990 ## $a Rak 3',
  ])
})

test('a rule without exceptions gives the incoming record', () => {
  const result = overlay(existing, incoming, { protect: [], add: [], replaceRest: true })
  assert.deepEqual(compareRecords(result, incoming), [])
})

test('a rule that protects everything gives the existing record', () => {
  const result = overlay(existing, incoming, { protect: ['XXX'], add: [], replaceRest: false })
  assert.deepEqual(compareRecords(result, existing), [])
})

test('laying a record over itself changes nothing', () => {
  assert.deepEqual(overlay(existing, existing, defaultOverlay), existing)
})

test('patterns that mean nothing match nothing', () => {
  assert.deepEqual(
    overlay(existing, incoming, { protect: ['', '.*', '('], add: [], replaceRest: true }),
    incoming,
  )
})
