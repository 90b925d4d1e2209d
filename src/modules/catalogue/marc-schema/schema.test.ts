import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { checkRecord } from './check-record.ts'
import { problemText } from './messages.ts'
import { fieldRule, knownTags, positionsOf } from './schema.ts'
import { tagAdvice, tagLabel } from './tag-words.ts'

const good = marcText(
  `008 050101s2005    io            000 1 ind d
   020 ## $a 9789793062792
   100 0# $a Hamka
   245 10 $a Laskar pelangi / $c Andrea Hirata.
   650 #4 $a Fiksi
   990 ## $a 00012/PK/2005`,
)
const findingsOf = (lines: string, before?: string) =>
  checkRecord(marcText(lines), before === undefined ? undefined : marcText(before)).map(
    ({ tag, code, detail, severity }) => `${severity} ${tag} ${code} ${detail}`.trim(),
  )
const title = '245 10 $a Judul'

test('a record that keeps to the schema, with local fields, has nothing wrong', () => {
  assert.deepEqual(checkRecord(good), [])
})

test('each breach of the schema is named with its place', () => {
  assert.deepEqual(findingsOf(`${title}\n${title}`), ['error 245 field-repeated 245'])
  assert.deepEqual(findingsOf('245 50 $a Judul'), ['error 245 indicator-undefined 1 5'])
  assert.deepEqual(findingsOf('245 10 $a Judul $a Lagi'), ['error 245 subfield-repeated a'])
  assert.deepEqual(findingsOf(`${title}\n300 ## $a 10 hlm. $z x`), ['error 300 subfield-unknown z'])
  assert.deepEqual(findingsOf(`${title}\n245 00 $d x`).slice(0, 2), [
    'error 245 field-repeated 245',
    'warning 245 subfield-old d',
  ])
  assert.deepEqual(findingsOf(`${title}\n299 ## $a x`), [])
  assert.deepEqual(findingsOf(`${title}\n288 ## $a x`), ['warning 288 tag-unknown 288'])
  assert.deepEqual(findingsOf(`${title}\n041 ## $a xyz`), ['warning 041 code-unknown a xyz'])
  assert.deepEqual(findingsOf(`${title}\n041 #7 $a xyz $2 iso639-3`), [])
  assert.deepEqual(findingsOf(`${title}\n020 ## $a 9789793062790`), ['warning 020 isbn-wrong 9789793062790'])
  assert.deepEqual(findingsOf(`${title}\n022 ## $a 1234-5678`), ['warning 022 issn-wrong 1234-5678'])
  assert.deepEqual(findingsOf('100 0# $a Hamka'), ['error 245 title-missing'])
  assert.deepEqual(findingsOf('245 00 $c Hamka'), ['error 245 title-empty'])
})

test('fixed fields are read by the material of the leader', () => {
  assert.deepEqual(findingsOf(`008 050101s2005\n${title}`), ['error 008 fixed-length 11/40'])
  assert.deepEqual(findingsOf(`008 050101s2005    io            000 x ind d\n${title}`), [
    'warning 008 fixed-code 33: x',
  ])
  const map = marcText(`008 050101s2005    io            000 1 ind d\n${title}`, '00000nem a2200000 i 4500')
  assert.deepEqual(
    checkRecord(map).map(({ detail }) => detail),
    ['29: 0', '33-34: 1#'],
  )
  assert.ok(positionsOf('008', '', '00000nas').some(({ label }) => label === 'Frequency'))
})

test('what was in the record before is only noted', () => {
  const old = `${title}\n300 ## $z x`
  assert.deepEqual(findingsOf(old, old), ['noted 300 subfield-unknown z'])
  assert.deepEqual(findingsOf(`${old} $z y`, old), [
    'error 300 subfield-unknown z',
    'error 300 subfield-unknown z',
  ])
})

test('every field has a name in both languages and the usual ones advice', () => {
  for (const tag of [...knownTags, 'LDR']) assert.ok(tagLabel(tag, 'id') && tagLabel(tag, 'en'), tag)
  for (const tag of ['020', '100', '245', '264', '300', '650', '856'])
    assert.ok(tagAdvice(tag, 'id') && tagAdvice(tag, 'en'), tag)
  assert.equal(fieldRule('245')?.repeatable, false)
  const [found] = checkRecord(marcText('245 50 $a Judul'))
  assert.equal(found && problemText(found, 'id'), 'Ruas 245: indikator 1 5 tidak dikenal di ruas ini.')
})
