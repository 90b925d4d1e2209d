import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { quarantineRecord } from '#modules/catalogue/records/quarantine-record.ts'
import { systemActor } from '#kernel/audit.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { ask, find, readAnswer, sruLibrary, type SruAnswer } from '../../../test/support/sru-library.ts'
import { indexes } from './query/indexes.ts'

const { db } = await testDatabase()
const library = await sruLibrary(db, 60)
const run = promisify(execFile)
const cqlCases = v.parse(
  v.array(v.object({ cql: v.string(), xcql: v.string() })),
  JSON.parse(readFileSync(new URL('../../../test/fixtures/sru/cql-cases.json', import.meta.url), 'utf8')),
)

/** Every answer of this file by the schema that it must fit. */
const answers: Record<'older' | 'newest' | 'newest-scan', string[]> = {
  older: [],
  newest: [],
  'newest-scan': [],
}

function kept(answer: SruAnswer): SruAnswer {
  const isNewest = answer.xml.includes('docs.oasis-open.org/ns/search-ws/')
  answers[!isNewest ? 'older' : answer.xml.includes('<scanResponse') ? 'newest-scan' : 'newest'].push(
    answer.xml,
  )
  return answer
}
const asked = async (parameters: Record<string, string>) => kept(await ask(library, parameters))
const found = async (query: string, more: Record<string, string> = {}) =>
  kept(await find(library, query, more))

test('the bare address explains what can be asked, in words that are so', async () => {
  const { xml } = await asked({})
  assert.match(xml, /<explainResponse xmlns="http:\/\/www\.loc\.gov\/zing\/srw\/">/)
  const names = [...xml.matchAll(/<name set="(\w+)">(\w+)</g)].map(([, set, name]) => `${set}.${name}`)
  assert.ok(names.length > 25)
  for (const name of names) {
    const index = indexes.find(({ names: all }) => all.some((one) => `${one.set}.${one.name}` === name))
    const term = index?.asks.kind === 'year' ? '1990' : '1'
    assert.deepEqual((await found(`${name} = ${term}`)).diagnostics, [], name)
    const listed = await asked({ version: '1.2', operation: 'scan', scanClause: `${name} = a` })
    assert.equal(listed.diagnostics.length === 0, index?.list !== undefined, name)
    const sorted = await found(`cql.allRecords = 1 sortBy ${name}`)
    assert.equal(sorted.diagnostics.length === 0, index?.sort !== undefined, name)
  }
})

test('explain names relations that are answered, and no others', async () => {
  const { xml } = await asked({ version: '2.0', recordXMLEscaping: 'xml' })
  const blocks = [...xml.matchAll(/<index [^]*?<\/index>/g)].map(([block]) => block)
  for (const block of blocks) {
    const [, set, name] = /<name set="(\w+)">(\w+)</.exec(block) ?? []
    const told = [...block.matchAll(/<supports type="relation">([^<]+)</g)].map(([, text = '']) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    )
    const answered: string[] = []
    for (const relation of [
      '=',
      '==',
      'exact',
      '<>',
      'any',
      'all',
      'adj',
      '<',
      '>',
      '<=',
      '>=',
      'within',
      'encloses',
    ]) {
      const term = relation === 'within' ? '"1980 1990"' : name === 'allRecords' ? '1' : '1990'
      const { diagnostics } = await found(`${set}.${name} ${relation} ${term}`)
      if (diagnostics.length === 0) answered.push(relation)
    }
    assert.deepEqual(told.toSorted(), answered.toSorted(), name)
  }
})

