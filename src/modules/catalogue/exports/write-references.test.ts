import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { describeRecord } from '../describe/describe-record.ts'
import type { DataField, MarcField } from '../marc/record.ts'
import { csvColumns, csvHeader, writeCsv } from './write-csv.ts'
import { writeBibtex } from './write-bibtex.ts'
import { writeRis } from './write-ris.ts'

const data = (tag: string, indicators: string, ...pairs: string[]): DataField => ({
  tag,
  ind1: indicators.charAt(0),
  ind2: indicators.charAt(1),
  subfields: pairs.map((pair) => ({ code: pair.charAt(0), value: pair.slice(1) })),
})
const describe = (...fields: MarcField[]) => describeRecord({ leader: '00000nam a2200000 i 4500', fields })

const novel = describe(
  { tag: '001', value: 'blitar-17' },
  { tag: '008', value: '050101s2005    io            000 1 ind d' },
  data('020', '  ', 'a979-3062-79-7'),
  data('082', '04', 'a899.2213'),
  data('100', '1 ', 'aToer, Pramoedya Ananta,', 'd1925-2006'),
  data('245', '10', 'aBumi manusia :', 'bsebuah roman /', 'cPramoedya Ananta Toer.'),
  data('260', '  ', 'aJakarta :', 'bLentera & Dipantara,', 'c2005.'),
  data('520', '  ', 'aMinke,\nanak bangsawan 100% Jawa.'),
  data('650', ' 0', 'aRoman sejarah'),
  data('710', '2 ', 'aHasta Mitra (Jakarta)'),
)

test('RIS names type, authors without their years, title, publisher and year', () => {
  const lines = writeRis(novel, 'https://pustaka.example/koleksi/17').split('\r\n')
  assert.equal(lines[0], 'TY  - BOOK')
  for (const line of [
    'AU  - Toer, Pramoedya Ananta',
    'AU  - Hasta Mitra (Jakarta)',
    'TI  - Bumi manusia : sebuah roman',
    'CY  - Jakarta',
    'PB  - Lentera & Dipantara',
    'PY  - 2005',
    'LA  - ind',
    'KW  - Roman sejarah',
    'AB  - Minke, anak bangsawan 100% Jawa.',
    'UR  - https://pustaka.example/koleksi/17',
  ]) {
    assert.ok(lines.includes(line), line)
  }
  assert.deepEqual(lines.slice(-3), ['ER  - ', '', ''])
})

test('a text with a line end cannot begin a line of its own in RIS', () => {
  const ris = writeRis(describe(data('245', '00', 'aSatu\r\nER  - ')))
  assert.equal(ris.match(/^ER {2}- /gm)?.length, 1)
})

test('BibTeX keeps bodies whole and escapes what TeX would obey', () => {
  const entry = writeBibtex(novel, 17)
  assert.ok(entry.startsWith('@book{toer2005-17,\n'))
  assert.match(entry, /author = \{Toer, Pramoedya Ananta and \{Hasta Mitra \(Jakarta\)\}\}/)
  assert.match(entry, /publisher = \{Lentera \\& Dipantara\}/)
  assert.match(entry, /abstract = \{Minke, anak bangsawan 100\\% Jawa\.\}/)
})

test('a brace in a title does not end the BibTeX entry', () => {
  const entry = writeBibtex(describe(data('245', '00', String.raw`aAku } \input{x} _a_`)), 1)
  assert.match(entry, /title = \{\{Aku \\\} \\textbackslash\{\}input\\\{x\\\} \\_a\\_\}\}/)
  assert.ok(entry.startsWith('@book{anonim-1,'))
})

test('CSV is read back as it was written, with several values in a cell', () => {
  const text =
    csvHeader('id') + writeCsv(novel) + writeCsv(describe(data('245', '00', 'aKata "dia", kata\nsaya')))
  const [header = [], first = [], second = []] = parse(text, { bom: true })
  const column = csvColumns.indexOf('title')
  assert.equal(header[column], 'Judul')
  assert.equal(first[column], 'Bumi manusia : sebuah roman')
  assert.equal(
    first[csvColumns.indexOf('authors')],
    'Toer, Pramoedya Ananta, 1925-2006 | Hasta Mitra (Jakarta)',
  )
  assert.equal(second[column], 'Kata "dia", kata\nsaya')
  assert.equal(second.length, csvColumns.length)
})

test('a title that a spreadsheet would run as a formula is marked as text', () => {
  const cells = writeCsv(describe(data('245', '00', 'a=HYPERLINK("x")'))).split(',')
  assert.equal(cells[1], `"'=HYPERLINK(""x"")"`)
})
