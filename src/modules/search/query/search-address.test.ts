import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseQuery } from './parse-query.ts'
import {
  readSearchAddress,
  searchFor,
  withAvailability,
  withoutFacet,
  withoutFilters,
  withoutValue,
  withPage,
  withSort,
  withText,
  withValue,
  withYears,
  writeSearchAddress,
} from './search-address.ts'

const read = (query: string) => readSearchAddress(new URLSearchParams(query))

test('an address is read whole and written back as it was', () => {
  const query =
    'q=bumi+manusia&cabang=pusat&cabang=keliling&jenis=buku&topik=Fiksi+Indonesia&oleh=Toer%2C+Pramoedya+Ananta' +
    '&tersedia=1&dari=1970&sampai=1990&urut=terbaru&hal=3'
  const address = read(query)
  assert.equal(address.text, 'bumi manusia')
  assert.deepEqual(address.filters.values[0], { facet: 'branch', values: ['pusat', 'keliling'] })
  assert.deepEqual([address.sort, address.page, address.filters.availableOnly], ['newest', 3, true])
  assert.equal(writeSearchAddress(address), `/cari?${query}`)
})

test('an empty search has the shortest address', () => {
  assert.equal(writeSearchAddress(read('')), '/cari')
  assert.equal(writeSearchAddress(searchFor('hujan'), '/api/v1/search'), '/api/v1/search?q=hujan')
})

test('what is unknown, out of bounds or no number is left out', () => {
  const address = read('q=x&hal=-2&urut=acak&dari=abc&sampai=99999&tersedia=ya&cabang=&warna=merah&hal=7')
  assert.deepEqual(address, {
    ...searchFor('x'),
    filters: { ...searchFor('x').filters, yearFrom: undefined, yearTo: undefined },
  })
  assert.equal(read('hal=1e9').page, 1)
  assert.equal(read('hal=999999999').page, 500)
  assert.equal(read(`q=${'a'.repeat(10_000)}`).text.length, 300)
  const many = Array.from({ length: 100 }, (_, i) => `bahasa=b${i}`).join('&')
  assert.equal(read(many).filters.values[0]?.values.length, 20)
  assert.deepEqual(read(`bahasa=${'b'.repeat(301)}`).filters.values, [])
  assert.deepEqual(read('bahasa=ind&bahasa=ind').filters.values, [{ facet: 'language', values: ['ind'] }])
})

test('years the wrong way round are turned', () => {
  const { yearFrom, yearTo } = read('dari=2000&sampai=1990').filters
  assert.deepEqual([yearFrom, yearTo], [1990, 2000])
})

test('fields of the advanced form become part of the text', () => {
  const { text } = read('q=roman&judul=bumi+manusia&pengarang=toer&nomor=978+979&penerbit=+')
  assert.equal(text, 'roman judul:bumi judul:manusia pengarang:toer nomor:"978 979"')
  assert.deepEqual(
    parseQuery(text).query.all.map((clause) => (clause.kind === 'word' ? clause.field : '')),
    ['any', 'title', 'title', 'author', 'identifier'],
  )
})

test('a choice goes back to the first page, turning the page keeps the choices', () => {
  const start = withPage(searchFor('bumi'), 4)
  for (const changed of [
    withValue(start, 'branch', 'pusat'),
    withAvailability(start, true),
    withYears(start, 1990),
    withSort(start, 'title'),
    withText(start, 'laut'),
  ])
    assert.equal(changed.page, 1)
  const chosen = withPage(withValue(start, 'branch', 'pusat'), 2)
  assert.equal(writeSearchAddress(chosen), '/cari?q=bumi&cabang=pusat&hal=2')
})

test('values are chosen once and taken back one by one, by facet or all together', () => {
  const both = withValue(
    withValue(withValue(searchFor(''), 'subject', 'Islam'), 'subject', 'Puisi'),
    'subject',
    'Islam',
  )
  assert.deepEqual(both.filters.values, [{ facet: 'subject', values: ['Puisi', 'Islam'] }])
  assert.deepEqual(withoutValue(both, 'subject', 'Puisi').filters.values, [
    { facet: 'subject', values: ['Islam'] },
  ])
  assert.deepEqual(withoutFacet(both, 'subject').filters.values, [])
  assert.equal(
    writeSearchAddress(withoutFilters(withYears(withAvailability(both, true), 1990, 2000))),
    '/cari',
  )
})
