import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { testDatabase } from '../../test/support/database.ts'
import { testWeb } from '../../test/support/web.ts'
import { everyone } from './permissions.ts'
import { requires, type Env } from './web.tsx'

const routes = new Hono<Env>()
  .get('/halaman', requires(everyone), (c) => c.html(`<p>${'isi '.repeat(600)}</p>`))
  .get('/besar', requires(everyone), (c) => {
    c.header('Cache-Control', 'no-store')
    return c.html(Promise.resolve('isi '.repeat(50_000)), 422, { 'X-Ukuran': 'besar' })
  })
  .post('/isian', requires(everyone), async (c) => c.json(await c.req.parseBody()))
  .get('/rusak', requires(everyone), () => {
    throw new Error('secret detail')
  })
  .get('/api/v1/rusak', requires(everyone), () => {
    throw new Error('secret detail')
  })
  .get('/jauh', requires(everyone), () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  })
  .get('/rahasia', requires('x.y'), (c) => c.text('rahasia'))

const machineRoutes = new Hono<Env>().post('/mesin', requires(everyone), async (c) =>
  c.json(await c.req.parseBody()),
)

test('the web answers, guards and refuses', async (t) => {
  const { db } = await testDatabase(t)
  const { app, stranger, staff } = await testWeb(db, () => [
    { routes: [routes], machineRoutes: [machineRoutes] },
  ])

  await t.test('pages come with a policy that allows no script but our own', async () => {
    const answer = await stranger.get('/halaman')
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self'(;|$)/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff')
  })

  await t.test(
    'scripts and styles are sent as small as the browser understands, and kept for ever',
    async () => {
      const [style = ''] = globSync('public/build/public-*.css')
      const size = async (encoding: string) => {
        const answer = await app.request(`http://localhost/build/${basename(style)}`, {
          headers: { 'Accept-Encoding': encoding },
        })
        assert.equal(answer.status, 200)
        assert.match(answer.headers.get('Cache-Control') ?? '', /immutable/)
        return (await answer.arrayBuffer()).byteLength
      }
      const plain = await size('identity')
      assert.ok((await size('gzip, deflate')) < plain / 3)
      assert.ok((await size('gzip, deflate, br')) < plain / 3)
    },
  )

  await t.test('a form of another site is refused', async () => {
    const forged = await app.request('http://localhost/isian', {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=1',
    })
    assert.equal(forged.status, 403)
    assert.match(await forged.text(), /cross-site/)
    assert.equal((await stranger.post('/isian', { a: '1' })).status, 200)
  })

  await t.test('a program may send a form to a route for machines', async () => {
    const answer = await app.request('http://localhost/mesin', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=1',
    })
    assert.deepEqual(await answer.json(), { a: '1' })
  })

  await t.test('a form of more than a megabyte is refused', async () => {
    const answer = await stranger.post('/isian', { a: 'x'.repeat(1024 * 1024 + 1) })
    assert.equal(answer.status, 413)
  })

  await t.test('a fault tells nobody its details', async () => {
    const answer = await stranger.get('/rusak')
    assert.equal(answer.status, 500)
    assert.doesNotMatch(await answer.text(), /secret/)
    const api = await stranger.get('/api/v1/rusak')
    assert.equal(api.headers.get('Content-Type'), 'application/problem+json')
    const problem = { type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'broken' }
    assert.deepEqual(await api.json(), problem)
  })

  await t.test('a database that is away is said to be, with when to come again', async () => {
    const answer = await stranger.get('/jauh')
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('Retry-After'), '10')
  })

  await t.test('what is not there is a page of its own', async () => {
    assert.equal((await stranger.get('/tidak-ada')).status, 404)
  })

  await t.test('a page needs the right it names', async () => {
    const answer = await stranger.get('/rahasia?a=b')
    assert.equal(answer.headers.get('Location'), `/masuk?kembali=${encodeURIComponent('/rahasia?a=b')}`)
    assert.equal((await (await staff('x.z')).get('/rahasia')).status, 403)
    assert.equal((await (await staff('x.y')).get('/rahasia')).status, 200)
  })

  await t.test('pages are compressed for those who say they can', async () => {
    const packed = await app.request('http://localhost/halaman', { headers: { 'Accept-Encoding': 'gzip' } })
    assert.equal(packed.headers.get('Content-Encoding'), 'gzip')
    const plain = await app.request('http://localhost/halaman')
    assert.equal(plain.headers.get('Content-Encoding'), null)
    assert.match(plain.headers.get('Vary') ?? '', /Accept-Encoding/)
    assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), await plain.text())
    const refusing = { headers: { 'Accept-Encoding': 'gzip;q=0, identity' } }
    const refused = await app.request('http://localhost/halaman', refusing)
    assert.equal(refused.headers.get('Content-Encoding'), null)
  })

  await t.test('a page keeps its status and headers when it is compressed, also a large one', async () => {
    const packed = await app.request('http://localhost/besar', { headers: { 'Accept-Encoding': 'gzip' } })
    assert.equal(packed.status, 422)
    assert.equal(packed.headers.get('Content-Encoding'), 'gzip')
    assert.equal(packed.headers.get('Content-Type'), 'text/html; charset=UTF-8')
    assert.equal(packed.headers.get('Cache-Control'), 'no-store')
    assert.equal(packed.headers.get('X-Ukuran'), 'besar')
    assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), 'isi '.repeat(50_000))
  })

  await t.test('health and metrics are there for machines', async () => {
    assert.equal((await stranger.get('/healthz')).status, 200)
    assert.match(await (await stranger.get('/metrics')).text(), /patria_http_request_seconds/)
  })
})
