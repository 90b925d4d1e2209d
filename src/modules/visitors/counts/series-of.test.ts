import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monday } from '../test-data.ts'
import { periodQuery, presetDays, readPeriod } from './read-period.ts'
import { courseOf, hoursOf, weekdaysOf } from './series-of.ts'

test('a course shows the days on which nobody came too, and months where it is long', () => {
  const byDay = new Map([
    ['2026-11-28', 5],
    ['2026-11-30', 7],
  ])
  assert.deepEqual(
    courseOf(byDay, '2026-11-28', '2026-11-30').map(({ people }) => people),
    [5, 0, 7],
  )
  const year = courseOf(byDay, '2026-01-01', '2026-12-31')
  assert.equal(year.length, 12)
  assert.deepEqual(year[10], { key: '2026-11', people: 12 })
})

test('hours run from the first to the last at which somebody came', () => {
  const hours = hoursOf(
    new Map([
      ['8', 3],
      ['11', 4],
    ]),
  )
  assert.deepEqual(
    hours.map(({ key, people }) => [key, people]),
    [
      ['8', 3],
      ['9', 0],
      ['10', 0],
      ['11', 4],
    ],
  )
  assert.deepEqual(hoursOf(new Map()), [])
})

test('a weekday is the average of those days on which somebody came', () => {
  const days = new Map([
    ['2026-11-23', 10],
    ['2026-11-30', 20],
    ['2026-11-24', 0],
  ])
  assert.deepEqual(weekdaysOf(days).slice(0, 2), [
    { key: '1', people: 15 },
    { key: '2', people: 0 },
  ])
})

test('a period is today unless the address says otherwise, in order, and bounded', () => {
  assert.deepEqual(readPeriod({}, monday), { from: '2026-11-30', to: '2026-11-30', branchId: undefined })
  assert.deepEqual(readPeriod({ dari: '2026-11-30', sampai: '2026-11-01', tempat: '2' }, monday), {
    from: '2026-11-01',
    to: '2026-11-30',
    branchId: 2,
  })
  assert.deepEqual(readPeriod({ dari: 'x', sampai: '2026-02-30', tempat: 'x' }, monday).from, '2026-11-30')
  assert.equal(readPeriod({ dari: '1990-01-01', sampai: '2026-11-30' }, monday).from, '2021-11-26')
  assert.deepEqual(presetDays('month', '2026-11-30'), { from: '2026-11-01', to: '2026-11-30' })
  assert.equal(
    periodQuery({ from: '2026-11-01', to: '2026-11-30', branchId: 2 }),
    'dari=2026-11-01&sampai=2026-11-30&tempat=2',
  )
})

test('days of which there can be no figures are taken for today', () => {
  const today = { from: '2026-11-30', to: '2026-11-30', branchId: undefined }
  for (const day of ['9999-12-31', '0001-01-01', '2026-02-30'])
    assert.deepEqual(readPeriod({ dari: day, sampai: day }, monday), today)
})
