import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { searchSources } from '#modules/catalogue/copy-cataloguing/search-sources.ts'
import { usualSource } from '#modules/catalogue/copy-cataloguing/source-form.ts'
import { seedSynthetic } from '../../../bench/seed.ts'
import { missingPerlModule, missingProgram } from '../../../test/support/outside-program.ts'
import { startPatria, type RunningPatria } from '../../../test/support/running-patria.ts'

/** Questions as clients of others ask them, with what the database itself counts. */
const questions: [cql: string, condition: string][] = [
  ['cql.allRecords=1', 'true'],
  ['dc.date>=2015', 'year >= 2015'],
  ['dc.language=eng', "description -> 'languages' ? 'eng'"],
  ['dc.title=dan', "description ->> 'title' ~* '\\m(dan|and|&)\\M'"],
  [
    'dc.date<2000 not dc.type=Text',
    "year < 2000 and description ->> 'material' not in ('buku', 'terbitan-berkala', 'artikel', 'braille', 'naskah', 'musik')",
  ],
]

async function countInDatabase({ database }: RunningPatria, condition: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.records where deleted_at is null and (${sql.raw(condition)})`.execute(
    database.db,
  )
  return rows[0]?.count ?? -1
}

/** What a program prints that is given these commands. */
function told(program: string, arguments_: string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, arguments_, { timeout: 60_000 })
    let output = ''
    child.stdout.on('data', (part: Buffer) => (output += part.toString()))
    child.stderr.on('data', (part: Buffer) => (output += part.toString()))
    child.on('error', reject)
    child.on('close', () => resolve(output))
    child.stdin.end(input)
  })
}

/** Asks all questions, and tells how many titles each found. */
type Client = [name: string, skip: string | false, count: (base: string, cqls: string[]) => Promise<number[]>]

const numbersIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, number]) => Number(number))

const yazClient = (version: string): Client => [
  `yaz-client in version ${version}`,
  missingProgram('yaz-client'),
  async (base, cqls) => {
    const finds = cqls.map((cql) => `find ${cql}\n`).join('')
    const commands = `open ${base}\nsru get ${version}\nquerytype cql\n${finds}quit\n`
    return numbersIn(await told('yaz-client', [], commands), /Number of hits: (\d+)/g)
  },
]

const clients: Client[] = [
  ...['1.1', '1.2', '2.0'].map(yazClient),
  [
    'zoomsh by POST',
    missingProgram('zoomsh'),
    async (base, cqls) => {
      const searches = cqls.map((cql) => `search cql:${cql}\n`).join('')
      const commands = `set sru post\nset sru_version 1.2\nconnect ${base}\n${searches}quit\n`
      return numbersIn(await told('zoomsh', [], commands), /: (\d+) hits/g)
    },
  ],
  [
    'Catmandu, which fetches them all',
    missingProgram('catmandu') || missingPerlModule('Catmandu::Importer::SRU', 'libcatmandu-sru-perl'),
    // Its start takes a second or two, so it is asked less.
    async (base, cqls) => Promise.all(cqls.slice(0, 2).map((cql) => fetchedByCatmandu(base, cql))),
  ],
]

async function fetchedByCatmandu(base: string, cql: string): Promise<number> {
  const from = [
    'convert',
    'SRU',
    '--base',
    base,
    '--query',
    cql,
    '--recordSchema',
    'marcxml',
    '--parser',
    'raw',
  ]
  const output = await told('catmandu', [...from, 'to', 'JSON', '--line_delimited', '1'])
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return new Set(lines.map((line) => /tag=\\"001\\">([^<]*)</.exec(line)?.[1])).size
}

test('clients that others wrote count as the database does', async (t) => {
  const patria = await startPatria({ lifetime: t })
  await seedSynthetic(patria.database.db, 150, 3, () => {})
  const base = `${patria.origin}/sru`
  for (const giveUpAt = Date.now() + 20_000; Date.now() < giveUpAt; await wait(100)) {
    const answer = await (await fetch(`${base}?query=cql.allRecords=1&maximumRecords=0`)).text()
    if (answer.includes('<numberOfRecords>150<')) break
  }
  for (const [name, skip, count] of clients) {
    await t.test(name, { skip }, async () => {
      const expected = await Promise.all(questions.map(([, condition]) => countInDatabase(patria, condition)))
      assert.ok(
        expected.every((one) => one > 0),
        String(expected),
      )
      const counted = await count(
        base,
        questions.map(([cql]) => cql),
      )
      assert.ok(counted.length > 1)
      assert.deepEqual(counted, expected.slice(0, counted.length))
    })
  }
  await t.test('another Patria copies titles from this one, in every version', async () => {
    const { rows } = await sql<{ title: string; isbn: string }>`
      select description ->> 'title' as title, description -> 'isbns' ->> 0 as isbn from catalogue.records
      order by id limit 1`.execute(patria.database.db)
    const { title = '', isbn = '' } = rows[0] ?? {}
    for (const version of ['1.1', '1.2', '2.0']) {
      const source = { ...usualSource, id: 1, name: 'Patria', url: base, version, timeoutSeconds: 10 }
      for (const asked of [{ kind: 'isbn', text: isbn } as const, { kind: 'title', text: title } as const]) {
        const [answer] = await searchSources([source], asked, true)
        assert.equal(answer?.refusal, undefined)
        const titles = answer?.answer?.records.map((record) => JSON.stringify(record)) ?? []
        assert.ok(
          titles.some((text) => text.includes(isbn)),
          `${version} ${asked.kind}`,
        )
      }
    }
  })
  await t.test('yaz-client is told what it cannot ask', { skip: missingProgram('yaz-client') }, async () => {
    const commands = `open ${base}\nsru get 1.2\nquerytype cql\nfind dc.rights=x\nscan dc.title=a\nquit\n`
    const output = await told('yaz-client', [], commands)
    assert.match(output, /diagnostic\/1\/16/)
    assert.match(output, /Received SRW Scan Response/)
  })
})
