import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemsOf, recordsOf } from '../../../../test/support/marc-files.ts'
import type { MarcFormat } from './detect-format.ts'
import type { ReadItem } from './problems.ts'
import { controlValue, firstValue, type MarcRecord } from './record.ts'
import { writeIso2709 } from './write-iso2709.ts'
import { writeMarcjson } from './write-marcjson.ts'
import { writeMarcxml } from './write-marcxml.ts'

const book = (number: string, title = 'Laskar Pelangi'): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [
    { tag: '001', value: number },
    { tag: '100', ind1: '1', ind2: ' ', subfields: [{ code: 'a', value: 'Hirata, Andrea' }] },
    { tag: '245', ind1: '1', ind2: '0', subfields: [{ code: 'a', value: title }] },
  ],
})

function iso(number: string, title?: string): string {
  const written = writeIso2709(book(number, title))
  assert.ok(written.ok)
  return Buffer.from(written.bytes).toString('latin1')
}

/** Numbers of the records that were read and codes of everything else, in their order. */
const report = (items: ReadItem[]): string[] =>
  items.flatMap((item) =>
    item.ok
      ? [controlValue(item.record, '001') ?? '?', ...item.warnings.map(({ code }) => code)]
      : [item.problem.code],
  )

const reportOf = async (content: string, format?: MarcFormat): Promise<string[]> =>
  report(await itemsOf(Buffer.from(content, 'latin1'), format, 7))

const first = iso('1')
const last = iso('3')
const cases: Record<string, [string, string[]]> = {
  'a length that is too long': [`9${iso('2').slice(1)}`, ['2', 'leader-length-wrong']],
  'a length that is too short': [`00050${iso('2').slice(5)}`, ['2', 'leader-length-wrong']],
  'a length that is no number': [
    `abcde${iso('2').slice(5)}`,
    ['2', 'leader-characters-wrong', 'leader-length-wrong'],
  ],
  'a base address that is wrong': [`${iso('2').slice(0, 12)}99999${iso('2').slice(17)}`, ['2']],
  'no record terminator': [iso('2').slice(0, -1), ['2', 'record-terminator-missing']],
  'line ends around it': [`\r\n${iso('2')}\r\n`, ['2']],
  'a wrong place in the directory': [iso('2').replace('24500190', '24500999'), ['2', 'directory-repaired']],
  'a wrong length in the directory': [iso('2').replace('1000019', '1000003'), ['2', 'directory-repaired']],
  'a second record terminator': [`${iso('2')}\u001d`, ['2']],
  'a title in MARC-8 though it says UTF-8': [
    iso('2').replace('Pelangi', 'Pel\u00e2angi').replace('0019', '0020'),
    ['2', 'leader-length-wrong', 'directory-repaired', 'read-as-marc8'],
  ],
  'bytes that are no record': ['x'.repeat(300) + '\u001d', ['no-record-here']],
  'a directory of other characters': [
    iso('2').replace(/001000200000.{24}/, '#'.repeat(36)),
    ['directory-broken'],
  ],
  'no fields': ['00026nam a2200025 i 4500\u001e\u001d', ['record-empty']],
  'NUL in its title': [iso('2').replace('Laskar', 'Las\u0000ar'), ['2', 'control-characters-removed']],
}
for (const [name, [broken, expected]] of Object.entries(cases)) {
  test(`ISO 2709 with ${name} is read, and so are its neighbours`, async () => {
    assert.deepEqual(await reportOf(first + broken + last, 'marc'), ['1', ...expected, '3'])
  })
}

test('a record that ends in the middle is not taken for a whole one', async () => {
  assert.deepEqual(await reportOf(first + iso('2').slice(0, -12), 'marc'), ['1', 'record-cut-short'])
})

test('a long record that was never to be is read in full', async () => {
  const many = Array.from({ length: 30 }, (_, index) => `${index}`.padEnd(8_000, 'x'))
  const directory = many.map((_, index) => `500${'8005'}${String((index * 8005) % 100_000).padStart(5, '0')}`)
  const content = many.map((value) => `  \u001fa${value}\u001e`).join('')
  const whole = `99999nam a2200385 i 4500${directory.join('')}\u001e${content}\u001d`
  const items = await itemsOf(Buffer.from(first + whole + last, 'latin1'), 'marc', 60_000)
  const [, long] = recordsOf(items)
  assert.deepEqual(report(items), [
    '1',
    '?',
    'record-over-99999-bytes',
    'directory-repaired',
    'title-missing',
    '3',
  ])
  assert.deepEqual(
    long?.fields.map((field) => ('subfields' in field ? field.subfields[0]?.value : '')),
    many,
  )
})

