import { loadavg } from 'node:os'
import { attach, createEngine, search, segmentOf } from '../src/modules/search/engine/engine.ts'
import { valueFacets, type Facet } from '../src/modules/search/engine/document.ts'
import { parseQuery } from '../src/modules/search/query/parse-query.ts'
import { analysis } from '../src/modules/search/text/analysis.ts'
import { questionsOf, type Asked, type Question } from './questions.ts'
import { plainTitles } from './synthetic/plain-titles.ts'
import { toIndexDocument } from './synthetic/to-index-document.ts'

// npm run bench:engine -- [titles] [seconds a measurement]: the engine alone, without a database or a server.
const titles = Number(process.argv[2] ?? 100_000)
const seconds = Number(process.argv[3] ?? 2)
const sixFacets: Facet[] = ['branch', 'material', 'language', 'class', 'subject', 'availability']
const allFacets: Facet[] = ['availability', 'branch', 'year', ...valueFacets]

const engine = createEngine(analysis)
const asked: Asked[] = []
const start = performance.now()
// One after the other, as they come from the database: a million of them at once would not fit the heap.
attach(engine, { segment: segmentOf(engine, documents()), remove: [], growth: [], asOf: 1 })
const built = performance.now() - start
globalThis.gc?.()
console.log(
  `${titles} titles: made and indexed in ${(built / 1000).toFixed(1)} s, arrays ${Math.round(bytesOf(engine.segments) / 1e6)} MB, load ${loadavg()[0]?.toFixed(1)}`,
)
for (const { kind, list } of questionsOf(asked)) {
  for (const [name, facets] of [
    ['6 facets', sixFacets],
    ['12 facets', allFacets],
  ] as const)
    measure(`${kind}, ${name}`, list, facets)
}

function bytesOf(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength
  const parts = Object.values(value).filter((part) => typeof part === 'object' && part !== null)
  return parts.reduce((sum, part) => sum + bytesOf(part as object), 0)
}

function* documents() {
  for (const title of plainTitles(titles, 7)) {
    const document = toIndexDocument(title)
    if (asked.length < 20_000) asked.push(document)
    yield document
  }
}

function measure(name: string, list: Question[], facets: readonly Facet[]): void {
  const times: number[] = []
  let found = 0
  const begun = process.cpuUsage()
  const end = performance.now() + seconds * 1000
  for (let turn = 0; performance.now() < end; turn++) {
    const asked = performance.now()
    found += ask(list[turn % list.length] ?? { words: [] }, facets)
    times.push(performance.now() - asked)
  }
  const { user, system } = process.cpuUsage(begun)
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
  const cost = (user + system) / times.length
  console.log(
    `${name.padEnd(24)} ${cost.toFixed(0).padStart(6)} µs of processor  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  found ${Math.round(found / times.length)}`,
  )
}

function ask({ words, language, branch }: Question, facets: readonly Facet[]): number {
  const values = [
    ...(language ? [{ facet: 'language' as const, values: [language] }] : []),
    ...(branch ? [{ facet: 'branch' as const, values: [branch] }] : []),
  ]
  const { query } = parseQuery(words.join(' '))
  const filters = { values, availableOnly: false, yearFrom: undefined, yearTo: undefined }
  return search(engine, { query, filters, sort: 'relevance', offset: 0, limit: 20, facets }).total
}
