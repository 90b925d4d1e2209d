import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MarcRecord } from '#modules/catalogue/index.ts'
import { anyRecord, brokenFile, dice } from '../../../../test/support/marc-cases.ts'
import { fixture, itemsOf, itemsOfFile, recordsOf, samples } from '../../../../test/support/marc-files.ts'
import { assertValid } from '../../../../test/support/oai-pmh.ts'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { writeDocument } from '../write-document.ts'
import { formats } from './formats.ts'
import { writeRecord } from './write-record.ts'

const site = {
  name: 'Perpustakaan & Arsip',
  adminEmail: 'ani@example.id',
  domain: 'pustaka.example.id',
  origin: 'https://pustaka.example.id',
  base: 'https://pustaka.example.id/oai',
}
const copies: [string, string, string, string][] = [['Taman <baca>', '', '899 & 2', 'B-1']]

const documentsOf = (record: MarcRecord): string[] =>
  formats.slice(0, 2).map((format) => {
    const header = { recordId: 1, stamp: new Date(0), deleted: false, sets: ['jenis:buku'] }
    const given = { ...header, marc: record, copies, cover: 'abc' }
    const content = `<ListRecords>\n${writeRecord(given, format, site)}</ListRecords>\n`
    return writeDocument({
      at: new Date(0),
      base: site.base,
      asked: { verb: 'ListRecords', given: {} },
      content,
    })
  })

const skip = missingProgram('xmllint')

test(
  'records that other programs stumble over are given so that they fit the schemas',
  { skip },
  async () => {
    const files = readdirSync(fixture('odd')).map((name) => fixture(`odd/${name}`))
    const records = (await Promise.all(files.map((file) => itemsOfFile(file)))).flatMap(recordsOf)
    assert.ok(records.length > 50, `only ${records.length}`)
    await assertValid(records.flatMap(documentsOf))
  },
)

test('what is read from broken files is given so that it fits the schemas', { skip }, async () => {
  const [whole, random] = [samples(), dice(7)]
  const records: MarcRecord[] = []
  for (let number = 0; number < 400; number += 1)
    records.push(...recordsOf(await itemsOf(brokenFile(whole, random))))
  assert.ok(records.length > 150, `only ${records.length}`)
  await assertValid(records.slice(0, 1_000).flatMap(documentsOf))
})

test('records with any text, signs and tags are given so that they fit the schemas', { skip }, async () => {
  const sign = fc.constantFrom(...' #|0aZé\\$<&"\u0001')
  const tag = fc.array(sign, { minLength: 0, maxLength: 4 }).map((signs) => signs.join(''))
  const subfields = fc.array(fc.record({ code: sign, value: fc.string({ unit: 'binary' }) }), {
    maxLength: 3,
  })
  const odd = fc.record({ tag, ind1: sign, ind2: sign, subfields })
  const leader = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''))
  const oddRecord = fc.record({ leader, fields: fc.array(odd, { maxLength: 6 }) })
  const records = [
    ...fc.sample(anyRecord, { numRuns: 200, seed: 5 }),
    ...fc.sample(oddRecord, { numRuns: 400, seed: 5 }),
  ]
  await assertValid(records.flatMap(documentsOf))
})
