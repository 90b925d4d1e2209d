import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { systemActor } from '#kernel/audit.ts'
import { createAuthority, createRecord } from '#modules/catalogue/index.ts'
import { quarantineRecord } from '#modules/catalogue/records/quarantine-record.ts'
import { assertDescribed } from '../../../test/support/api-answers.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { marcText } from '../../../test/support/marc-text.ts'
import { testWeb } from '../../../test/support/web.ts'
import { protocolsModule } from '../index.ts'
import { sruLibrary } from '../../../test/support/sru-library.ts'
import { apiTexts } from './messages.ts'
import { operations } from './openapi/document.ts'

const { db } = await testDatabase()
const library = await sruLibrary(db, 40)
const { web, ids } = library
const [first = 0, second = 0] = ids

/** Asks, holds the answer against the document, and gives what it says. */
async function get(path: string, status = 200, headers: Record<string, string> = {}) {
  const answer = await web.app.request(`http://localhost${path}`, { headers })
  assert.equal(answer.status, status, path)
  return { body: await assertDescribed(path, answer), headers: answer.headers }
}

test('the document is one of OpenAPI 3.1, and names all that is served', async () => {
  const answer = await web.stranger.get('/api/v1/openapi.json')
  const document = await answer.json()
  const { valid, errors } = await new Validator().validate(document)
  assert.ok(valid, JSON.stringify(errors))
  assert.equal(document.openapi, '3.1.0')
  const served = web.app.routes
    .filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/') && !path.endsWith('openapi.json'),
    )
    .map(({ path }) => path.replaceAll(/:(\w+)(\{.*?\}+)?/g, '{$1}'))
  assert.deepEqual([...new Set(served)].toSorted(), Object.keys(document.paths).toSorted())
})

test('a search answers with titles, facets and exact counts', async () => {
  const { body } = await get('/api/v1/search?q=zamrud&jumlah=2')
  assert.equal(body['total'], 3)
  assert.equal(body['pages'], 2)
  assert.equal(Array.isArray(body['results']) && body['results'].length, 2)
  await get('/api/v1/search')
  await get('/api/v1/search?q=zamrut')
  await get('/api/v1/search?cabang=pusat&cabang=anak&dari=1990&sampai=2000&urut=terbaru&hal=3&tersedia=1')
  await get('/api/v1/search?judul=zamrud&pengarang=hamka&nomor=9789799731234')
})

test('a wrong parameter is named, with what it must be', async () => {
  const { body } = await get('/api/v1/search?jumlah=1000&urut=acak&warna=biru&hal=0&hal=1', 400)
  assert.deepEqual(body['parameters'], [
    { name: 'jumlah', reason: 'must be a whole number from 1 to 100' },
    { name: 'urut', reason: 'must be one of: relevansi, terbaru, judul, pengarang, nomor-panggil' },
    { name: 'warna', reason: 'is not known here' },
    { name: 'hal', reason: 'must be given once' },
  ])
  await get(`/api/v1/search?q=${'x'.repeat(301)}`, 400)
  await get(`/api/v1/search?${Array.from({ length: 21 }, (_, i) => `topik=${i}`).join('&')}`, 400)
  await get(`/api/v1/search?${'topik=x'.repeat(1)}${'y'.repeat(300)}`, 400)
  await get('/api/v1/authorities?jenis=hantu', 400)
})

test('a title comes with everything that is known of it', async () => {
  const { body } = await get(`/api/v1/records/${first}`)
  assert.equal(body['title'], 'Zamrud khatulistiwa : roman keluarga Nusantara')
  assert.equal(body['url'], `http://127.0.0.1:3000/koleksi/${first}`)
  assert.deepEqual(body['isbns'], ['9789799731234'])
  const marc = await get(`/api/v1/records/${first}/marc`)
  assert.deepEqual(Array.isArray(marc.body['fields']) && marc.body['fields'][0], { '001': 'PKB-KNOWN-1' })
  for (const other of [second, ids[2] ?? 0]) await get(`/api/v1/records/${other}`)
  await get('/api/v1/records/999999', 404)
  await get('/api/v1/records/0', 404)
  await get('/api/v1/records/99999999999999999999', 404)
})

test('a title in quarantine is gone, and so are its copies', async () => {
  const { id } = await createRecord(db, marcText('245 00 $a Hilang'), systemActor)
  await quarantineRecord(db, { id, reason: 'uji' }, systemActor)
  for (const path of [`/api/v1/records/${id}`, `/api/v1/records/${id}/items`, `/api/v1/records/${id}/marc`]) {
    assert.equal((await get(path, 410)).body['code'], 'gone')
  }
})

