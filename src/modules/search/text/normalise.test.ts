import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalise, tokensOf } from './normalise.ts'

const areOne = (...texts: string[]) => {
  for (const text of texts) assert.deepEqual(tokensOf(text), tokensOf(texts[0] ?? ''), text)
  assert.notDeepEqual(tokensOf(texts[0] ?? ''), [])
}

test('the Quran is one word however it is written', () => {
  areOne(
    "Al-Qur'an",
    'al quran',
    'alquran',
    "Qur'an",
    'Qur’ān',
    'Quran',
    'AL QURʾĀN',
    "al-Qur'ân",
    'Al Qur`an',
  )
  assert.deepEqual(tokensOf("Tafsir Al-Qur'an"), ['tafsir', 'quran'])
})

test('the Arabic article goes with the name, the English preposition stays', () => {
  areOne('an-Nawawi', 'An Nawawi', 'Nawawi')
  areOne('at-Tirmidzi', 'Tirmidzi')
  areOne('asy-Syafi‘i', 'Syafii')
  assert.deepEqual(tokensOf('At the mountains of madness').slice(0, 2), ['at', 'the'])
  assert.deepEqual(tokensOf('As soon as possible')[0], 'as')
  assert.deepEqual(tokensOf('al'), ['al'])
})

test('accents, case, ligatures and apostrophes make no difference', () => {
  areOne("Ka'bah", 'KABAH', 'Ka‘bah')
  areOne('Les Misérables', 'les miserables', 'LES MISE\u0301RABLES')
  areOne('Straße', 'strasse')
  assert.equal(normalise('  Bumi   Manusia: sebuah roman! '), 'bumi manusia sebuah roman')
})

test('hyphens part words, reduplication is folded', () => {
  areOne('buku-buku', 'buku', 'buku buku', 'buku2', 'Buku–buku')
  assert.deepEqual(tokensOf('cerita anak-anak'), ['cerita', 'anak'])
  areOne('e-book', 'ebook', 'E-Book')
})

test('initials stand together', () => {
  areOne('A.A. Navis', 'A. A. Navis', 'AA Navis', 'a a navis')
  areOne('Nh. Dini', 'N.H. Dini', 'NH Dini')
})

test('single letters that are told apart by commas, or are too many for a name, stay apart', () => {
  assert.deepEqual(tokensOf('Hepatitis A, B, C'), ['hepatitis', 'a', 'b', 'c'])
  assert.equal(normalise('Hepatitis A, B'), 'hepatitis a b')
  assert.ok(tokensOf('a '.repeat(500)).every((token) => token.length < 8))
})

test('digits of other scripts are digits', () => {
  areOne('juz ٣٠', 'juz 30')
  areOne('꧒꧐꧒꧖', '2026')
})

test('Roman numerals are numbers, one letter only where volumes are counted', () => {
  areOne('Perang Dunia II', 'perang dunia 2')
  areOne('Kelas X', 'kelas 10')
  areOne('Jilid V', 'jilid 5')
  areOne('abad XXI', 'abad 21')
  assert.deepEqual(tokensOf('Malcolm X'), ['malcolm', 'x'])
  assert.deepEqual(tokensOf('Vitamin C dan I'), ['vitamin', 'c', 'dan', 'i'])
})

test('digits are kept, and thousands are one number', () => {
  areOne('20.000 mil', '20000 mil', '20,000 mil')
  assert.deepEqual(tokensOf('1945-1949'), ['1945', '1949'])
  assert.deepEqual(tokensOf('3.14'), ['3', '14'])
})

test('the sign & is the word for it', () => {
  areOne('Romeo & Juliet', 'Romeo and Juliet', 'Romeo dan Juliet')
  assert.deepEqual(tokensOf('&'), [])
})

test('programming languages of one letter can be told apart', () => {
  assert.equal(new Set(['C', 'C++', 'C#'].map((text) => tokensOf(text).join(' '))).size, 3)
})

test('other scripts pass: Arabic without vowel marks, Javanese with them, Chinese by character', () => {
  areOne('الْقُرْآن', 'القران')
  assert.deepEqual(tokensOf('ꦲꦏ꧀ꦱꦫ ꦗꦮ'), ['ꦲꦏ꧀ꦱꦫ', 'ꦗꦮ'])
  assert.deepEqual(tokensOf('红楼梦'), ['红', '楼', '梦'])
  assert.deepEqual(tokensOf('한국어 책'), ['한국어', '책'])
})

test('any string has words of bounded length, or none', () => {
  const odd = [
    '',
    ' ',
    '\0',
    '\ud800',
    '\udc00x',
    '🙂',
    '%_*',
    '"',
    'a'.repeat(10_000),
    '𠮷'.repeat(90),
    '́',
    '-'.repeat(50),
  ]
  for (const text of odd) {
    for (const token of tokensOf(text)) assert.ok(token.length > 0 && token.length <= 64, text.slice(0, 20))
  }
  assert.deepEqual(tokensOf('🙂 %_* "'), [])
  assert.equal(tokensOf('a'.repeat(10_000))[0]?.length, 64)
})

test('what is normal stays as it is', () => {
  for (const text of ['Al-Qur’ān & Ḥadīṡ, jilid II', 'R&D 20.000 C++', '红楼梦 2']) {
    assert.equal(normalise(normalise(text)), normalise(text))
  }
})
