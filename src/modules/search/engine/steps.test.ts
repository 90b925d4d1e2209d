import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finish, inSlices, sortInSteps } from './steps.ts'

test('a loop in slices visits every number once, in order', () => {
  for (const length of [0, 1, 4095, 4096, 4097, 10_000]) {
    const visited: number[] = []
    finish(
      inSlices(length, (from, to) => {
        for (let i = from; i < to; i++) visited.push(i)
      }),
    )
    assert.deepEqual(visited, [...Array(length).keys()])
  }
})

test('sorting in steps gives the order that sorting at once gives', () => {
  for (const length of [0, 1, 2, 4096, 4097, 8192, 30_000]) {
    const keys = Array.from({ length }, (_, i) => (i * 7919) % 104_729)
    const compare = (a: number, b: number) => keys[a]! - keys[b]! || a - b
    assert.deepEqual([...finish(sortInSteps(length, compare))], [...keys.keys()].toSorted(compare))
  }
})
