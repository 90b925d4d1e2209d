import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatQuery } from './format-query.ts'
import { longestQuery, mostClauses, parseQuery } from './parse-query.ts'
import type { Clause, Field } from './query.ts'

const word = (text: string, field: Field = 'any'): Clause => ({ kind: 'word', field, word: text })
const wordsOf = (text: string, field: Field = 'any') => text.split(' ').map((one) => word(one, field))
const allOf = (text: string) => parseQuery(text).query.all
const asks = (text: string, all: Clause[], none: Clause[] = []) =>
  assert.deepEqual(parseQuery(text).query, { all, none }, text)
/** A number that is one thing or else the other. */
const either = (...of: Clause[][]): Clause => ({ kind: 'either', of: of.map((all) => ({ all, none: [] })) })

test('words must all be found', () => {
  asks('Bumi Manusia', wordsOf('bumi manusia'))
  asks('', [])
  asks('  ', [])
})

test('words are read together, so that initials and doubled words reach over spaces', () => {
  asks('A. A. Navis', wordsOf('aa navis'))
  asks('buku buku anak', wordsOf('buku anak'))
  asks('al Quran', wordsOf('quran'))
  asks('kelas X', wordsOf('kelas 10'))
})

test('quotes ask for a phrase, or for one word exactly', () => {
  asks('"bumi manusia" toer', [{ kind: 'phrase', field: 'any', words: ['bumi', 'manusia'] }, word('toer')])
  asks('“hujan”', [{ kind: 'phrase', field: 'any', words: ['hujan'] }])
  asks('judul:"bumi manusia"', [{ kind: 'phrase', field: 'title', words: ['bumi', 'manusia'] }])
  asks('"bumi manusia', [{ kind: 'phrase', field: 'any', words: ['bumi', 'manusia'] }])
})

test('a minus, BUKAN and NOT leave out', () => {
  asks('lupus -komik', [word('lupus')], [word('komik')])
  asks('lupus BUKAN komik', [word('lupus')], [word('komik')])
  asks(
    'lupus NOT "cerita anak"',
    [word('lupus')],
    [{ kind: 'phrase', field: 'any', words: ['cerita', 'anak'] }],
  )
  asks('-komik', [], [word('komik')])
  asks('sayur -sayur-mayur', [word('sayur')], [either(wordsOf('sayur mayur'))])
})

test('ATAU and OR join the words beside them', () => {
  asks('kucing ATAU anjing liar', [either([word('kucing')], [word('anjing')]), word('liar')])
  asks('cerita kucing OR anjing OR burung', [
    word('cerita'),
    either([word('kucing')], [word('anjing')], [word('burung')]),
  ])
})

test('operators are words in lower case, at the beginning and in a text all in capitals', () => {
  asks('Bukan pasar malam', wordsOf('bukan pasar malam'))
  asks('BUKAN PASAR MALAM', wordsOf('bukan pasar malam'))
  asks('NOT without my daughter', wordsOf('not without my daughter'))
  asks('hidup atau mati', wordsOf('hidup atau mati'))
  asks('OR', wordsOf('or'))
})

test('a star asks for a beginning, which stays as it was typed', () => {
  asks('menul*', [{ kind: 'word', field: 'any', word: 'menul', prefix: true }])
  asks('vi*', [{ kind: 'word', field: 'any', word: 'vi', prefix: true }])
  asks('pengarang:pram*', [{ kind: 'word', field: 'author', word: 'pram', prefix: true }])
})

test('a field is named for one word, or with a space for all that follow', () => {
  asks('pengarang:toer bumi', [word('toer', 'author'), word('bumi')])
  asks('author: tere liye title: hujan', [...wordsOf('tere liye', 'author'), word('hujan', 'title')])
  asks('Subjek:sejarah', [word('sejarah', 'subject')])
  asks('seri:lupus penerbit:mizan', [word('lupus', 'series'), word('mizan', 'publisher')])
  asks('nomor:"PKB 0000001"', [word('PKB 0000001', 'identifier')])
  asks('kelas:899.2', [word('899.2', 'callNumber')])
  asks('dilan: dia', wordsOf('dilan dia'))
})

