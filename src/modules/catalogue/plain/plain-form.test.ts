import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { marcText } from '../../../../test/support/marc-text.ts'
import type { MarcRecord } from '../marc/record.ts'
import { laskarPelangi } from '../test-data.ts'
import { applyPlainFields } from './apply-plain-fields.ts'
import { emptyRecord } from './empty-record.ts'
import { asText, checkPlainFields, PlainForm, plainNames, type PlainFields } from './plain-form.ts'
import { plainFieldsOf } from './shown-fields.ts'

/** What a browser sends of a form that shows these values: single lines lose line ends, larger ones get CR LF. */
const sent = (shown: PlainFields): PlainFields => {
  const large = new Set(['otherAuthors', 'subjects', 'summary', 'notes'])
  const typed = plainNames.map((name) => {
    const text = asText(shown[name])
    return [name, large.has(name) ? text.replaceAll('\n', '\r\n') : text.replaceAll(/[\r\n]/g, '')]
  })
  return v.parse(PlainForm, Object.fromEntries(typed))
}
const edited = (record: MarcRecord, changes: Partial<PlainFields>) =>
  applyPlainFields(record, { ...sent(plainFieldsOf(record)), ...changes })
/** Fields that one record has and the other has not, as text. */
const difference = (before: MarcRecord, after: MarcRecord) => {
  const lines = (record: MarcRecord) => record.fields.map((field) => JSON.stringify(field))
  const [old, fresh] = [lines(before), lines(after)]
  return {
    gone: before.fields.filter((_, index) => !fresh.includes(old[index] ?? '')),
    come: after.fields.filter((_, index) => !old.includes(fresh[index] ?? '')),
  }
}
const fieldsOf = (text: string) => marcText(text).fields

test('a record is shown without the punctuation between its elements', () => {
  assert.deepEqual(plainFieldsOf(laskarPelangi), {
    ...plainFieldsOf(marcText('')),
    title: 'Laskar pelangi',
    subtitle: '',
    responsibility: 'Andrea Hirata',
    author: 'Andrea Hirata',
    edition: '',
    place: 'Yogyakarta',
    publisher: 'Bentang',
    year: '2005',
    extent: 'xviii, 529 hlm.',
    series: '',
    isbn: '9793062797',
    language: 'ind',
    classNumber: '899.221 3',
    callNumber: '899.221 3 AND l',
    subjects: ['Fiksi Indonesia', 'Pendidikan -- Belitung -- Fiksi'],
    summary: '',
    notes: ['Novel pertama tetralogi.'],
  } satisfies PlainFields)
})

