import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setItemQuarantine } from '#modules/catalogue/items/quarantine-item.ts'
import { addItem } from '#modules/catalogue/items/save-item.ts'
import { createRecord } from '#modules/catalogue/records/create-record.ts'
import { quarantineRecord } from '#modules/catalogue/records/quarantine-record.ts'
import { copy, field, laskarPelangi, mainLibrary, ratna } from '#modules/catalogue/test-data.ts'
import { gunzipSync } from 'node:zlib'
import { testDatabase } from '../../../test/support/database.ts'
import { assertValid, oaiClient } from '../../../test/support/oai-pmh.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { testWeb } from '../../../test/support/web.ts'
import { createGate } from './gate.ts'
import { oaiRoutes } from './routes.ts'

const { db } = await testDatabase()
const settings = { PATRIA_ORIGIN: 'https://pustaka.example.id', PATRIA_ADMIN_EMAIL: 'ani@example.id' }
const { app } = await testWeb(db, () => [{ machineRoutes: [oaiRoutes()] }], settings)
const { ask, post, answers } = oaiClient(app)

const branch = await mainLibrary(db)
const { id } = await createRecord(db, laskarPelangi, ratna)
const added = await addItem(db, id, copy(branch, 'B-1'), ratna)
const { id: online } = await createRecord(
  db,
  {
    ...laskarPelangi,
    fields: [
      ...laskarPelangi.fields,
      field('856', '40', ['u', 'https://baca.example.id/17?a=1&b=2']),
      field('852', '  ', ['a', 'Perpustakaan lain']),
    ],
  },
  ratna,
)
const { id: gone } = await createRecord(db, laskarPelangi, ratna)
await quarantineRecord(db, { id: gone, reason: 'kembar' }, ratna)
const identifier = `oai:pustaka.example.id:bib:${id}`

const requestOf = (text: string) => /<request[^]*?<\/request>/.exec(text)?.[0]
const dateOf = (text: string) => /<datestamp>([^<]+)</.exec(text)?.[1] ?? ''

test('Identify tells who serves, from when on, and how', async () => {
  const { response, text } = await ask('verb=Identify')
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('Content-Type'), 'text/xml; charset=utf-8')
  assert.match(text, /<responseDate>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/responseDate>/)
  assert.equal(requestOf(text), '<request verb="Identify">https://pustaka.example.id/oai</request>')
  assert.match(text, /<repositoryName>Perpustakaan Kota Blitar<\/repositoryName>/)
  assert.match(text, /<baseURL>https:\/\/pustaka\.example\.id\/oai<\/baseURL>/)
  assert.match(text, /<protocolVersion>2\.0<\/protocolVersion>/)
  assert.match(text, /<adminEmail>ani@example\.id<\/adminEmail>/)
  assert.match(text, /<deletedRecord>persistent<\/deletedRecord>/)
  assert.match(text, /<granularity>YYYY-MM-DDThh:mm:ssZ<\/granularity>/)
  assert.match(text, /<repositoryIdentifier>pustaka\.example\.id<\/repositoryIdentifier>/)
  const earliest = /<earliestDatestamp>([^<]+)</.exec(text)?.[1] ?? ''
  const headers = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc')
  const dates = [...headers.text.matchAll(/<datestamp>([^<]+)</g)].map(([, date = '']) => date)
  assert.equal(dates.length, 3)
  assert.ok(dates.every((date) => date >= earliest))
})