test('copies tell where they are, and nothing of who has them', async () => {
  const standings = async () => {
    const { body } = await get(`/api/v1/records/${first}/items`)
    const items = Array.isArray(body['items']) ? body['items'] : []
    return [body['total'], body['available'], ...items.map(({ standing, dueOn }) => `${standing} ${dueOn}`)]
  }
  assert.deepEqual(await standings(), [1, 1, 'available null'])
  const { id, branchId } = await db
    .selectFrom('catalogue.items')
    .select(['id', 'branchId'])
    .where('barcode', '=', 'ZB-0001')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('catalogue.items')
    .set({ disposition: 'reference-only' })
    .where('id', '=', id)
    .execute()
  assert.deepEqual(await standings(), [1, 0, 'read-there null'])
  await db
    .updateTable('catalogue.items')
    .set({ disposition: 'in-circulation' })
    .where('id', '=', id)
    .execute()
  await lend(id, branchId)
  assert.deepEqual(await standings(), [1, 0, 'on-loan 2026-12-14'])
  const { body } = await get('/api/v1/items/ZB-0001')
  assert.deepEqual(Object.keys(body), [
    'barcode',
    'recordId',
    'title',
    'callNumber',
    'shelf',
    'collection',
    'dueOn',
    'branch',
    'standing',
  ])
  for (const barcode of ['TIDAK-ADA', '%00', '%F0%9F%99%82', 'a%2Fb', 'x'.repeat(41), '%'])
    await get(`/api/v1/items/${barcode}`, 404)
})

/** A loan as circulation writes it. */
async function lend(itemId: number, branchId: number): Promise<void> {
  const { id: patronId } = await db
    .insertInto('patrons.patrons')
    .values({ name: 'Siti', branchId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('circulation.loans')
    .values({
      itemId,
      recordId: first,
      patronId,
      category: 'umum',
      loanCategory: 'sirkulasi',
      branchId,
      channel: 'desk',
      lentAt: new Date('2026-11-30T03:00:00Z'),
      dueOn: '2026-12-14',
      loanPolicyId: 1,
      renewalPolicyId: 1,
      finePolicyId: 1,
      lostPolicyId: 1,
    })
    .execute()
}

test('authorities are found by any of their forms', async () => {
  const authority = marcText('100 1# $a Zainuddin, Abdullah\n400 1# $a Zenuddin', '00000nz  a2200000n  4500')
  const made = await createAuthority(db, authority, systemActor)
  assert.ok(made.ok)
  const { body } = await get('/api/v1/authorities?q=zenuddin&jenis=person')
  const [found] = Array.isArray(body['authorities']) ? body['authorities'] : []
  assert.deepEqual([found?.heading, found?.foundAs], ['Zainuddin, Abdullah', 'Zenuddin'])
  assert.equal((await get(`/api/v1/authorities/${found?.id}`)).body['heading'], 'Zainuddin, Abdullah')
  await get('/api/v1/authorities?q=%25_%00&hal=2')
  await get('/api/v1/authorities/999999', 404)
})

test('branches come with their hours', async () => {
  const { body } = await get('/api/v1/branches')
  const branches = Array.isArray(body['branches']) ? body['branches'] : []
  assert.ok(branches.length > 1)
  assert.equal((await get(`/api/v1/branches/${branches[0]?.code}`)).body['name'], branches[0]?.name)
  await get('/api/v1/branches/tidak-ada', 404)
})

test('what is unchanged need not be sent again, and other sites may ask', async () => {
  const { headers } = await get(`/api/v1/records/${second}`)
  const tag = headers.get('ETag') ?? ''
  assert.match(tag, /^W\//)
  assert.equal(headers.get('Access-Control-Allow-Origin'), '*')
  await get(`/api/v1/records/${second}`, 304, { 'If-None-Match': tag })
})

test('before the index is read a search says so, and counts nothing', async () => {
  const waiting = { ...library.search, ready: () => Promise.resolve(false) }
  const { stranger } = await testWeb(db, () => [protocolsModule({ search: waiting })])
  const answer = await stranger.get('/api/v1/search?q=zamrud')
  assert.deepEqual([answer.status, answer.headers.get('Retry-After')], [503, '5'])
  assert.equal((await assertDescribed('/api/v1/search', answer))['code'], 'unavailable')
  assert.match(await (await stranger.get('/sru?query=zamrud')).text(), /diagnostic\/1\/2</)
  assert.doesNotMatch(await (await stranger.get('/sru')).text(), /diagnostic\/1\//)
})

test('what is not there is told in the same form', async () => {
  assert.equal((await get('/api/v1/nothing', 404)).body['code'], 'not-found')
  const posted = await web.stranger.post('/api/v1/search', { q: 'x' })
  assert.equal(posted.status, 404)
  await assertDescribed('/api/v1/nothing', posted)
})

test('a page says all this to people, in both languages, with examples that have answers', async () => {
  for (const language of ['id', 'en'] as const) {
    const answer = await web.stranger.get(`/api?antarmuka=${language}`)
    const html = await answer.text()
    const t = apiTexts(language)
    assert.ok(html.includes(`<h1>${t.title}</h1>`))
    const examples = [...html.matchAll(/href="(\/api\/v1\/[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    assert.ok(examples.length >= operations.length)
    for (const href of examples) assert.equal((await web.stranger.get(href)).status, 200, href)
  }
})
