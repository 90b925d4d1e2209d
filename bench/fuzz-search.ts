import { correct } from '../src/modules/search/engine/correct-words.ts'
import { valueFacets, type Facet } from '../src/modules/search/engine/document.ts'
import { apply, createEngine, search } from '../src/modules/search/engine/engine.ts'
import { suggest } from '../src/modules/search/engine/suggest.ts'
import { analysis } from '../src/modules/search/text/analysis.ts'
import { formatQuery } from '../src/modules/search/query/format-query.ts'
import { mostClauses, parseQuery } from '../src/modules/search/query/parse-query.ts'
import { readSearchAddress, writeSearchAddress } from '../src/modules/search/query/search-address.ts'
import { seeded } from './synthetic/chance.ts'
import { plainTitles } from './synthetic/plain-titles.ts'
import { toIndexDocument } from './synthetic/to-index-document.ts'

// Asks for strange things:  node --import tsx bench/fuzz-search.ts [CASES] [SEED]
// Ends with status 1 and shows the first failing text if a reader of texts, queries or addresses or the engine fails.
const [cases = 100_000, seed = 1] = process.argv.slice(2).map(Number)
const roll = seeded(seed)
const below = (bound: number) => Math.floor(roll() * bound)
const oneOf = (from: readonly string[]): string => from[below(from.length)] ?? ''

const pieces = [
  'bumi',
  'manusia',
  'Al-Qur’an',
  "Ka'bah",
  'buku-buku',
  'A.',
  'kelas X',
  'R&D',
  '1.001',
  'Poedjangga',
  'C++',

  '"',
  '""',
  '“',
  '-',
  '--',
  '*',
  '**',
  ':',
  '::',
  '/',
  '\\',
  '%',
  '_',
  "'",
  ';',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',

  ' ATAU ',
  ' OR ',
  ' BUKAN ',
  ' NOT ',
  ' DAN ',
  'judul:',
  'pengarang: ',
  'isbn:',
  'kelas:',
  'seri:"',
  'xyz:',

  '9789799731234',
  '978-979-97312-3-4',
  '979 97312 3 2',
  '0378-5955',
  '899.2213 Toe b',
  'PKB-0000001',
  '2X1.3',

  '\0',
  '\u001f',
  '\ud800',
  '\udfff',
  '🙂',
  '👩‍👩‍👧',
  '𠮷',
  '红楼梦',
  'ꦲꦏ꧀ꦱꦫ',
  'القُرْآن',
  '한국어',
  'ﷺ',
  'İ',
  'ß',
  'ﬁ',
  '\u0301',
  '\u200d',

  'a'.repeat(300),
  '-'.repeat(40),
  '1'.repeat(80),
  ' '.repeat(50),
  '\u0301'.repeat(60),
  '"a '.repeat(30),
]
const parameters = [
  'q',
  'judul',
  'nomor',
  'cabang',
  'bahasa',
  'topik',
  'oleh',
  'dari',
  'sampai',
  'tersedia',
  'urut',
  'hal',
]

function strangeText(): string {
  let text = ''
  for (let left = below(12); left >= 0; left--) {
    const chance = roll()
    if (chance < 0.7) text += oneOf(pieces) + (roll() < 0.6 ? ' ' : '')
    else if (chance < 0.85) text += String.fromCharCode(below(0x1_0000))
    else text += String.fromCharCode(32 + below(95)).repeat(1 + below(5))
  }
  return roll() < 0.001 ? text.repeat(500) : text
}

function check(text: string): void {
  for (const token of analysis.tokensOf(text)) {
    must(token.length > 0 && token.length <= 64, 'a word is empty or too long')
    const forms = [...analysis.formsOf(token), ...analysis.askedFormsOf(token)]
    must(
      forms.length <= 16 && forms.every((form) => form.length > 0 && form.length <= 80),
      'forms out of bounds',
    )
  }
  const { query } = parseQuery(text)
  must(query.all.length <= mostClauses && query.none.length <= mostClauses, 'too many clauses')
  must(typeof formatQuery(query) === 'string', 'no text')
  const asked = new URLSearchParams(
    Array.from({ length: below(6) }, () => [oneOf(parameters), strangeText()]),
  )
  asked.append('q', text)
  askEngine(text, asked)
  const written = writeSearchAddress(readSearchAddress(asked))
  const again = writeSearchAddress(readSearchAddress(new URL(written, 'http://localhost').searchParams))
  must(written === again, `an address changes when it is read again: ${written} ${again}`)
}

const engine = createEngine(analysis)
apply(engine, { upsert: [...plainTitles(3000, seed)].map(toIndexDocument), remove: [] }, 1)
const facets: Facet[] = ['availability', 'branch', 'year', ...valueFacets]

/** Asks the engine as a page does. */
function askEngine(text: string, asked: URLSearchParams): void {
  const { filters, sort, page } = readSearchAddress(asked)
  const { query, words } = parseQuery(text)
  const found = search(engine, { query, filters, sort, offset: (page - 1) * 20, limit: 20, facets })
  must(found.ids.length <= 20 && found.ids.length <= found.total, 'more shown than found')
  must(new Set(found.ids).size === found.ids.length, 'a title shown twice')
  if (found.total === 0) {
    const better = correct(engine, words)
    must(better === undefined || better.length === words.length, 'words lost in correction')
  }
  suggest(engine, analysis.tokensOf(text.slice(0, 100)), 5)
}

function must(holds: boolean, complaint: string): void {
  if (!holds) throw new Error(complaint)
}

const began = performance.now()
let slowest = { milliseconds: 0, number: 0, text: '' }
let failures = 0
for (let number = 0; number < cases; number++) {
  const text = strangeText()
  // Time of the processor: on a busy machine the clock says more of the others than of the case.
  const start = process.cpuUsage()
  try {
    check(text)
  } catch (error) {
    failures += 1
    if (failures === 1) console.error(`case ${number}: ${JSON.stringify(text.slice(0, 1000))}\n`, error)
  }
  const { user, system } = process.cpuUsage(start)
  const milliseconds = (user + system) / 1000
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, number, text }
}
const seconds = (performance.now() - began) / 1000
console.log(`${cases} cases of seed ${seed} in ${seconds.toFixed(1)} s, ${failures} failures`)
console.log(
  `slowest case: ${slowest.milliseconds.toFixed(1)} ms (number ${slowest.number}, ${slowest.text.length} characters): ${JSON.stringify(slowest.text.slice(0, 80))}`,
)
if (failures > 0) process.exitCode = 1
