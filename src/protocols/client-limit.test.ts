import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
import { assertDescribed } from '../../test/support/api-answers.ts'
import { testWeb } from '../../test/support/web.ts'
import { searchHere } from '#modules/search/index.ts'
import { createLimit } from './client-limit.ts'
import { protocolsModule } from './index.ts'

const start = new Date('2027-01-04T03:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)

test('a client may spend a minute at once, and then goes at its pace', () => {
  const limit = createLimit({ perMinute: 30 })
  const allowed = Array.from({ length: 40 }, () => limit('a', start).allowed)
  assert.equal(allowed.filter(Boolean).length, 30)
  assert.deepEqual(limit('a', start), { allowed: false, retryAfter: 2 })
  assert.deepEqual(limit('b', start), { allowed: true, left: 29 })
  assert.equal(limit('a', after(1)).allowed, false)
  assert.equal(limit('a', after(2)).allowed, true)
  assert.equal(limit('a', after(2)).allowed, false)
  assert.deepEqual(limit('a', after(3600)), { allowed: true, left: 29 })
})

test('a clock that goes back gives nothing away', () => {
  const limit = createLimit({ perMinute: 1 })
  assert.equal(limit('a', start).allowed, true)
  assert.equal(limit('a', after(-600)).allowed, false)
})

test('no limit is no limit', () => {
  const limit = createLimit({ perMinute: 0 })
  assert.ok(Array.from({ length: 1000 }, () => limit('a', start).allowed).every(Boolean))
})

test('who asks too fast is told when to come again, each protocol by itself', async (t) => {
  const { db } = await testDatabase(t)
  const search = await searchHere(db)
  const { app } = await testWeb(db, () => [protocolsModule({ search, requestsPerMinute: 3 })])
  const ask = async (path: string, from: string, peer?: string) =>
    app.request(
      `http://localhost${path}`,
      { headers: { 'X-Forwarded-For': from } },
      peer && {
        incoming: { socket: { remoteAddress: peer } },
      },
    )
  for (const left of ['2', '1', '0'])
    assert.equal((await ask('/api/v1/branches', '1.2.3.4')).headers.get('RateLimit-Remaining'), left)
  const refused = await ask('/api/v1/branches', 'x, 1.2.3.4')
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('Retry-After')) > 0)
  await assertDescribed('/api/v1/branches', refused)
  assert.equal((await ask('/api/v1/branches', '1.2.3.5')).status, 200)
  // Through a proxy of the own network it is the client that counts; one from outside cannot name another.
  assert.equal((await ask('/api/v1/branches', '1.2.3.4', '10.0.0.1')).status, 429)
  assert.equal((await ask('/api/v1/branches', '1.2.3.4', '8.8.8.8')).status, 200)
  for (let i = 0; i < 3; i++) assert.equal((await ask('/sru', '1.2.3.4')).status, 200)
  const tooFast = await ask('/sru', '1.2.3.4')
  assert.deepEqual([tooFast.status, Number(tooFast.headers.get('Retry-After')) > 0], [429, true])
})
