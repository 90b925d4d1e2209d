import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MarcRecord } from '#modules/catalogue/index.ts'
import { dublinCoreOf, dublinCoreXml } from './dublin-core-of.ts'

const field = (tag: string, ...subfields: [code: string, value: string][]) => ({
  tag,
  ind1: ' ',
  ind2: ' ',
  subfields: subfields.map(([code, value]) => ({ code, value })),
})

const record: MarcRecord = {
  leader: '00000nam a2200000 i 4500',
  fields: [
    { tag: '001', value: 'PKB0000001' },
    { tag: '008', value: '800101s1980    io            000 1 ind d' },
    field('020', ['a', '9789799731234 (jil. 1)']),
    field('100', ['a', 'Toer, Pramoedya Ananta,'], ['e', 'pengarang']),
    field('245', ['a', 'Bumi manusia :'], ['b', 'sebuah roman /'], ['c', 'Pramoedya Ananta Toer.']),
    field('264', ['a', 'Jakarta :'], ['b', 'Hasta Mitra,'], ['c', '1980.']),
    field('300', ['a', '354 hlm.']),
    field('490', ['a', 'Tetralogi Buru ;'], ['v', '1']),
    field('520', ['a', 'Minke & Annelies']),
    field('540', ['a', 'Hak cipta pada pengarang.']),
    field('650', ['a', 'Kolonialisme'], ['v', 'Fiksi']),
    field('651', ['a', 'Surabaya'], ['x', 'Sejarah']),
    field('700', ['a', 'Isak, Joesoef,'], ['e', 'penyunting']),
  ],
}

test('a record gives each of its elements in one order', () => {
  const found = Map.groupBy(dublinCoreOf(record), ({ name }) => name)
  const valuesOf = (name: Parameters<typeof found.get>[0]) => found.get(name)?.map(({ value }) => value)
  assert.deepEqual(valuesOf('title'), ['Bumi manusia : sebuah roman'])
  assert.deepEqual(valuesOf('creator'), ['Toer, Pramoedya Ananta'])
  assert.deepEqual(valuesOf('contributor'), ['Isak, Joesoef'])
  assert.deepEqual(valuesOf('subject'), ['Kolonialisme -- Fiksi', 'Surabaya -- Sejarah'])
  assert.deepEqual(valuesOf('coverage'), ['Surabaya'])
  assert.deepEqual(valuesOf('publisher'), ['Hasta Mitra'])
  assert.deepEqual(valuesOf('date'), ['1980'])
  assert.deepEqual(valuesOf('language'), ['ind'])
  assert.deepEqual(valuesOf('type'), ['Text'])
  assert.deepEqual(valuesOf('identifier'), ['urn:isbn:9789799731234'])
  assert.deepEqual(valuesOf('relation'), ['Tetralogi Buru'])
  assert.deepEqual(valuesOf('rights'), ['Hak cipta pada pengarang.'])
})

test('what XML keeps for itself is written as references', () => {
  const xml = dublinCoreXml(dublinCoreOf(record))
  assert.match(xml, /<dc:description>Minke &amp; Annelies<\/dc:description>/)
})
