import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Clause, Field, Filters, Query, Sort } from '../query/query.ts'
import { buildNeighbourhood } from './correct.ts'
import { growthSince } from './dictionary.ts'
import type { Facet } from './document.ts'
import { correct } from './correct-words.ts'
import { apply, begin, createEngine, search, type Engine } from './engine.ts'
import { related } from './related.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { suggest } from './suggest.ts'
import { bumiManusia, everyTitle, plainAnalysis, titled } from './test-data.ts'

const words = (...texts: string[]): Query => ({
  all: texts.map((word): Clause => ({ kind: 'word', field: 'any', word })),
  none: [],
})
const noFilters: Filters = { values: [], availableOnly: false }

function library(): Engine {
  const engine = createEngine(plainAnalysis)
  apply(engine, { upsert: everyTitle, remove: [] }, 7)
  return engine
}

interface Options {
  filters?: Partial<Filters>
  sort?: Sort
  reversed?: boolean
  facets?: Facet[]
  offset?: number
  limit?: number
}

const find = (
  engine: Engine,
  query: Query,
  { filters, sort = 'relevance', reversed = false, facets = [], offset = 0, limit = 20 }: Options = {},
) => search(engine, { query, filters: { ...noFilters, ...filters }, sort, reversed, offset, limit, facets })

const ids = (engine: Engine, query: Query, options: Options = {}) => find(engine, query, options).ids

test('a title that is exactly what was typed comes first', () => {
  assert.deepEqual(ids(library(), words('bumi')).slice(0, 1), [4])
  assert.equal(ids(library(), words('bumi', 'manusia'))[0], 1)
})

test('words are found in any order and in any field', () => {
  assert.deepEqual(ids(library(), words('manusia', 'bumi')), [1, 5])
  assert.deepEqual(ids(library(), words('pramoedya', 'bangsa')), [2])
})

test('a whole author name finds all by that author before others', () => {
  assert.deepEqual(ids(library(), words('andrea', 'hirata')), [3])
})

test('an ISBN or a barcode finds its title, with hyphens or without', () => {
  assert.deepEqual(ids(library(), words('9789799731234')), [1])
  const clause: Clause = { kind: 'word', field: 'identifier', word: 'pkb-0000001' }
  assert.deepEqual(ids(library(), { all: [clause], none: [] }), [1])
})

test('a call number is found by its beginning', () => {
  const clause: Clause = { kind: 'word', field: 'callNumber', word: '899.22' }
  assert.deepEqual(ids(library(), { all: [clause], none: [] }), [1])
})

test('a field asks only its own words', () => {
  const inTitle: Clause = { kind: 'word', field: 'title', word: 'manusia' }
  assert.deepEqual(ids(library(), { all: [inTitle], none: [] }), [1])
})

test('a phrase asks for words side by side', () => {
  const phrase = (...texts: string[]): Query => ({
    all: [{ kind: 'phrase', field: 'any', words: texts }],
    none: [],
  })
  assert.deepEqual(ids(library(), phrase('semua', 'bangsa')), [2])
  assert.deepEqual(ids(library(), phrase('bangsa', 'semua')), [])
})

test('either, not and beginnings narrow and widen', () => {
  const either: Clause = { kind: 'either', of: [words('laskar'), words('tarian')] }
  assert.deepEqual(ids(library(), { all: [either], none: [] }).toSorted(), [3, 5])
  const [tarian] = words('tarian').all
  assert.ok(tarian)
  assert.deepEqual(ids(library(), { all: words('bumi').all, none: [tarian] }).toSorted(), [1, 4])
  assert.deepEqual(
    ids(library(), { all: [{ kind: 'word', field: 'any', word: 'pel', prefix: true }], none: [] }),
    [3],
  )
})

test('available and branch must hold at the same branch', () => {
  const engine = library()
  const atPusat = { values: [{ facet: 'branch' as const, values: ['pusat'] }], availableOnly: true }
  assert.deepEqual(ids(engine, words(), { filters: atPusat }), [2])
  const counts = find(engine, words(), { filters: atPusat, facets: ['branch'] }).facets.branch
  assert.deepEqual(counts?.map(({ value, count, selected }) => [value, count, selected]).toSorted(), [
    ['anak', 1, false],
    ['keliling', 1, false],
    ['pusat', 1, true],
  ])
})

test('a facet counts what choosing another of its values would bring', () => {
  const filters = { values: [{ facet: 'author' as const, values: ['Hirata, Andrea'] }] }
  const { total, facets } = find(library(), words(), { filters, facets: ['author', 'subject'] })
  assert.equal(total, 1)
  assert.equal(facets.author?.find(({ value }) => value === 'Toer, Pramoedya Ananta')?.count, 2)
  assert.equal(facets.subject?.find(({ value }) => value === 'Fiksi Indonesia')?.count, 1)
})

test('sorts by title and by year across segments', () => {
  const engine = library()
  apply(engine, { upsert: [titled(6, 'Cantik itu luka', { year: 2002 })], remove: [] }, 8)
  assert.deepEqual(ids(engine, words(), { sort: 'title' }), [2, 4, 1, 6, 3, 5])
  assert.deepEqual(ids(engine, words(), { sort: 'newest' }), [4, 3, 6, 5, 2, 1])
  assert.deepEqual(ids(engine, words(), { sort: 'title', offset: 2, limit: 2 }), [1, 6])
})

