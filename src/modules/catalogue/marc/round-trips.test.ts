import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { test } from 'node:test'
import { createGunzip } from 'node:zlib'
import * as fc from 'fast-check'
import { anyRecord } from '../../../../test/support/marc-cases.ts'
import {
  fixture,
  itemsOf,
  itemsOfFile,
  largeSet,
  recordsOf,
  whyAbsent,
} from '../../../../test/support/marc-files.ts'
import { readMarc } from './read-marc.ts'
import type { MarcRecord } from './record.ts'
import { writeIso2709 } from './write-iso2709.ts'
import { writeMarcjson } from './write-marcjson.ts'
import { marcxmlFooter, marcxmlHeader, writeMarcxml } from './write-marcxml.ts'

function isoBytes(record: MarcRecord): Uint8Array {
  const written = writeIso2709(record)
  assert.ok(written.ok)
  return written.bytes
}

const records = fc.array(anyRecord, { minLength: 1, maxLength: 4 })
const piece = fc.integer({ min: 1, max: 500 })

test('any records survive ISO 2709', () =>
  fc.assert(
    fc.asyncProperty(records, piece, async (given, size) => {
      const items = await itemsOf(Buffer.concat(given.map(isoBytes)), 'marc', size)
      assert.deepEqual(recordsOf(items), given)
    }),
  ))

test('any records survive MARCXML', () =>
  fc.assert(
    fc.asyncProperty(records, piece, async (given, size) => {
      const xml = marcxmlHeader + given.map((record) => writeMarcxml(record)).join('') + marcxmlFooter
      assert.deepEqual(recordsOf(await itemsOf(xml, 'marcxml', size)), given)
    }),
  ))

test('any records survive MARC-in-JSON, as lines and as an array', () =>
  fc.assert(
    fc.asyncProperty(records, piece, async (given, size) => {
      const lines = given.map(writeMarcjson)
      assert.deepEqual(recordsOf(await itemsOf(lines.join('\n'), 'marcjson', size)), given)
      const indented = JSON.stringify(
        lines.map((line): unknown => JSON.parse(line)),
        null,
        2,
      )
      assert.deepEqual(recordsOf(await itemsOf(indented, 'marcjson', size)), given)
    }),
  ))

test('a good record is written as the same bytes it was read from', async () => {
  const items = await itemsOfFile(fixture('gpo-utf8.mrc'))
  const good = items.filter((item) => item.ok && item.warnings.length === 0)
  assert.ok(good.length > 30)
  for (const item of good)
    assert.deepEqual(item.ok && Buffer.from(isoBytes(item.record)), Buffer.from(item.raw))
})

const gpo = 'gpo-cgp/gpo_cgp_7927_utf8.mrc.gz'
test(
  '7,927 published records are written as the bytes they were read from',
  { skip: whyAbsent(gpo) },
  async () => {
    let count = 0
    for await (const item of readMarc(createReadStream(largeSet(gpo)).pipe(createGunzip()))) {
      count += 1
      assert.ok(item.ok)
      if (item.warnings.length === 0) assert.equal(Buffer.compare(isoBytes(item.record), item.raw), 0)
    }
    assert.equal(count, 7927)
  },
)

const book = (value: string): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [{ tag: '245', ind1: '0', ind2: '0', subfields: [{ code: 'a', value }] }],
})

const problemOf = (record: MarcRecord) => {
  const written = writeIso2709(record)
  return written.ok ? undefined : written.problem
}

test('ISO 2709 refuses what it cannot hold instead of cutting it', () => {
  assert.equal(problemOf(book('a'.repeat(9_994))), undefined)
  assert.deepEqual(problemOf(book('a'.repeat(9_995))), { code: 'field-too-long', detail: '245' })
  assert.deepEqual(problemOf(book('one\u001etwo')), { code: 'delimiter-in-value', detail: '245' })
  assert.deepEqual(problemOf({ ...book('x'), fields: [{ tag: '24', value: '' }] }), {
    code: 'tag-unusual',
    detail: '24',
  })
  const long = {
    ...book('x'),
    fields: Array.from({ length: 20 }, () => book('a'.repeat(9_000)).fields).flat(),
  }
  assert.equal(problemOf(long)?.code, 'record-too-long')
})

test('MARCXML holds what ISO 2709 refuses for its length', async () => {
  const long = {
    ...book('x'),
    fields: Array.from({ length: 20 }, () => book('é'.repeat(9_000)).fields).flat(),
  }
  const [record] = recordsOf(await itemsOf(writeMarcxml(long, 'namespace'), 'marcxml', 1000))
  assert.deepEqual(record, long)
})
