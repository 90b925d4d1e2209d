import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { createRecord } from '#modules/catalogue/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { portalModule } from './index.ts'
import { paths } from './paths.ts'
import { rememberPages } from './remember-pages.ts'

const { db } = await testDatabase()
const { id } = await createRecord(
  db,
  {
    leader: '00000nam a2200000 i 4500',
    fields: [{ tag: '245', ind1: '1', ind2: '0', subfields: [{ code: 'a', value: 'Gadis pantai' }] }],
  },
  systemActor,
)
const search = await searchHere(db)
const rename = (title: string) =>
  sql`update catalogue.records set description = jsonb_set(description, '{title}', to_jsonb(${title}::text))
    where id = ${id}`.execute(db)

test('a page is remembered until the catalogue changes, and only for visitors without an account', async () => {
  let revision = 1
  const pages = rememberPages(() => revision)
  const { stranger, staff } = await testWeb(db, () => [portalModule(search, false, pages)])
  const path = paths.title(id)
  assert.match(await stranger.read(path), /Gadis pantai/)
  await rename('Arok Dedes')
  assert.match(await stranger.read(path), /Gadis pantai/)
  assert.match(await stranger.read(`${path}?antarmuka=en`), /Arok Dedes/)
  assert.match(await (await staff()).read(path), /Arok Dedes/)
  revision += 1
  assert.match(await stranger.read(path), /Arok Dedes/)
})

test('a remembered page is sent to each as they can read it', async () => {
  const pages = rememberPages(() => 1)
  const { app } = await testWeb(db, () => [portalModule(search, false, pages)])
  const ask = (encoding: string) => app.request(paths.title(id), { headers: { 'Accept-Encoding': encoding } })
  for (const time of ['first', 'again']) {
    const packed = await ask('gzip, br')
    assert.equal(packed.headers.get('Content-Encoding'), 'gzip', time)
    const plain = await ask('identity')
    assert.equal(plain.headers.get('Content-Encoding'), null, time)
    assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), await plain.text())
  }
})

test('without a sign of changes nothing is remembered, and a title that is gone is gone', async () => {
  const { stranger } = await testWeb(db, () => [portalModule(search, false)])
  await rename('Larasati')
  assert.match(await stranger.read(paths.title(id)), /Larasati/)
  await rename('Bumi manusia')
  assert.match(await stranger.read(paths.title(id)), /Bumi manusia/)
  assert.equal((await stranger.get(paths.title(999_999))).status, 404)
})

test('a page that many ask for at the same moment is drawn once, and a failure is nobody else’s', async () => {
  const pages = rememberPages(() => 1)
  let drawn = 0
  const routes = new Hono<Env>().get('/laris', requires(everyone), (c) =>
    pages.answer(c, async () => {
      drawn += 1
      await setTimeout(20)
      if (drawn === 1) throw new Error('away')
      return html`<p>laris</p>`
    }),
  )
  const { stranger } = await testWeb(db, () => [{ routes: [routes] }])
  assert.equal((await stranger.get('/laris')).status, 500)
  const texts = await Promise.all(Array.from({ length: 8 }, () => stranger.read('/laris')))
  assert.deepEqual(new Set(texts), new Set([' laris ']))
  assert.equal(drawn, 2)
})