test('an order can be turned round, and what has no key comes last both ways', () => {
  const engine = library()
  const more = [titled(6, 'Cantik itu luka', { year: 2002 }), titled(7, 'Tanpa tahun')]
  apply(engine, { upsert: more, remove: [] }, 8)
  assert.deepEqual(ids(engine, words(), { sort: 'title', reversed: true }), [5, 7, 3, 6, 1, 4, 2])
  assert.deepEqual(ids(engine, words(), { sort: 'newest', reversed: true }), [1, 2, 5, 6, 3, 4, 7])
  assert.deepEqual(ids(engine, words(), { sort: 'newest' }), [4, 3, 6, 5, 2, 1, 7])
})

test('a changed title is found as it is now and no longer as it was', () => {
  const engine = library()
  apply(
    engine,
    { upsert: [{ ...bumiManusia, title: 'Rumah kaca', titleSort: 'rumah kaca' }], remove: [2] },
    9,
  )
  assert.deepEqual(ids(engine, words('rumah', 'kaca')), [1])
  assert.deepEqual(ids(engine, words('bumi', 'manusia')), [5])
  assert.deepEqual(ids(engine, words('bangsa')), [])
  assert.equal(find(engine, words()).total, 4)
  assert.equal(find(engine, words()).asOf, 9)
})

test('a copy that came back is in', () => {
  const engine = library()
  const holdings = [{ branch: 'pusat', available: true }]
  apply(engine, { upsert: [{ ...bumiManusia, holdings }], remove: [] }, 9)
  const filters = { values: [{ facet: 'branch' as const, values: ['pusat'] }], availableOnly: true }
  assert.deepEqual(ids(engine, words(), { filters }).toSorted(), [1, 2])
})

test('a typing error is corrected to what then finds something', () => {
  const engine = library()
  assert.deepEqual(correct(engine, ['laskar', 'pelagi']), ['laskar', 'pelangi'])
  assert.deepEqual(correct(engine, ['pelnagi']), ['pelangi'])
  assert.equal(correct(engine, ['zzzzzz']), undefined)
})

test('completion offers words that find something together with those before', () => {
  const offered = suggest(library(), ['laskar', 'pel'], 5)
  assert.deepEqual(offered.words, ['laskar pelangi'])
  assert.deepEqual(offered.ids, [3])
  assert.deepEqual(
    suggest(library(), ['pram'], 5).authors.map(({ value }) => value),
    ['Toer, Pramoedya Ananta'],
  )
})

test('titles by the same author on the same subject are related', () => {
  assert.deepEqual(related(library(), 1, 5).slice(0, 1), [2])
})

test('a snapshot brings back the same answers, and a damaged one is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patria-snapshot-'))
  try {
    const file = join(folder, 'index.snapshot')
    const engine = library()
    const [segment] = engine.segments
    assert.ok(segment)
    const place = { installation: 'x', analysis: 1, settled: '5', number: 7 }
    const base = { segment, neighbourhood: buildNeighbourhood(segment) }
    await writeSnapshot(file, { base, dictionary: growthSince(engine.dictionary), place })
    const read = readSnapshot(file)
    assert.ok(read)
    assert.deepEqual(read.place, place)
    const again = createEngine(plainAnalysis)
    begin(again, { base: read.base, growth: read.dictionary, stale: [], asOf: 7, fresh: true }, [])
    const options: Options = { facets: ['author', 'branch', 'subject'] }
    assert.deepEqual(find(again, words('fiksi'), options), find(engine, words('fiksi'), options))
    const bytes = readFileSync(file)
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1
    writeFileSync(file, bytes)
    assert.equal(readSnapshot(file), undefined)
    writeFileSync(file, readFileSync(file).subarray(0, 100))
    assert.equal(readSnapshot(file), undefined)
    assert.equal(readSnapshot(join(folder, 'none')), undefined)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a phrase is found in each text of its field, wherever that stands', () => {
  const engine = createEngine(plainAnalysis)
  const everywhere = titled(1, 'satu dua', {
    authors: ['tiga empat'],
    subjects: ['lima enam'],
    otherTitles: ['tujuh delapan'],
    series: ['sembilan sepuluh'],
    publishers: ['sebelas duabelas'],
    text: ['kata terakhir'],
  })
  apply(engine, { upsert: [everywhere], remove: [] }, 1)
  const found = (field: Field, words: string) =>
    search(engine, {
      query: { all: [{ kind: 'phrase', field, words: words.split(' ') }], none: [] },
      filters: { values: [], availableOnly: false },
      sort: 'relevance',
      offset: 0,
      limit: 10,
      facets: [],
    }).total
  const texts: [Field, string[]][] = [
    ['title', ['satu dua', 'tujuh delapan']],
    ['author', ['tiga empat']],
    ['subject', ['lima enam']],
    ['series', ['sembilan sepuluh']],
    ['publisher', ['sebelas duabelas']],
  ]
  const phrases = texts.flatMap(([, own]) => own)
  for (const [field, own] of texts) {
    for (const words of phrases)
      assert.equal(found(field, words), own.includes(words) ? 1 : 0, `${words} as ${field}`)
  }
  for (const words of [...phrases, 'kata terakhir']) assert.equal(found('any', words), 1)
  assert.equal(found('any', 'dua tiga'), 0)
})
