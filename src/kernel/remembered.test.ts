import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from './remembered.ts'

test('an answer is worked out once for all who ask within its time', async () => {
  let times = 0
  const ask = remembered(10, () => Promise.resolve(++times))
  const key = {}
  const start = new Date('2026-12-07T01:00:00Z')
  assert.deepEqual(await Promise.all([ask(key, start), ask(key, start)]), [1, 1])
  assert.equal(await ask(key, new Date(start.getTime() + 9000)), 1)
  assert.equal(await ask(key, new Date(start.getTime() + 10_000)), 2)
  assert.equal(await ask({}, start), 3)
})

test('a failure is not remembered', async () => {
  let times = 0
  const ask = remembered(10, () =>
    ++times === 1 ? Promise.reject(new Error('away')) : Promise.resolve(times),
  )
  const key = {}
  await assert.rejects(ask(key, new Date()))
  assert.equal(await ask(key, new Date()), 2)
})
