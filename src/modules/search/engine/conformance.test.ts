import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clause, Filters, Query, Sort } from '../query/query.ts'
import { valueFacets, type Facet, type IndexDocument } from './document.ts'
import { apply, createEngine, exchange, search, type Engine } from './engine.ts'
import { mergeInSteps } from './merge-segments.ts'
import { matchesPrecise, randomPrecise } from './precise-test-data.ts'
import { finish } from './steps.ts'
import { plainAnalysis, titled } from './test-data.ts'

// The engine against the plainest possible search over the same documents, after all kinds of changes.

let state = 20_261_124
const chance = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const one = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
const some = <T>(from: readonly T[], most: number): T[] =>
  Array.from({ length: Math.floor(chance() * (most + 1)) }, () => one(from))

const vocabulary =
  'bumi manusia anak bangsa laskar pelangi rumah kaca jejak langkah hujan bulan juni laut cerita books book'.split(
    ' ',
  )
const names = ['Toer', 'Hirata', 'Lestari', 'Hamka', 'Navis', 'Dini']
const usualBranches = ['pusat', 'anak', 'keliling', 'pojok']
// More than a byte has numbers for, so that titles at the last of them are kept apart.
const branches = [...usualBranches, ...Array.from({ length: 150 }, (_, i) => `pos-${i}`)]

function randomDocument(id: number): IndexDocument {
  const authors = [...new Set(some(names, chance() < 0.1 ? 20 : 2))]
  const subjects = [
    ...new Set([
      // So many that a search with few results lists what it counted, and one with many looks all through.
      ...(chance() < 0.3 ? [`Pokok ${Math.floor(chance() * 90)}`] : []),
      ...some(['Fiksi', 'Sejarah', 'Puisi', 'Laut -- Fiksi', 'Ombak', 'Pulau'], chance() < 0.1 ? 20 : 2),
    ]),
  ]
  return titled(id, some(vocabulary, 4).join(' ') || 'bumi', {
    authors,
    subjects,
    text: chance() < 0.3 ? [some(vocabulary, 6).join(' ')] : [],
    year: chance() < 0.9 ? 1990 + Math.floor(chance() * 30) : undefined,
    holdings: [...new Set(chance() < 0.1 ? some(branches, 9) : some(usualBranches, 3))].map((branch) => ({
      branch,
      available: chance() < 0.5,
    })),
    popularity: Math.floor(chance() * 5),
    facets: {
      collection: [],
      material: [one(['buku', 'peta', 'video'])],
      language: [one(['ind', 'eng', 'jav'])],
      class: [],
      subject: subjects,
      author: authors,
      series: [],
      audience: [],
      accessibility: [],
    },
  })
}

function randomQuery(depth = 0): Query {
  const clause = (): Clause => {
    const kind = chance()
    if (kind < 0.15)
      return { kind: 'phrase', field: one(['any', 'title']), words: [one(vocabulary), one(vocabulary)] }
    if (kind < 0.25) return { kind: 'word', field: 'any', word: one(vocabulary).slice(0, 3), prefix: true }
    if (kind < 0.35 && depth < 2)
      return { kind: 'either', of: [randomQuery(depth + 1), randomQuery(depth + 1)] }
    if (kind < 0.55) return { kind: 'precise', asks: randomPrecise(chance, vocabulary) }
    return {
      kind: 'word',
      field: one(['any', 'any', 'title', 'author', 'subject']),
      word: one([...vocabulary, 'toer', 'fiksi']),
    }
  }
  return {
    all: Array.from({ length: Math.floor(chance() * 3) }, clause),
    none: chance() < 0.2 ? [clause()] : [],
  }
}

function randomFilters(): Filters {
  const values: Filters['values'] = []
  if (chance() < 0.3) values.push({ facet: 'language', values: [one(['ind', 'eng', 'jav', 'xxx'])] })
  if (chance() < 0.3) values.push({ facet: 'author', values: [one(names), one(names)] })
  if (chance() < 0.3)
    values.push({ facet: 'branch', values: [one(chance() < 0.8 ? usualBranches : branches)] })
  return {
    values,
    availableOnly: chance() < 0.3,
    ...(chance() < 0.2 ? { yearFrom: 1995, yearTo: 2010 } : {}),
  }
}

/** Words of each field as the engine sees them: the word itself and its looser forms. */
function matchesClause(document: IndexDocument, clause: Clause): boolean {
  if (clause.kind === 'either') return clause.of.some((query) => matches(document, query))
  if (clause.kind === 'value') return document.facets[clause.facet].includes(clause.value)
  if (clause.kind === 'precise') return matchesPrecise(textsOf, document, clause.asks)
  const texts = textsOf(document, clause.field)
  if (clause.kind === 'phrase') {
    return texts.some((text) =>
      ` ${plainAnalysis.tokensOf(text).join(' ')} `.includes(` ${clause.words.join(' ')} `),
    )
  }
  const tokens = texts.flatMap((text) => plainAnalysis.tokensOf(text))
  if (clause.prefix) return tokens.some((token) => token.startsWith(clause.word))
  const forms = plainAnalysis.formsOf(clause.word)
  return tokens.some(
    (token) => token === clause.word || plainAnalysis.formsOf(token).some((form) => forms.includes(form)),
  )
}

function textsOf(document: IndexDocument, field: string): string[] {
  const { title, authors, subjects, text } = document
  if (field === 'title') return [title]
  if (field === 'author') return authors
  if (field === 'subject') return subjects
  return [title, ...authors, ...subjects, ...text]
}

const matches = (document: IndexDocument, { all, none }: Query): boolean =>
  all.every((clause) => matchesClause(document, clause)) &&
  !none.some((clause) => matchesClause(document, clause))