for (const version of ['1.1', '1.2', '2.0'] as const) {
  const named = { version, ...(version === '2.0' ? {} : { operation: 'searchRetrieve' }) }
  const packing = version === '2.0' ? 'recordXMLEscaping' : 'recordPacking'

  test(`version ${version} gives records as XML and as text, in both schemas`, async () => {
    for (const recordSchema of ['marcxml', 'dc', 'info:srw/schema/1/marcxml-v1.1', '']) {
      const query = {
        ...named,
        query: 'dc.title = zamrud sortBy dc.title',
        maximumRecords: '2',
        recordSchema,
      }
      const asXml = await asked(query)
      const asText = await asked({ ...query, [packing]: 'string' })
      const inside = ({ xml }: SruAnswer) => /<recordData>([^]*?)<\/recordData>/.exec(xml)?.[1] ?? ''
      assert.equal(
        inside(asText).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        inside(asXml),
      )
      assert.match(inside(asXml), recordSchema === 'dc' ? /<dc:title>Khatulistiwa zamrud</ : /tag="245"/)
      assert.match(asXml.xml, /<nextRecordPosition>3</)
    }
  })

  test(`version ${version} echoes the request and tells what is wrong`, async () => {
    const answer = await asked({
      ...named,
      query:
        '> d="info:srw/cql-context-set/1/dc-v1.1" x prox/distance<=3 y and d.title any/stem "a <b>" sortBy dc.date/descending',
      startRecord: '1',
      maximumRecords: '5',
      resultSetTTL: '300',
      stylesheet: '/gaya.xsl',
      [packing]: 'xml',
      unknown: '1',
    })
    assert.deepEqual(answer.diagnostics, ['8 unknown'])
    assert.match(answer.xml, /and d\.title any\/stem "a &lt;b&gt;" sortBy/)
    assert.match(answer.xml, /^<\?xml [^>]*>\n<\?xml-stylesheet type="text\/xsl" href="\/gaya\.xsl"\?>/)
    await asked({ ...named, query: 'a or (', maximumRecords: 'x', startRecord: '-1', [packing]: 'json' })
  })

  test(`version ${version} scans`, async () => {
    const operation: Record<string, string> = version === '2.0' ? {} : { operation: 'scan' }
    const listed = await asked({
      version,
      ...operation,
      scanClause: 'dc.title = zamrud',
      maximumTerms: '5',
      responsePosition: '2',
    })
    const values = [...listed.xml.matchAll(/<value>([^<]*)<\/value>\n<numberOfRecords>(\d+)</g)].map(
      ([, value, count]) => [value, count],
    )
    assert.deepEqual(values.slice(1), [
      ['zamrud', '3'],
      ['zamzam', '1'],
    ])
    await asked({ version, ...operation, scanClause: 'dc.rights = z', maximumTerms: 'x', stylesheet: 'a b' })
  })
}

test('the 36 cases of others come back as others read them', async () => {
  for (const { cql, xcql } of cqlCases) {
    const { xml, diagnostics } = await found(cql)
    const isQuery = xcql.startsWith('<')
    const echoedQuery = /<xQuery>\n([^]*?)<\/xQuery>/.exec(xml)?.[1]
    assert.equal(
      echoedQuery?.replace(' xmlns="http://www.loc.gov/zing/cql/xcql/"', ''),
      isQuery ? xcql : undefined,
      cql,
    )
    if (!isQuery) assert.match(diagnostics[0] ?? '', /^1[034] /, cql)
  }
})

const scanned = async (scanClause: string, more: Record<string, string> = {}) => {
  const { xml } = await asked({ version: '1.2', operation: 'scan', scanClause, ...more })
  return [...xml.matchAll(/<value>([^<]*)<\/value>/g)].map(([, value]) => value)
}

test('a scan shows words, wholes and numbers, and puts the term where it is wanted', async () => {
  assert.deepEqual(await scanned('dc.title == "zamrud khatulistiwa"', { maximumTerms: '2' }), [
    'zamrud khatulistiwa',
    'zamrud khatulistiwa roman keluarga nusantara',
  ])
  assert.deepEqual(await scanned('dc.identifier = "ZB-"', { maximumTerms: '1' }), ['zb0001'])
  assert.deepEqual(await scanned('dc.relation = "z"', { maximumTerms: '2' }), ['zodiak'])
  assert.deepEqual(await scanned('zamrud', { responsePosition: '0', maximumTerms: '1' }), ['zamzam'])
  const before = await scanned('zamzam', { responsePosition: '3', maximumTerms: '2' })
  assert.equal(before.at(-1), 'zamrud')
  assert.equal((await scanned('dc.title = ""', { maximumTerms: '4' })).length, 4)
})

test('the number of each scanned term is that of the search for it', async () => {
  for (const index of ['dc.title', 'dc.creator', 'dc.publisher', 'dc.identifier', 'patria.callNumber']) {
    const { xml } = await asked({
      version: '1.1',
      operation: 'scan',
      scanClause: `${index} = ""`,
      maximumTerms: '30',
    })
    const terms = [...xml.matchAll(/<value>([^<]*)<\/value>\n<numberOfRecords>(\d+)</g)]
    assert.ok(terms.length > 10, index)
    for (const [, value, count] of terms) {
      const { total } = await found(`${index} = "${value}"`)
      assert.equal(total, Number(count), `${index} ${value}`)
      assert.ok(Number(count) > 0)
    }
  }
})

