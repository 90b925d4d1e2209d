import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFormsOf, formsOf } from './word-forms.ts'

/** Whether a title with the word `indexed` is found by `asked` in a looser form. */
const meets = (asked: string, indexed: string): boolean => {
  const terms = new Set([indexed, ...formsOf(indexed)])
  return askedFormsOf(asked).some((form) => terms.has(form))
}

const meetBothWays = (pairs: string) => {
  for (const pair of pairs.split(' ')) {
    const [a = '', b = ''] = pair.split('/')
    assert.ok(meets(a, b), `${a} finds ${b}`)
    assert.ok(meets(b, a), `${b} finds ${a}`)
  }
}

test('old and new spelling meet', () => {
  meetBothWays('soekarno/sukarno pramoedya/pramudya djakarta/jakarta poedjangga/pujangga tjipto/cipto')
  meetBothWays('chairil/khairil sjahrir/syahrir jassin/yasin jusuf/yusuf joesoef/yusuf soerabaja/surabaya')
  meetBothWays('jogja/yogya jogjakarta/yogyakarta njonja/nyonya memboeroe/memburu')
})

test('words from Arabic meet in their spellings', () => {
  meetBothWays('sholat/salat shalat/sholat ramadhan/ramadan dzikir/zikir mohammad/muhammad fiqih/fikih')
  meetBothWays('ummat/umat akhlaq/akhlak sunnah/sunah')
})

test('words of one family meet', () => {
  meetBothWays('menulis/penulisan perjuangan/juang pendidikan/mendidik bukunya/buku pelajaran/belajar')
})

test('English singular and plural meet', () => {
  meetBothWays('books/book stories/story classes/class women/woman children/child houses/house')
  for (const word of ['gas', 'basis', 'process', 'species', 'atlas'])
    assert.ok(!formsOf(word).some((form) => form.startsWith('^')), word)
})

test('different words stay apart', () => {
  for (const [a, b] of [
    ['beruang', 'uang'],
    ['sekolah', 'seko'],
    ['german', 'germ'],
    ['bulan', 'bul'],
    ['jet', 'yet'],
    ['koran', 'quran'],
    ['perang', 'terang'],
  ] as const)
    assert.ok(!meets(a, b) && !meets(b, a), `${a} ${b}`)
})

test('forms are told from words by their first character, and are few', () => {
  for (const word of ['soekarno', 'menulis', 'memboeroe', 'books', 'x', '2024', 'القران', 'a'.repeat(64)]) {
    const forms = formsOf(word)
    assert.ok(forms.length <= 2)
    for (const form of forms) assert.match(form, /^[~^][a-z]/)
    assert.ok(askedFormsOf(word).length <= 7)
  }
})
