import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { ask, find, sruLibrary } from '../../../test/support/sru-library.ts'

const { db } = await testDatabase()
const library = await sruLibrary(db, 20)

const queries: [cql: string, diagnostic: string][] = [
  ['', '7 query'],
  ['dc.title =', '10 expected index or term, got EOF'],
  ['(dc.title = x', "13 expected ')', got EOF"],
  ['"x', '14 no closing quote for the one at 1'],
  ['music.title = x', '15 music'],
  ['> m = "urn:nobody" m.title = x', '15 urn:nobody'],
  ['dc.rights = x', '16 dc.rights'],
  ['bath.date = x', '16 bath.date'],
  ['dc.date encloses 1990', '19 encloses'],
  ['dc.title sounds.like x', '19 sounds.like'],
  ['dc.title cql.like x', '19 cql.like'],
  ['dc.title =/respectCase x', '20 respectCase'],
  ['dc.title any/rel.algorithm=CORI x', '20 rel.algorithm'],
  ['dc.date =/stem 1990', '20 stem'],
  ['dc.title =/word/string x', '21 word string'],
  ['dc.title adj/stem "x y"', '21 adj stem'],
  ['dc.title < x', '22 &lt; title'],
  ['dc.language within "a b"', '22 within language'],
  [`dc.title = ${'x'.repeat(1001)}`, '23 at most 1000'],
  ['dc.title = ""', '27'],
  ['dc.date = 19*', '28'],
  ['dc.title = "ini-itu*"', '28 only within a word of letters'],
  [`dc.title = a${'*b'.repeat(9)}`, '30 at most 8'],
  ['dc.language = ^ind', '31'],
  ['dc.title = "bumi ^manusia"', '32'],
  ['dc.title = bu^mi', '32 bu^mi'],
  ['dc.title = "bumi man*"', '33'],
  ['dc.date = kemarin', '36 a year, such as 1980'],
  ['dc.date within 1990', '36 two years, such as "1980 1989"'],
  [Array.from({ length: 260 }, () => 'a').join(' or '), '38 at most 250'],
  [Array.from({ length: 60 }, () => 'dc.date > 1900').join(' or '), '38 too much at once; ask in parts'],
  [Array.from({ length: 9 }, () => '(a prox b)').join(' or '), '38 too much at once; ask in parts'],
  ['a prox (b or c)', '39 only between two terms'],
  ['dc.title = a prox dc.creator = b', '39 only within one index'],
  ['a prox b*', '33'],
  ['a prox ^b', '34'],
  ['a prox/distance>3 b', '40 &gt;'],
  ['a prox/distance=0 b', '41 0'],
  ['a prox/unit=sentence b', '42 sentence'],
  ['> a = "u" > a = "w" a.x = y', '45 a'],
  ['a and/rel.combine=sum b', '46 rel.combine'],
  ['cql.resultSetId = 1', '50'],
  ['dc.title = *ism', '49 at least one letter before the first mask'],
  ['a sortBy dc.title dc.date', '84 1'],
  ['a sortBy dc.rights', '16 dc.rights'],
  ['a sortBy dc.subject', '80 dc.subject'],
  ['a sortBy dc.title/sort.respectCase', '91 sort.respectCase'],
  ['a sortBy dc.title/sort.missingOmit', '92 sort.missingOmit'],
]
for (const [cql, diagnostic] of queries) {
  test(`a query that cannot be answered exactly is not answered: ${cql.slice(0, 60)} is ${diagnostic}`, async () => {
    const answer = await find(library, cql)
    assert.equal(answer.status, 200)
    assert.equal(answer.total, 0)
    assert.deepEqual(answer.diagnostics, [diagnostic])
  })
}

const usual = { version: '1.2', operation: 'searchRetrieve', query: 'cql.allRecords=1', maximumRecords: '1' }
const requests: [parameters: Record<string, string>, diagnostic: string][] = [
  [{ ...usual, operation: 'update' }, '4 update'],
  [{ ...usual, version: '3.0' }, '5 2.0'],
  [{ ...usual, maximumRecords: 'many' }, '6 maximumRecords'],
  [{ ...usual, maximumRecords: '-1' }, '6 maximumRecords'],
  [{ ...usual, startRecord: '0' }, '6 startRecord'],
  [{ ...usual, resultSetTTL: 'x' }, '6 resultSetTTL'],
  [{ operation: 'searchRetrieve', query: 'a' }, '7 version'],
  [{ version: '1.1', operation: 'searchRetrieve' }, '7 query'],
  [{ version: '1.1', query: 'a' }, '7 operation'],
  [{ version: '1.2', operation: 'scan' }, '7 scanClause'],
  [{ version: '2.0', query: 'a', queryType: 'pqf' }, '11 pqf'],
  [{ ...usual, startRecord: '9999' }, '61 from 1 to 23'],
  [{ ...usual, recordSchema: 'mods' }, '66 mods'],
  [{ ...usual, recordPacking: 'json' }, '71 json'],
  [{ version: '2.0', query: 'a', recordXMLEscaping: 'json' }, '71 json'],
  [{ version: '2.0', query: 'a', recordPacking: 'unpacked' }, '71 unpacked'],
  [{ ...usual, version: '1.1', recordXPath: '/x' }, '72'],
  [{ ...usual, sortKeys: 'subject' }, '80 subject'],
  [{ ...usual, sortKeys: 'title,mods' }, '87 mods'],
  [{ ...usual, sortKeys: 'nothing' }, '88 nothing'],
  [{ ...usual, sortKeys: 'title,,2' }, '90 2'],
  [{ ...usual, sortKeys: 'title,,1,1' }, '91 1'],
  [{ ...usual, sortKeys: 'title,,1,0,abort' }, '92 abort'],
  [{ version: '1.2', operation: 'scan', scanClause: 'dc.date = 1990' }, '16 dc.date cannot be scanned'],
  [{ version: '1.2', operation: 'scan', scanClause: 'a and b' }, '48 a scan takes one clause'],
  [{ version: '1.2', operation: 'scan', scanClause: 'a', maximumTerms: '0' }, '6 maximumTerms'],
  [{ version: '1.2', operation: 'scan', scanClause: 'a', responsePosition: '99' }, '120 from 0 to 21'],
  [{ version: '1.2', operation: 'explain', recordPacking: 'json' }, '71 json'],
]
for (const [parameters, diagnostic] of requests) {
  test(`a wrong request is told what is wrong: ${new URLSearchParams(parameters)} is ${diagnostic}`, async () => {
    assert.deepEqual((await ask(library, parameters)).diagnostics, [diagnostic])
  })
}

test('a parameter given twice is refused', async () => {
  const answer = await library.web.stranger.get('/sru?query=a&query=b')
  assert.match(await answer.text(), /diagnostic\/1\/6<\/uri>\s*<details>query</)
})

test('unknown parameters are told without being in the way, those of extensions are not', async () => {
  const answer = await ask(library, { ...usual, nonsense: '1', 'x-info-2-auth': 'k' })
  assert.deepEqual(answer.diagnostics, ['8 nonsense'])
  assert.equal(answer.total, 23)
})

test('no titles are no fault', async () => {
  const answer = await find(library, 'dc.title = tidakada')
  assert.deepEqual([answer.total, answer.diagnostics], [0, []])
})