test('pages put together are the whole, in one order', async () => {
  const all = await found('cql.allRecords = 1 sortBy dc.title', { maximumRecords: '100' })
  assert.equal(all.controlNumbers.length, 63)
  assert.equal(all.total, 63)
  const pages: string[] = []
  let next: string | undefined = '1'
  while (next) {
    const page = await found('cql.allRecords = 1 sortBy dc.title', {
      startRecord: next,
      maximumRecords: '20',
    })
    pages.push(...page.controlNumbers)
    next = /<nextRecordPosition>(\d+)</.exec(page.xml)?.[1]
  }
  assert.deepEqual(pages, all.controlNumbers)
})

test('titles come in the order asked for, by either way of asking', async () => {
  const order = async (sortBy: string, sortKeys?: string) =>
    (
      await found(`dc.title = zamrud${sortBy}`, { maximumRecords: '9', ...(sortKeys ? { sortKeys } : {}) })
    ).controlNumbers.map((number) => number.at(-1))
  assert.deepEqual(await order(' sortBy dc.title'), ['3', '1', '2'])
  assert.deepEqual(await order(' sortBy dc.title/sort.descending'), ['2', '1', '3'])
  assert.deepEqual(await order(' sortBy dc.date/ascending'), ['1', '2', '3'])
  assert.deepEqual(await order(' sortBy date/sort.descending'), ['2', '1', '3'])
  assert.deepEqual(await order(' sortBy dc.creator'), ['2', '1', '3'])
  assert.deepEqual(await order('', 'date,,1'), ['1', '2', '3'])
  assert.deepEqual(await order('', 'title,dc,0'), ['2', '1', '3'])
  assert.deepEqual(await order(' sortBy dc.title', 'date,,0'), ['3', '1', '2'])
})

test('MARCXML tells where the copies are', async () => {
  const { xml } = await found('dc.identifier = ZB-0001', { maximumRecords: '1' })
  assert.match(xml, /<datafield tag="852"[^]*>899\.2213 TOE z<[^]*>ZB-0001</)
})

test('a form means what an address means, wherever it comes from', async () => {
  const answer = await library.web.app.request('http://localhost/sru', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    body: new URLSearchParams({ version: '1.1', operation: 'searchRetrieve', query: 'zamzam' }).toString(),
  })
  assert.equal(answer.headers.get('Content-Type'), 'text/xml; charset=utf-8')
  assert.equal(kept(await readAnswer(answer)).total, 1)
})

test('the newest version has a media type of its own, unless another is wanted', async () => {
  const typeOf = async (more: string) =>
    (await library.web.stranger.get(`/sru?query=zamzam${more}`)).headers.get('Content-Type')
  assert.equal(await typeOf(''), 'application/sru+xml; charset=utf-8')
  assert.equal(await typeOf('&httpAccept=text/xml'), 'text/xml; charset=utf-8')
})

test('a stylesheet of another site is not named, and a sign in the address breaks nothing', async () => {
  const foreign = await found('zamzam', { stylesheet: 'https://evil.example/x.xsl' })
  assert.deepEqual([foreign.total, foreign.diagnostics], [1, ['111 https://evil.example/x.xsl']])
  const odd = await found('zamzam', { stylesheet: '/"?><x y="&' })
  assert.match(odd.xml, /href="\/%22"|href="\/%22\?%3E/)
})

test('a title that went since the index was made leaves a diagnostic in its place', async () => {
  const { id } = await db
    .selectFrom('catalogue.records')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await quarantineRecord(db, { id, reason: 'uji' }, systemActor)
  const answer = await found(`rec.id any "${id} ${library.ids[0]}" sortBy dc.title`, { maximumRecords: '2' })
  assert.equal(answer.total, 2)
  assert.match(answer.xml, /<recordSchema>info:srw\/schema\/1\/diagnostics-v1\.1</)
  assert.deepEqual(answer.diagnostics, [`65 ${id}`])
  await library.search.refresh()
  assert.equal((await found(`rec.id = ${id}`)).total, 0)
})

test('every answer fits the structure of its standard', { skip: missingProgram('xmllint') }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'patria-sru-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  for (const [name, documents] of Object.entries(answers)) {
    assert.ok(documents.length > 1, name)
    const files = documents.map((_, i) => join(folder, `${name}-${i}.xml`))
    await Promise.all(documents.map((xml, i) => writeFile(files[i] ?? '', xml)))
    const schema = join(import.meta.dirname, `../../../test/fixtures/sru/schemas/${name}.xsd`)
    const check = (...checked: string[]) =>
      run('xmllint', ['--nonet', '--noout', '--schema', schema, ...checked], { maxBuffer: 1e8 })
    await check(...files)
    const wrong = documents[0]?.replace(/<\/\w+Response>\s*$/, '<wrong/>$&') ?? ''
    await writeFile(join(folder, 'wrong.xml'), wrong)
    await assert.rejects(check(join(folder, 'wrong.xml')))
  }
})