test('the address of SLiMS answers as the same library, and names itself', async () => {
  const slims = oaiClient(app, 'http://localhost/oai2.php')
  const { text } = await slims.ask('verb=Identify')
  assert.match(text, /<baseURL>https:\/\/pustaka\.example\.id\/oai2\.php<\/baseURL>/)
  const record = await slims.ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`)
  assert.deepEqual(record.identifiers, [identifier])
})

test('ListMetadataFormats names the formats, also of one title', async () => {
  for (const query of ['', `&identifier=${identifier}`]) {
    const { text } = await ask(`verb=ListMetadataFormats${query}`)
    const prefixes = [...text.matchAll(/<metadataPrefix>(\w+)</g)].map(([, prefix]) => prefix)
    assert.deepEqual(prefixes, ['oai_dc', 'marcxml', 'marc21'])
  }
})

test('ListSets names what can be harvested alone, by branch, material and digital', async () => {
  const { text } = await ask('verb=ListSets')
  const sets = [...text.matchAll(/<setSpec>([^<]+)</g)].map(([, set]) => set)
  assert.deepEqual(sets, ['jenis', 'jenis:buku', 'cabang', 'cabang:pusat', 'digital'])
  assert.match(text, /<setName>Perpustakaan Kota<\/setName>/)
})

test('GetRecord gives Dublin Core with the page of the title', async () => {
  const { text } = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`)
  assert.match(text, /<dc:title>Laskar pelangi<\/dc:title>/)
  assert.match(text, /<dc:language>ind<\/dc:language>/)
  assert.ok(text.includes(`<dc:identifier>https://pustaka.example.id/koleksi/${id}</dc:identifier>`))
  assert.match(text, /<setSpec>jenis:buku<\/setSpec>\n<setSpec>cabang:pusat<\/setSpec>/)
})

test('GetRecord gives MARCXML with the copies there are now, not those of elsewhere', async () => {
  const { text } = await ask(`verb=GetRecord&metadataPrefix=marcxml&identifier=${identifier}`)
  assert.match(text, /<datafield tag="082" ind1="0" ind2="4">\s*<subfield code="a">899\.221 3</)
  assert.match(text, /<datafield tag="852"[^]*Perpustakaan Kota<[^]*899\.221 3 AND l<[^]*B-1</)
  const other = await ask(
    `verb=GetRecord&metadataPrefix=marc21&identifier=${identifier.replace(/\d+$/, `${online}`)}`,
  )
  assert.doesNotMatch(other.text, /tag="852"/)
  assert.match(other.text, /<setSpec>digital</)
})

test('a title in quarantine is a tombstone in GetRecord', async () => {
  const tomb = `oai:pustaka.example.id:bib:${online}`
  await ask('verb=ListRecords&metadataPrefix=oai_dc')
  await quarantineRecord(db, { id: online, reason: 'kembar' }, ratna)
  const { text } = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${tomb}`)
  assert.match(text, /<header status="deleted">/)
  assert.doesNotMatch(text, /<metadata>/)
})

const wrongs: Record<string, string[]> = {
  '': ['badVerb'],
  'verb=': ['badVerb'],
  'verb=identify': ['badVerb'],
  'verb=Junk': ['badVerb'],
  'verb=Identify&verb=Identify': ['badVerb'],
  'verb=Identify&from=2026-01-01': ['badArgument'],
  'verb=Identify&x=1&y=2': ['badArgument', 'badArgument'],
  'verb=ListSets&metadataPrefix=oai_dc': ['badArgument'],
  'verb=ListSets&resumptionToken=x': ['badResumptionToken'],
  'verb=ListMetadataFormats&identifier=invalid%22id': ['idDoesNotExist'],
  'verb=ListMetadataFormats&identifier=': ['badArgument'],
  'verb=GetRecord&metadataPrefix=oai_dc': ['badArgument'],
  [`verb=GetRecord&identifier=${identifier}`]: ['badArgument'],
  [`verb=GetRecord&identifier=${identifier}&metadataPrefix=mods`]: ['cannotDisseminateFormat'],
  [`verb=GetRecord&identifier=${identifier}&metadataPrefix=oai_dc&metadataPrefix=oai_dc`]: ['badArgument'],
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=invalid%22id': ['idDoesNotExist'],
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:lain.example.id:bib:1': ['idDoesNotExist'],
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:pustaka.example.id:bib:999999999999999': [
    'idDoesNotExist',
  ],
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=http://[%00%ff<>': ['idDoesNotExist'],
  'verb=ListRecords': ['badArgument'],
  'verb=ListRecords&metadataPrefix=': ['badArgument'],
  'verb=ListRecords&metadataPrefix=mods': ['cannotDisseminateFormat'],
  'verb=ListRecords&metadataPrefix=a%20b': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&set=tidak-ada': ['noRecordsMatch'],
  'verb=ListRecords&metadataPrefix=oai_dc&set=a::b': ['badArgument'],
  'verb=ListRecords&resumptionToken=junk': ['badResumptionToken'],
  'verb=ListRecords&resumptionToken=': ['badResumptionToken'],
  'verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=junk': ['badArgument'],
  'verb=ListIdentifiers&resumptionToken=junk&until=2000-02-05': ['badArgument'],
  'verb=ListIdentifiers&metadataPrefix=oai_dc&from=junk': ['badArgument'],
  'verb=ListIdentifiers&metadataPrefix=oai_dc&until=junk': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2001-02-30': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2001-02-03T24:00:00Z': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2001-02-03T04:05:06.7Z': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2001-02-03T04:05:06%2B07:00': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2001-02': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-04': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-06T05:35:00Z': ['badArgument'],
  'verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01': ['noRecordsMatch'],
  'verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31': ['noRecordsMatch'],
}
for (const [query, codes] of Object.entries(wrongs)) {
  test(`"${query}" is answered with ${[...new Set(codes)].join()}, by GET and by POST`, async () => {
    for (const answer of [await ask(query), await post(query)]) {
      assert.equal(answer.response.status, 200)
      assert.deepEqual(answer.errors, codes)
      const silent = codes.some((code) => code === 'badVerb' || code === 'badArgument')
      assert.equal(/<request>/.test(answer.text), silent, requestOf(answer.text))
    }
  })
}

test('from and until are inclusive, by days and by seconds', async () => {
  const date = dateOf((await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`)).text)
  const day = date.slice(0, 10)
  for (const [from, until] of [
    [date, date],
    [day, day],
  ]) {
    const found = await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&from=${from}&until=${until}`)
    assert.ok(found.identifiers.includes(identifier))
  }
  const second = new Date(Date.parse(date) - 1000).toISOString().replace('.000', '')
  const before = await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&until=${second}`)
  assert.ok(!before.identifiers.includes(identifier))
})