const word = fc.oneof(
  fc.constantFrom(
    'Bumi',
    'manusia',
    ' ',
    ' / ',
    ' :',
    ',',
    '.',
    '\n',
    '\r\n',
    '--',
    'P. A.',
    '2005',
    '[1928]',
    '9793062797',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const value = fc.array(word, { maxLength: 6 }).map((words) => words.join('').replaceAll('\0', ''))
const tag = fc.constantFrom(
  ...'020 041 082 084 090 100 110 245 250 260 264 300 490 500 520 650 651 700 990'.split(' '),
)
const dataField = fc.record({
  tag,
  ind1: fc.constantFrom(' ', '0', '1'),
  ind2: fc.constantFrom(' ', '0', '1', '4'),
  subfields: fc.array(fc.record({ code: fc.constantFrom(...'abcdexz02'), value }), {
    minLength: 1,
    maxLength: 4,
  }),
})
const controlField = fc.record({ tag: fc.constantFrom('001', '008'), value: fc.string({ maxLength: 42 }) })
const record = fc
  .tuple(fc.array(controlField, { maxLength: 2 }), fc.array(dataField, { maxLength: 14 }))
  .map(([control, data]): MarcRecord => ({ leader: laskarPelangi.leader, fields: [...control, ...data] }))

test('a form that nobody touched leaves any record as it is, to the letter, and is never refused', () => {
  fc.assert(
    fc.property(record, (given) => {
      const shown = plainFieldsOf(given)
      const back = sent(shown)
      assert.deepEqual(applyPlainFields(given, back), given)
      assert.deepEqual(Object.keys(checkPlainFields(back, shown)), shown.title === '' ? ['title'] : [])
    }),
    { numRuns: 3000, seed: 2026 },
  )
})

test('what was typed into any record is shown again, and all other fields stay', () => {
  const fresh = { title: 'Judul baru', place: 'Malang', year: '1999', subjects: ['Kopi'], notes: ['Baik'] }
  fc.assert(
    fc.property(record, (given) => {
      const after = edited(given, fresh)
      const shown = plainFieldsOf(after)
      for (const [name, wanted] of Object.entries(fresh))
        assert.deepEqual(Reflect.get(shown, name), wanted, name)
      const untouched = new Set([
        '001',
        '020',
        '082',
        '084',
        '090',
        '100',
        '250',
        '300',
        '490',
        '520',
        '651',
        '990',
      ])
      const others = ({ fields }: MarcRecord) => fields.filter((field) => untouched.has(field.tag))
      assert.deepEqual(others(after), others(given))
    }),
    { numRuns: 1000, seed: 2026 },
  )
})

test('a change keeps the punctuation, the other subfields and every other field', () => {
  assert.deepEqual(
    difference(
      laskarPelangi,
      edited(laskarPelangi, { title: 'Laskar Pelangi', publisher: 'Bentang Pustaka' }),
    ),
    {
      gone: fieldsOf(
        '245 10 $a Laskar pelangi / $c Andrea Hirata.\n260 ## $a Yogyakarta : $b Bentang, $c c2005.',
      ),
      come: fieldsOf(
        '245 10 $a Laskar Pelangi / $c Andrea Hirata.\n260 ## $a Yogyakarta : $b Bentang Pustaka, $c c2005.',
      ),
    },
  )
})

test('a subtitle that comes or goes moves the marks between the parts of the title', () => {
  const longer = edited(laskarPelangi, { subtitle: 'sebuah novel' })
  assert.deepEqual(
    difference(laskarPelangi, longer).come,
    fieldsOf('245 10 $a Laskar pelangi : $b sebuah novel / $c Andrea Hirata.'),
  )
  assert.deepEqual(edited(longer, { subtitle: '' }), laskarPelangi)
})

test('a year changes where it is printed and where it is counted', () => {
  assert.deepEqual(difference(laskarPelangi, edited(laskarPelangi, { year: '2008' })).come, [
    ...fieldsOf('008 050101s2008    io            000 1 ind d'),
    ...fieldsOf('260 ## $a Yogyakarta : $b Bentang, $c c2008.'),
  ])
})

test('a language changes in 008 and 041', () => {
  const translated = marcText(
    '008 050101s2005    io            000 1 ind d\n041 1# $a ind $h eng\n245 00 $a Judul',
  )
  assert.deepEqual(
    edited(translated, { language: 'jav' }).fields.slice(0, 2),
    fieldsOf('008 050101s2005    io            000 1 jav d\n041 1# $a jav $h eng'),
  )
})

test('another author is another heading, without the old number', () => {
  const linked = marcText('100 0# $a Hamka, $d 1908-1981 $0 (INLIS)17\n245 14 $a The sinking / $c Hamka.')
  assert.deepEqual(
    edited(linked, { author: 'Toer, Pramoedya Ananta' }).fields[0],
    fieldsOf('100 1# $a Toer, Pramoedya Ananta, $d 1908-1981')[0],
  )
  assert.equal(Reflect.get(edited(linked, { title: 'Sinking' }).fields[1] ?? {}, 'ind2'), '0')
  assert.equal(Reflect.get(edited(linked, { title: 'The rising' }).fields[1] ?? {}, 'ind2'), '4')
})

test('subjects keep their fields, also when lines are added, left out or typed over', () => {
  const subjects = '650 #0 $a Islam $z Indonesia $0 x1\n651 #0 $a Blitar\n650 #7 $a Wayang $2 lokal $0 x2'
  const given = marcText(subjects)
  const lines = (...wanted: string[]) => edited(given, { subjects: wanted }).fields
  assert.deepEqual(
    lines('Islam -- Indonesia', 'Baru -- Sejarah', 'Wayang'),
    fieldsOf(
      '650 #0 $a Islam $z Indonesia $0 x1\n650 #4 $a Baru $x Sejarah\n651 #0 $a Blitar\n650 #7 $a Wayang $2 lokal $0 x2',
    ),
  )
  assert.deepEqual(lines('Wayang'), fieldsOf('651 #0 $a Blitar\n650 #7 $a Wayang $2 lokal $0 x2'))
  assert.deepEqual(
    lines('Islam -- Jawa', 'Wayang'),
    fieldsOf('650 #0 $a Islam $z Jawa\n651 #0 $a Blitar\n650 #7 $a Wayang $2 lokal $0 x2'),
  )
  assert.deepEqual(
    lines('Wayang', 'Islam -- Indonesia'),
    fieldsOf('650 #7 $a Wayang $2 lokal $0 x2\n650 #0 $a Islam $z Indonesia $0 x1\n651 #0 $a Blitar'),
  )
})

test('a new record has its parts in order, with their punctuation', () => {
  const made = applyPlainFields(emptyRecord('2026-12-07'), {
    ...plainFieldsOf(emptyRecord('2026-12-07')),
    title: 'Perahu kertas',
    subtitle: 'novel',
    responsibility: 'Dee',
    author: 'Lestari, Dewi',
    place: 'Yogyakarta',
    publisher: 'Bentang',
    year: '2009',
    isbn: '978-979-1227-78-0',
    subjects: ['Fiksi Indonesia'],
  })
  assert.deepEqual(
    made.fields,
    fieldsOf(
      `008 261207s2009    io            000 0 ind d
       020 ## $a 978-979-1227-78-0
       100 1# $a Lestari, Dewi
       245 10 $a Perahu kertas : $b novel / $c Dee
       264 #1 $a Yogyakarta : $b Bentang, $c 2009
       650 #4 $a Fiksi Indonesia`,
    ),
  )
})

test('only what was changed is checked', () => {
  const shown = { ...plainFieldsOf(laskarPelangi), isbn: 'tanpa ISBN', summary: 'x'.repeat(20_000) }
  assert.deepEqual(checkPlainFields(shown, shown), {})
  const wrong = {
    ...shown,
    isbn: '9793062798',
    year: '20055',
    language: 'bahasa',
    title: '',
    extent: 'x'.repeat(501),
  }
  assert.deepEqual(checkPlainFields(wrong, shown), {
    isbn: 'not-an-isbn',
    year: 'not-a-year',
    language: 'not-a-language',
    title: 'required',
    extent: 'too-long',
  })
})

test('other authors are typed one a line, each with what they did', () => {
  const before = marcText(`
    245 10 $a Mangir
    700 1# $a Damono, Sapardi Djoko, $d 1940-2020, $e penerjemah. $0 (ID-DEMO)7
    700 0# $a Hamka`)
  assert.deepEqual(plainFieldsOf(before).otherAuthors, ['Damono, Sapardi Djoko -- penerjemah', 'Hamka'])
  const role = edited(before, { otherAuthors: ['Damono, Sapardi Djoko -- penyunting', 'Hamka'] })
  assert.deepEqual(
    difference(before, role).come,
    fieldsOf(`
    700 1# $a Damono, Sapardi Djoko, $d 1940-2020, $0 (ID-DEMO)7 $e penyunting`),
  )
  // Another name is another person: dates and authority of the first do not stay with it.
  const name = edited(before, { otherAuthors: ['Toer, Pramoedya Ananta -- penerjemah', 'Hamka'] })
  assert.deepEqual(difference(before, name).come, fieldsOf('700 1# $a Toer, Pramoedya Ananta $e penerjemah'))
  assert.deepEqual(difference(before, edited(before, { otherAuthors: ['Hamka'] })).come, [])
})