test('an ISBN is known in both its forms, however it is written', () => {
  const both = either([word('9789799731234', 'identifier')], [word('9799731232', 'identifier')])
  for (const text of [
    '9789799731234',
    '978-979-97312-3-4',
    '978 979 97312 3 4',
    'ISBN 978-979-97312-3-4',
    'isbn-13: 9789799731234',
  ])
    asks(text, [both])
  asks('979-97312-3-2', [either([word('9799731232', 'identifier')], [word('9789799731234', 'identifier')])])
  asks('isbn:978-979-97312-3-4', [both])
  asks('isbn: 979 97312 3 2', allOf('9799731232'))
  asks('978-979-97312-3-4 bumi', [both, word('bumi')])
  asks('9789799731235', [word('9789799731235', 'identifier')])
})

test('barcodes, ISSN and call numbers are known, years and names with numbers are not taken for them', () => {
  asks('PKB-0000001', [either([word('PKB-0000001', 'identifier')], wordsOf('pkb 0000001'))])
  asks('0378-5955', [either([word('0378-5955', 'identifier')], wordsOf('0378 5955'))])
  asks('899.2213', [either([word('899.2213', 'callNumber')], wordsOf('899 2213'))])
  assert.deepEqual(allOf('899.2213 Toe b')[0]?.kind, 'either')
  assert.deepEqual(allOf('2X1.3 Shi m')[0]?.kind, 'either')
  assert.deepEqual(allOf('813 Row h')[0]?.kind, 'either')
  asks('kurun niaga 1450-1680', wordsOf('kurun niaga 1450 1680'))
  asks('Covid-19', wordsOf('covid 19'))
  asks('100 tahun', wordsOf('100 tahun'))
})

test('a text without a word in it finds nothing, and is not refused', () => {
  for (const text of ['%', '_', '"', '""', '-', '*', '🙂', "'; --", '\ud800', '\0']) asks(text, [either()])
})

test('what is no syntax is words', () => {
  asks("' or 1=2", wordsOf('or 1 2'))
  asks('[a,b] {c}', allOf('a, b c'))
  asks('judul', wordsOf('judul'))
  asks('q[]=bumi', wordsOf('q bumi'))
})

test('long texts are heard up to a bound', () => {
  const words = Array.from({ length: 2000 }, (_, i) => `kata${i}a`).join(' ')
  const { all, none } = parseQuery(`${words} -x`).query
  assert.ok(all.length + none.length <= mostClauses)
  assert.ok(words.length > longestQuery)
  assert.ok(parseQuery('x'.repeat(10_000)).query.all.length === 1)
})

test('only plain words are offered for correction', () => {
  assert.deepEqual(parseQuery('bumi manusai pengarang:toer -komik 9789799731234 me*').words, [
    'bumi',
    'manusai',
  ])
})

test('abbreviations are looked for as they stand and written out', () => {
  asks('uu 2022', [either([word('uu')], [word('undang')]), word('2022')])
  asks('judul:IPA', [either([word('ipa', 'title')], wordsOf('ilmu pengetahuan alam', 'title'))])
  asks('pengarang:ham', [word('ham', 'author')])
})

test('what is written back is read as the same', () => {
  const texts = [
    'Bumi Manusia pengarang:toer -komik',
    '"bumi manusia" judul:"anak semua bangsa" tari*',
    'cerita kucing ATAU anjing-laut ATAU "burung merpati" pengarang:dini',
    'penerbit:mizan seri:lupus kelas:899.2 nomor:"PKB 1" -judul:komik',
    '978-979-97312-3-4 899.2213',
    'PKB-0000001 -sayur-mayur',
    'uud 1945 judul:ipa -kuhp',
    '%',
    '',
  ]
  for (const text of texts) {
    const { query } = parseQuery(text)
    assert.deepEqual(parseQuery(formatQuery(query)).query, query, `${text} => ${formatQuery(query)}`)
  }
  assert.equal(
    formatQuery(parseQuery('  Bumi   MANUSIA pengarang: Toer ').query),
    'bumi manusia pengarang:toer',
  )
})