const xml = (number: string) => writeMarcxml(book(number))
const inXml: Record<string, [string, string[]]> = {
  'a tag that is not closed': [xml('2').replace('</subfield>', ''), ['xml-broken']],
  'an entity that HTML has': [xml('2').replace('Laskar', '&nbsp;'), ['xml-broken']],
  'no end': [xml('2').replace('</record>', ''), ['xml-broken']],
  'control characters': [xml('2').replace('Laskar', 'Las\u0001kar'), ['2', 'control-characters-removed']],
  'bytes of Latin-1': [xml('2').replace('Laskar', 'Las\u00e9'), ['2', 'read-as-latin1']],
  'a prefix': [xml('2').replaceAll(/<(\/?)(\w)/g, '<$1marc:$2'), ['2']],
  'a wrapper of the same name': [`<record><metadata>${xml('2')}</metadata></record>`, ['2']],
  'a comment that holds a record': [`<!-- ${xml('2')} -->`, []],
  'another vocabulary': ['<record><title>x</title></record>', ['not-a-marc-object']],
}
for (const [name, [broken, expected]] of Object.entries(inXml)) {
  test(`MARCXML with ${name} is reported, and its neighbours are read`, async () => {
    const content = `<?xml version="1.0"?><collection>${xml('1')}${broken}${xml('3')}</collection>`
    assert.deepEqual(await reportOf(content), ['1', ...expected, '3'])
  })
}

test('entities of a document type are neither fetched nor expanded', async () => {
  const type = '<!DOCTYPE collection [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
  const broken = xml('2').replace('Laskar', '&a;&b;')
  assert.deepEqual(await reportOf(`${type}<collection>${broken}${xml('3')}</collection>`), [
    'xml-broken',
    '3',
  ])
})

test('MARCXML in another encoding is read as its declaration says', async () => {
  const content = `<?xml version="1.0" encoding="ISO-8859-1"?>${xml('1').replace('Laskar', 'Caf\u00e9')}`
  const [record] = recordsOf(await itemsOf(Buffer.from(content, 'latin1')))
  assert.equal(record && firstValue(record, '245', 'a'), 'Café Pelangi')
})

const json = (number: string) => writeMarcjson(book(number))
const inJson: Record<string, [string, string[]]> = {
  'a lost quotation mark': [json('2').replace('"245"', '"245'), ['record-cut-short']],
  'no end': [json('2').slice(0, -9), ['record-cut-short']],
  'a comma too many': [json('2').replace('}]', '},]'), ['json-broken']],
  'fields that are no list': ['{"leader":"x","fields":{}}', ['not-a-marc-object']],
  'a lone surrogate': [json('2').replace('Laskar', String.raw`\ud800`), ['2', 'control-characters-removed']],
  NUL: [json('2').replace('Laskar', String.raw`\u0000`), ['2', 'control-characters-removed']],
  'no fields': ['{"leader":"x","fields":[]}', ['record-empty']],
  'other words': ['something else', ['no-record-here']],
}
for (const [name, [broken, expected]] of Object.entries(inJson)) {
  test(`MARC-in-JSON with ${name} is reported, and its neighbours are read`, async () => {
    assert.deepEqual(await reportOf(`${json('1')}\n${broken}\n${json('3')}\n`), ['1', ...expected, '3'])
  })
}

test('blank indicators that are written as # or a backslash are blanks', async () => {
  const odd = { ...book('2'), fields: book('2').fields.map((field) => ({ ...field, ind1: '#', ind2: '\\' })) }
  const [title] = odd.fields.slice(-1)
  assert.ok(title)
  const record: MarcRecord = { leader: odd.leader, fields: [{ tag: '001', value: '2' }, title] }
  const written = writeIso2709(record)
  assert.ok(written.ok)
  for (const content of [written.bytes, writeMarcxml(record), writeMarcjson(record)]) {
    const items = await itemsOf(content)
    assert.deepEqual(report(items), ['2', 'indicators-blank'])
    const [field] = recordsOf(items).flatMap(({ fields }) => fields.slice(-1))
    assert.deepEqual(field && 'ind1' in field && [field.ind1, field.ind2], [' ', ' '])
  }
})