type Without = Facet | undefined

function passes(document: IndexDocument, filters: Filters, without: Without): boolean {
  const { yearFrom, yearTo } = filters
  const chosen = filters.values.find(({ facet }) => facet === 'branch')?.values
  const at =
    without === 'branch' || !chosen
      ? document.holdings
      : document.holdings.filter(({ branch }) => chosen.includes(branch))
  if (chosen && without !== 'branch' && at.length === 0) return false
  if (filters.availableOnly && without !== 'availability' && !at.some(({ available }) => available))
    return false
  if (
    without !== 'year' &&
    yearFrom !== undefined &&
    !((document.year ?? 0) >= yearFrom && (document.year ?? 9999) <= (yearTo ?? 9999))
  )
    return false
  return filters.values.every(({ facet, values }) => {
    if (facet === 'branch' || facet === without) return true
    return document.facets[facet].some((value) => values.includes(value))
  })
}

function expectedCounts(documents: IndexDocument[], filters: Filters, facet: Facet): Map<string, number> {
  const counts = new Map<string, number>()
  const chosen = filters.values.find((filter) => filter.facet === 'branch')?.values
  for (const document of documents.filter((found) => passes(found, filters, facet))) {
    for (const value of valuesOf(document, facet, filters, chosen))
      counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function valuesOf(
  document: IndexDocument,
  facet: Facet,
  filters: Filters,
  chosen: string[] | undefined,
): string[] {
  if (facet === 'year') return document.year ? [String(document.year)] : []
  if (facet === 'branch') {
    return document.holdings
      .filter(({ available }) => available || !filters.availableOnly)
      .map(({ branch }) => branch)
  }
  if (facet === 'availability') {
    const here = document.holdings.filter(({ branch }) => !chosen || chosen.includes(branch))
    return here.some(({ available }) => available) ? ['available'] : []
  }
  return document.facets[facet]
}

const facets: Facet[] = ['availability', 'branch', 'year', ...valueFacets]
const sorts: Sort[] = ['relevance', 'newest', 'title']

function compare(
  engine: Engine,
  documents: Map<number, IndexDocument>,
  query: Query,
  filters: Filters,
  sort: Sort,
): void {
  const found = search(engine, { query, filters, sort, offset: 0, limit: 5000, facets })
  const all = [...documents.values()].filter((document) => matches(document, query))
  const expected = all.filter((document) => passes(document, filters, undefined))
  const about = JSON.stringify({ query, filters, sort })
  assert.equal(found.total, expected.length, about)
  assert.deepEqual(
    found.ids.toSorted((a, b) => a - b),
    expected.map(({ id }) => id).toSorted((a, b) => a - b),
    about,
  )
  for (const facet of facets) {
    const counts = expectedCounts(all, filters, facet)
    const given = found.facets[facet] ?? []
    for (const { value, count } of given)
      assert.equal(count, counts.get(value) ?? 0, `${facet} ${value} ${about}`)
    assert.equal(
      given.filter(({ count }) => count > 0).length,
      mostGiven(counts.size, facet),
      `${facet} ${about}`,
    )
  }
  checkOrder(found.ids, documents, sort, about)
}

/** All of the years and branches there are here; of the rest the first twelve. */
const mostGiven = (size: number, facet: Facet): number =>
  facet === 'year' || facet === 'branch' ? size : Math.min(size, 12)

function checkOrder(ids: number[], documents: Map<number, IndexDocument>, sort: Sort, about: string): void {
  if (sort === 'relevance') return
  const keys = ids.map((id) => {
    const document = documents.get(id)!
    return sort === 'title' ? document.titleSort : -(document.year ?? 0)
  })
  for (let i = 1; i < keys.length; i++) assert.ok(keys[i - 1]! <= keys[i]!, `${sort} ${about}`)
}

test('totals, counts and orders equal those of a plain search, through thousands of random changes and questions', () => {
  const documents = new Map<number, IndexDocument>()
  const engine = createEngine(plainAnalysis)
  for (let round = 0; round < 120; round++) {
    const upsert = Array.from({ length: round === 0 ? 300 : Math.floor(chance() * 12) }, () =>
      randomDocument(1 + Math.floor(chance() * 500)),
    )
    const gone = [...documents.keys()].filter(() => chance() < 0.01)
    for (const id of gone) documents.delete(id)
    for (const document of upsert) documents.set(document.id, document)
    apply(engine, { upsert, remove: gone }, round)
    flipAvailability(engine, documents, round)
    if (engine.segments.length > 10) mergeLast(engine, documents)
    for (let i = 0; i < 20; i++) compare(engine, documents, randomQuery(), randomFilters(), one(sorts))
  }
})

function flipAvailability(engine: Engine, documents: Map<number, IndexDocument>, round: number): void {
  const [id, document] = one([...documents])
  const holding = document.holdings[0]
  if (!holding) return
  const available = !holding.available
  const flipped = { ...document, holdings: [{ ...holding, available }, ...document.holdings.slice(1)] }
  apply(engine, { upsert: [flipped], remove: [] }, round)
  documents.set(id, flipped)
}

/** Merges the newest segments, as the writer of the index does. */
function mergeLast(engine: Engine, documents: Map<number, IndexDocument>): void {
  const newest = engine.segments.slice(-6)
  const parts = newest.map((segment) => {
    const living = [...segment.ids].filter((_, document) => segment.dead[document] === 0)
    return { segment, living: new Map(living.map((id) => [id, documents.get(id)?.popularity ?? 0])) }
  })
  exchange(engine, { gone: newest, merged: finish(mergeInSteps(parts)), stale: [], growth: [] })
}
