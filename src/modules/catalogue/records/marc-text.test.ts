import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyRecord } from '../../../../test/support/marc-cases.ts'
import { laskarPelangi } from '../test-data.ts'
import { marcFromText, marcToText } from './marc-text.ts'

const problemsOf = (text: string) => {
  const read = marcFromText(text)
  return read.ok ? [] : read.problems.map(({ line, code }) => `${line} ${code}`)
}

test('a record is written as people write it', () => {
  const lines = marcToText(laskarPelangi).split('\n')
  assert.equal(lines[0], 'LDR 00000nam a2200000 a 4500')
  assert.equal(lines[7], '245 10 $a Laskar pelangi / $c Andrea Hirata.')
  assert.equal(lines[3], '020 ## $a 9793062797 $c Rp 59.000')
})

test('any record comes back to the letter, also through a browser’s line ends', () => {
  const title = {
    tag: '245',
    ind1: '0',
    ind2: '0',
    subfields: [{ code: 'a', value: 'Harga $1, {lcub}{dollar} {x}' }],
  }
  fc.assert(
    fc.property(anyRecord, (given) => {
      const record = { ...given, fields: [...given.fields, title] }
      const text = marcToText(record)
      assert.deepEqual(marcFromText(text), { ok: true, record })
      assert.deepEqual(marcFromText(text.replaceAll('\n', '\r\n')), { ok: true, record })
    }),
    { numRuns: 1000, seed: 2026 },
  )
})

test('lines may be typed with less care', () => {
  assert.deepEqual(marcFromText('LDR 00000nam a2200000 a 4500\n\n245 1\\$aJudul$cPengarang'), {
    ok: true,
    record: {
      leader: '00000nam a2200000 a 4500',
      fields: [
        {
          tag: '245',
          ind1: '1',
          ind2: ' ',
          subfields: [
            { code: 'a', value: 'Judul' },
            { code: 'c', value: 'Pengarang' },
          ],
        },
      ],
    },
  })
})

test('every line that makes no sense is named', () => {
  assert.deepEqual(
    problemsOf('245 10 $a Judul\n24 10 $a x\n650 !4 $a x\n650 #4 Fiksi\n650 #4 Fiksi $a x\n650 #4 $ a'),
    ['1 no-leader', '2 bad-tag', '3 bad-indicators', '4 no-subfields', '5 bad-subfield', '6 bad-subfield'],
  )
  assert.deepEqual(problemsOf('LDR 00000nam a2200000 a 4500\n100 0# $a Hamka'), ['1 no-title'])
})
