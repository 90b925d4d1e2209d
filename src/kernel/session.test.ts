import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
import { endSessionsOf, findSession, listSessions, startSession } from './session.ts'
import { forgetFailures, isThrottled, noteFailure } from './throttle.ts'

const now = new Date('2026-12-07T02:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const siti = { kind: 'member', id: 7 } as const

test('sessions', async (t) => {
  const { db } = await testDatabase(t)

  await t.test('a session is found by its token, of which only a digest is kept', async () => {
    const token = await startSession(db, siti, 'Chrome', now)
    const found = await findSession(db, token, now)
    assert.equal(found?.id, 7)
    const rows = await db.selectFrom('kernel.sessions').select('tokenDigest').execute()
    assert.ok(rows.every(({ tokenDigest }) => !tokenDigest.toString('latin1').includes(token)))
    assert.equal(await findSession(db, 'another token', now), undefined)
  })

  await t.test('a staff session ends after a day without use, and use prolongs it', async () => {
    const token = await startSession(db, { kind: 'staff', id: 1 }, 'Firefox', now)
    assert.ok(await findSession(db, token, later(20)))
    assert.ok(await findSession(db, token, later(40)))
    assert.equal(await findSession(db, token, later(65)), undefined)
  })

  await t.test('signing out everywhere leaves only the session in use', async () => {
    const [first, second] = [await startSession(db, siti, 'A', now), await startSession(db, siti, 'B', now)]
    const current = await findSession(db, second, now)
    assert.ok(current)
    await endSessionsOf(db, siti, current.tokenDigest)
    assert.equal(await findSession(db, first, now), undefined)
    assert.deepEqual(
      (await listSessions(db, current, now)).map(({ device, current: here }) => [device, here]),
      [['B', true]],
    )
  })

  await t.test('failures count within their window, also when they come at once', async () => {
    const rule = { failures: 5, windowSeconds: 60 }
    await Promise.all([1, 2, 3, 4].map(() => noteFailure(db, 'login:siti', rule, now)))
    assert.equal(await isThrottled(db, 'login:siti', rule, now), false)
    await noteFailure(db, 'login:siti', rule, now)
    assert.equal(await isThrottled(db, 'login:siti', rule, now), true)
    assert.equal(await isThrottled(db, 'login:budi', rule, now), false)
    assert.equal(await isThrottled(db, 'login:siti', rule, new Date(now.getTime() + 61_000)), false)
    await forgetFailures(db, 'login:siti')
    assert.equal(await isThrottled(db, 'login:siti', rule, now), false)
  })
})
