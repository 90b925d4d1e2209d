import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { find, sruLibrary } from '../../../test/support/sru-library.ts'

const { db } = await testDatabase()
const library = await sruLibrary(db)

/** How many titles the database itself has; a title is `r`, its description `d`. */
async function countInDatabase(condition: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select *, description as d from catalogue.records) r
    where deleted_at is null and (${sql.raw(condition)})`.execute(db)
  return rows[0]?.count ?? -1
}

const inTitle = (pattern: string) =>
  `(d ->> 'title' ~* '${pattern}' or exists (select from jsonb_array_elements_text(d -> 'otherTitles') t where t ~* '${pattern}'))`
const hasHeading = (role: string, pattern: string) =>
  `exists (select from catalogue.record_headings h where h.record_id = r.id and h.role = '${role}' and h.text ~* '${pattern}')`

const { rows: common } = await sql<{ word: string; next: string }>`
  select word, max(next) as next from (
    select words[i] as word, words[i + 1] as next from (
      select regexp_split_to_array(lower(split_part(description ->> 'title', ' : ', 1)), '[^a-z]+') as words from catalogue.records
    ) titles, generate_series(1, 6) i
  ) pairs where word ~ '^[a-z]{5,}$' and next ~ '^[a-z]{5,}$' group by word order by count(*) desc, word limit 4`.execute(
  db,
)
const [a, b, c] = common
assert.ok(a && b && c)

const cases: [cql: string, condition: string][] = [
  ['cql.allRecords = 1', 'true'],
  ['*', 'true'],
  [`dc.title = ${a.word}`, inTitle(`\\m${a.word}\\M`)],
  [`title any "${a.word} ${b.word}"`, inTitle(`\\m(${a.word}|${b.word})\\M`)],
  [`title all "${a.word} ${a.next}"`, `${inTitle(`\\m${a.word}\\M`)} and ${inTitle(`\\m${a.next}\\M`)}`],
  [`dc.title adj "${a.word} ${a.next}"`, inTitle(`\\m${a.word}\\W+${a.next}\\M`)],
  [`dc.title = "${b.word} ${b.next}"`, inTitle(`\\m${b.word}\\W+${b.next}\\M`)],
  [`dc.title = "^${c.word}"`, inTitle(`^${c.word}\\M`)],
  [`dc.title = ${a.word.slice(0, 3)}*`, inTitle(`\\m${a.word.slice(0, 3)}`)],
  [
    `dc.title = ${a.word.slice(0, 2)}?${a.word.slice(3)}`,
    inTitle(`\\m${a.word.slice(0, 2)}\\w${a.word.slice(3)}\\M`),
  ],
  [
    `dc.title = ${a.word} and dc.date > 2000 or dc.title = ${b.word}`,
    `${inTitle(`\\m${a.word}\\M`)} and year > 2000 or ${inTitle(`\\m${b.word}\\M`)}`,
  ],
  [
    `dc.title = ${a.word} not (dc.language = ind or dc.date <= 1999)`,
    `${inTitle(`\\m${a.word}\\M`)} and not (d -> 'languages' ? 'ind' or coalesce(year, 9999) <= 1999)`,
  ],
  ['dc.date = 1991', 'year = 1991'],
  ['dc.date <> 1991', 'year <> 1991'],
  ['dc.date within "1990 1999"', 'year between 1990 and 1999'],
  ['dc.date < 1990', 'year < 1990'],
  ['dc.date any "1980 1991"', 'year in (1980, 1991)'],
  ['dc.language = IND', "d -> 'languages' ? 'ind'"],
  ['dc.type = MovingImage', "d ->> 'material' = 'video'"],
  ['dc.type = buku', "d ->> 'material' = 'buku'"],
  ['dc.creator = hamka', hasHeading('author', '\\mhamka\\M')],
  ['dc.creator = "toer, pramoedya"', hasHeading('author', 'toer, pramoedya')],
  ['dc.subject == zoologi', hasHeading('subject', '^zoologi$')],
  ['dc.subject = zoologi', hasHeading('subject', '\\mzoologi\\M')],
  ['dc.relation = zodiak', "d ->> 'series' ~* 'zodiak'"],
  ['dc.publisher = zirkonia', "d ->> 'publishers' ~* 'zirkonia'"],
  ['dc.publisher == zirkonia', "d -> 'publishers' ? 'Zirkonia'"],
]

for (const [cql, condition] of cases) {
  test(`as many titles are told as the database has: ${cql}`, async () => {
    const answer = await find(library, cql)
    assert.deepEqual(answer.diagnostics, [])
    assert.equal(answer.total, await countInDatabase(condition))
  })
}

test('the made-up titles put something to count into the cases', async () => {
  const counts = await Promise.all(cases.map(([, condition]) => countInDatabase(condition)))
  assert.ok(counts.filter((count) => count > 0).length > 22, String(counts))
})

const few: [cql: string, controlNumbers: string[]][] = [
  ['dc.title = zamrud', ['PKB-KNOWN-1', 'PKB-KNOWN-2', 'PKB-KNOWN-3']],
  ['zamrud khatulistiwa', ['PKB-KNOWN-1', 'PKB-KNOWN-2', 'PKB-KNOWN-3']],
  ['"zamrud khatulistiwa"', ['PKB-KNOWN-1']],
  ['dc.title = "zamrud khatulistiwa"', ['PKB-KNOWN-1']],
  ['dc.title == "zamrud khatulistiwa"', ['PKB-KNOWN-1']],
  ['dc.title exact "Zamrud Khatulistiwa : roman keluarga Nusantara"', ['PKB-KNOWN-1']],
  ['dc.title == zamrud', []],
  ['dc.title = zamzam', ['PKB-KNOWN-2']],
  ['dc.title = "zamrud^"', ['PKB-KNOWN-3']],
  ['dc.title all "^zamrud khatul*"', ['PKB-KNOWN-1', 'PKB-KNOWN-2']],
  ['zamrud prox khatulistiwa', ['PKB-KNOWN-1', 'PKB-KNOWN-3']],
  ['zamrud prox/unit=word/distance<=2/ordered khatulistiwa', ['PKB-KNOWN-1', 'PKB-KNOWN-2']],
  ['dc.title = zamrud prox/distance=2 dc.title = khatulistiwa', ['PKB-KNOWN-2']],
  ['dc.identifier = "978-979-97312-3-4"', ['PKB-KNOWN-1']],
  ['bath.isbn = 979-97312-3-2', ['PKB-KNOWN-1']],
  ['bath.isbn = 9789799731234', ['PKB-KNOWN-1']],
  ['978-979-97312-3-4', ['PKB-KNOWN-1']],
  ['bath.isbn = ZB0001', []],
  ['dc.identifier = zb0001', ['PKB-KNOWN-1']],
  ['dc.identifier = PKBK*', ['PKB-KNOWN-1', 'PKB-KNOWN-2', 'PKB-KNOWN-3']],
  ['patria.callNumber = "899.2213 toe z"', ['PKB-KNOWN-1']],
  [`rec.identifier = ${library.ids[1]}`, ['PKB-KNOWN-2']],
  [`rec.id any "${library.ids[2]} ${library.ids[0]} 999999"`, ['PKB-KNOWN-1', 'PKB-KNOWN-3']],
  ['dc.title = zamrud not dc.creator = hamka', ['PKB-KNOWN-1', 'PKB-KNOWN-3']],
  ['dc.title = zamrud and dc.title <> "khatulistiwa zamrud"', ['PKB-KNOWN-1', 'PKB-KNOWN-2']],
  ['> d = "info:srw/cql-context-set/1/dc-v1.1" d.title = zamzam', ['PKB-KNOWN-2']],
  ['> "info:srw/cql-context-set/1/dc-v1.1" creator = hamka and title = zamrud', ['PKB-KNOWN-2']],
  ['DC.Title CQL.ALL/cql.ignoreCase "ZAMRUD lain"', ['PKB-KNOWN-2']],
  ['dc.title =/stem "zamrud terlainkan"', []],
  ['dc.title = zamrud and dc.title = "\\"tanda\\""', ['PKB-KNOWN-2']],
  ['dc.title = zamrud and "="', []],
]
for (const [cql, controlNumbers] of few) {
  test(`just the titles meant are found: ${cql}`, async () => {
    const answer = await find(library, cql, { maximumRecords: '50' })
    assert.deepEqual(answer.diagnostics, [])
    assert.deepEqual(answer.controlNumbers.toSorted(), controlNumbers)
    assert.equal(answer.total, controlNumbers.length)
  })
}

test('a long chain of alternatives is answered in full', async () => {
  const chain = ['zamzam', ...Array.from({ length: 200 }, (_, i) => `xq${i}`), 'zirkonia'].join(' or ')
  assert.equal((await find(library, chain)).total, 2)
  const deep = '('.repeat(45) + 'zamzam' + ')'.repeat(45)
  assert.equal((await find(library, deep)).total, 1)
  const knotted = Array.from({ length: 40 }, (_, i) => `(xq${i} or (zamrud not `).join('')
  const answer = await find(library, `${knotted}xq${'))'.repeat(40)}`)
  assert.equal(answer.diagnostics.length, 1)
})

test('searchTerms of version 2.0 are what readers type', async () => {
  const answer = await find(library, 'judul:zamzam', { version: '2.0', queryType: 'searchTerms' })
  assert.equal(answer.total, 1)
})