test('a set includes those below it', async () => {
  for (const set of ['jenis', 'jenis:buku', 'cabang', 'cabang:pusat']) {
    const found = await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&set=${set}`)
    assert.ok(found.identifiers.includes(identifier), set)
  }
  assert.deepEqual((await ask('verb=ListIdentifiers&metadataPrefix=oai_dc&set=jenis:peta')).errors, [
    'noRecordsMatch',
  ])
})

test('a form is answered as an address is', async () => {
  const { identifiers } = await post(
    `verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent(identifier)}`,
  )
  assert.deepEqual(identifiers, [identifier])
})

test('answers are compressed for those who say they can', async () => {
  const headers = { 'Accept-Encoding': 'gzip' }
  const answer = await app.request('http://localhost/oai?verb=Identify', { headers })
  assert.equal(answer.headers.get('Content-Encoding'), 'gzip')
  assert.match(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString(), /<Identify>/)
})

test('more than a form can hold is refused before it is read', async () => {
  const { response } = await post(`verb=Identify&x=${'a'.repeat(20_000)}`)
  assert.equal(response.status, 413)
  answers.pop()
})

test('who asks when many wait already is told to come again', async () => {
  const full = await testWeb(db, () => [
    { machineRoutes: [oaiRoutes(createGate({ atOnce: 1, waiting: 1 }))] },
  ])
  const all = await Promise.all(
    [1, 2, 3, 4].map(() => full.app.request('http://localhost/oai?verb=ListSets')),
  )
  assert.deepEqual(all.map(({ status }) => status).toSorted(), [200, 200, 503, 503])
  assert.equal(all.find(({ status }) => status === 503)?.headers.get('Retry-After'), '10')
  assert.equal((await full.app.request('http://localhost/oai?verb=ListSets')).status, 200)
})

test('a copy that is taken away moves the date of its title and its sets', async () => {
  assert.ok(added.ok)
  const get = () => ask(`verb=GetRecord&metadataPrefix=marcxml&identifier=${identifier}`)
  const before = await get()
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await setItemQuarantine(db, { id: added.value.id, quarantined: true }, ratna)
  const after = await get()
  assert.ok(dateOf(after.text) > dateOf(before.text))
  assert.doesNotMatch(after.text, /cabang:pusat|tag="852"/)
})

test('every answer fits the schemas', { skip: missingProgram('xmllint') }, () => assertValid(answers))
