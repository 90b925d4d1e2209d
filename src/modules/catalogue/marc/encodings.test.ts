import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixture, itemsOfFile, largeSet, recordsOf, whyAbsent } from '../../../../test/support/marc-files.ts'
import { controlValue, type MarcRecord } from './record.ts'

test('the same records in MARC-8, UTF-8 and MARCXML are equal', async () => {
  const marc8 = recordsOf(await itemsOfFile(fixture('gpo-marc8.mrc')))
  const utf8 = recordsOf(await itemsOfFile(fixture('gpo-utf8.mrc')))
  const xml = recordsOf(await itemsOfFile(fixture('gpo.xml')))
  assert.equal(marc8.length, 38)
  assert.deepEqual(marc8, utf8)
  assert.deepEqual(withoutDamaged(xml), withoutDamaged(utf8))
})

const set = 'gpo-nist-same-records-3-encodings'
for (const name of ['miscellaneous_publications', 'nbs_monograph', 'nist_gcr']) {
  test(`all of ${name} is equal in three encodings`, { skip: whyAbsent(set) }, async () => {
    const marc8 = await readSet(`${name}_marc8.mrc`)
    const utf8 = await readSet(`${name}_utf8.mrc`)
    const xml = await readSet(`${name}.xml`)
    assert.ok(marc8.length >= 28)
    assert.deepEqual(marc8, utf8)
    assert.deepEqual(withoutDamaged(xml), withoutDamaged(utf8))
  })
}

const readSet = async (file: string) => recordsOf(await itemsOfFile(largeSet(`${set}/${file}`)))

/**
 * In two titles the published XML has blanks where the other two files have escape sequences that are no MARC-8:
 * their texts differ in the source and no reader can make them equal.
 */
const damaged = new Set(['001074263', '001076160'])
const withoutDamaged = (records: MarcRecord[]) =>
  records.map((record) =>
    damaged.has(controlValue(record, '001') ?? '')
      ? { ...record, fields: record.fields.filter(({ tag }) => tag !== '245') }
      : record,
  )

test('MARC-8 text becomes the same as its UTF-8 version', async () => {
  const marc8 = recordsOf(await itemsOfFile(fixture('odd/brkrtest.mrc')))
  const utf8 = recordsOf(await itemsOfFile(fixture('odd/brkrtest_UTF8.mrc')))
  assert.deepEqual(JSON.stringify(marc8).normalize(), JSON.stringify(utf8).normalize())
})

const scripts = [
  { file: 'odd/cjk1.marc', text: '金田一 京助 と アイヌ語 /' },
  { file: 'odd/cyrillic.marc', text: 'Одлуке и решења Савезног уставног суда.' },
  { file: 'odd/hebrew1.marc', text: 'בטאון איגוד כללי סופרים.' },
]
for (const { file, text } of scripts) {
  test(`MARC-8 of ${file} reads as ${text}`, async () => {
    const items = await itemsOfFile(fixture(file))
    assert.ok(JSON.stringify(recordsOf(items)).includes(text))
    assert.deepEqual(
      items.flatMap((item) => (item.ok ? item.warnings : [item.problem])),
      [],
    )
  })
}
