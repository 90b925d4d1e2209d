import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { citedNames } from '../exports/citation-names.ts'
import { citationsOf, citationText } from './citation.ts'
import { describeRecord } from './describe-record.ts'

const cite = (lines: string, language: 'id' | 'en' = 'id') => {
  const description = describeRecord(marcText(lines))
  return citationsOf(description, citedNames(description.headings), language)
}
const textsOf = (lines: string, language?: 'id' | 'en') =>
  cite(lines, language).map(({ parts }) => citationText(parts))

const laskar = `
  100 1# $a Hirata, Andrea, $d 1967-
  245 10 $a Laskar Pelangi : $b sebuah novel / $c Andrea Hirata.
  250 ## $a Cet. 3.
  264 #1 $a Yogyakarta : $b Bentang Pustaka, $c 2005.
`

test('a book is cited in three styles with its title in italics', () => {
  assert.deepEqual(textsOf(laskar), [
    'Hirata, A. (2005). Laskar Pelangi: sebuah novel (Cet. 3). Bentang Pustaka.',
    'Hirata, Andrea. Laskar Pelangi: sebuah novel. Cet. 3, Bentang Pustaka, 2005.',
    'Hirata, Andrea. Laskar Pelangi: sebuah novel. Cet. 3. Yogyakarta: Bentang Pustaka, 2005.',
  ])
  for (const { parts } of cite(laskar)) {
    assert.deepEqual(
      parts.filter(({ italic }) => italic).map(({ text }) => text),
      ['Laskar Pelangi: sebuah novel'],
    )
  }
})

test('names that stand as they are said stay so', () => {
  const [apa, mla] = textsOf('100 0# $a Sukarno, $d 1901-1970\n245 10 $a Sarinah\n264 #1 $b Panitia, $c 1963')
  assert.equal(apa, 'Sukarno. (1963). Sarinah. Panitia.')
  assert.equal(mla, 'Sukarno. Sarinah. Panitia, 1963.')
  const [degree] = textsOf('100 0# $a Abdurrahman Wahid, K.H.\n245 10 $a Islamku\n264 #1 $c 2006')
  assert.equal(degree, 'Abdurrahman Wahid. (2006). Islamku.')
})

test('two and more authors are joined as the style asks', () => {
  const two = `${laskar}\n700 1# $a Toer, Pramoedya Ananta`
  assert.deepEqual(
    textsOf(two, 'en').map((text) => text.slice(0, 48)),
    [
      'Hirata, A., & Toer, P. A. (2005). Laskar Pelangi',
      'Hirata, Andrea, and Pramoedya Ananta Toer. Laska',
      'Hirata, Andrea, and Pramoedya Ananta Toer. Laska',
    ],
  )
  const [apa, mla, chicago] = textsOf(`${two}\n700 0# $a Hamka`)
  assert.match(apa ?? '', /^Hirata, A\., Toer, P\. A\., & Hamka\. \(2005\)/)
  assert.match(mla ?? '', /^Hirata, Andrea, dkk\. Laskar/)
  assert.match(chicago ?? '', /^Hirata, Andrea, Pramoedya Ananta Toer, dan Hamka\. Laskar/)
})

test('without an author the title comes first, without a date it says so', () => {
  assert.deepEqual(textsOf('245 00 $a Siapa dia?\n264 #1 $a Solo : $b Tiga'), [
    'Siapa dia? (t.t.). Tiga.',
    'Siapa dia? Tiga, t.t.',
    'Siapa dia? Solo: Tiga, t.t.',
  ])
})

test('a body that publishes its own work is named once in APA', () => {
  const [apa] = textsOf('110 2# $a Badan Bahasa.\n245 10 $a Kamus\n264 #1 $b Badan Bahasa, $c 2016')
  assert.equal(apa, 'Badan Bahasa. (2016). Kamus.')
})

test('what is online is cited with its address', () => {
  const [apa] = textsOf('245 00 $a Peta\n264 #1 $c 2020\n338 ## $b cr\n856 40 $u https://contoh.id/peta')
  assert.equal(apa, 'Peta. (2020). https://contoh.id/peta')
})
