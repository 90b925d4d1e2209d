import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { describeAuthority } from './describe-authority.ts'

const leader = '00000nz  a2200000n  4500'

test('an authority has a heading, other forms, relations and a note', () => {
  const record = marcText(
    `
    001 5
    100 1# $a Toer, Pramoedya Ananta, $d 1925-2006
    400 1# $a Pramoedya Ananta Toer, $d 1925-2006
    400 1# $a Toer, Pramudya Ananta, $d 1925-2006
    400 1# $a TOER, PRAMUDYA ANANTA, $d 1925-2006.
    400 1# $a Toer, Pramoedya Ananta, $d 1925-2006.
    500 1# $w g $a Toer, Soesilo, $d 1937-
    670 ## $a Bumi manusia, 1980: $b hlm. judul (Pramoedya Ananta Toer)
    678 ## $a Pengarang Indonesia.
  `,
    leader,
  )
  assert.deepEqual(describeAuthority(record), {
    kind: 'person',
    heading: 'Toer, Pramoedya Ananta, 1925-2006',
    key: 'toer pramoedya ananta 1925 2006',
    variants: ['Pramoedya Ananta Toer, 1925-2006', 'Toer, Pramudya Ananta, 1925-2006'],
    seeAlso: ['Toer, Soesilo, 1937-'],
    note: 'Pengarang Indonesia.',
  })
})

const kinds: Record<string, [string, string]> = {
  '110 2# $a Balai Pustaka': ['corporate', 'Balai Pustaka'],
  '111 2# $a Kongres Pemuda $n (2 : $d 1928 : $c Jakarta)': [
    'meeting',
    'Kongres Pemuda (2 : 1928 : Jakarta)',
  ],
  '130 #0 $a Alkitab. $l Indonesia': ['uniform-title', 'Alkitab. Indonesia'],
  '150 ## $a Padi $x Penyakit dan hama': ['topic', 'Padi -- Penyakit dan hama'],
  '151 ## $a Blitar (Kota)': ['place', 'Blitar (Kota)'],
  '155 ## $a Pantun': ['genre', 'Pantun'],
  '100 1# $a Rendra, $d 1935-2009. $t Sajak': ['uniform-title', 'Rendra, 1935-2009. Sajak'],
}
for (const [line, [kind, heading]] of Object.entries(kinds)) {
  test(`${line} is the heading of a ${kind}`, () => {
    const authority = describeAuthority(marcText(line, leader))
    assert.deepEqual([authority?.kind, authority?.heading], [kind, heading])
  })
}

test('the title of a series is told from other titles by its coding', () => {
  const record = marcText('008 260101 n acaabaaan\n130 #0 $a Seri sastra', leader)
  assert.equal(describeAuthority(record)?.kind, 'series')
})

test('a record without a heading is no authority', () => {
  assert.equal(describeAuthority(marcText('245 00 $a Bumi manusia')), undefined)
})
