import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dayOf, daysBetween, startOfDay, weekdayOf } from './days.ts'

test('a day begins and ends at midnight in Blitar', () => {
  assert.equal(dayOf(new Date('2026-12-31T16:59:59Z')), '2026-12-31')
  assert.equal(dayOf(new Date('2026-12-31T17:00:00Z')), '2027-01-01')
  assert.equal(dayOf(startOfDay('2027-01-01')), '2027-01-01')
  assert.equal(dayOf(new Date(startOfDay('2027-01-01').getTime() - 1)), '2026-12-31')
})

test('days are counted over months, years and the leap day', () => {
  assert.equal(addDays('2028-02-28', 2), '2028-03-01')
  assert.equal(addDays('2027-01-01', -1), '2026-12-31')
  assert.equal(daysBetween('2026-12-24', '2027-01-02'), 9)
  assert.equal(daysBetween('2027-01-02', '2026-12-24'), -9)
})

test('the week begins with Senin', () => {
  assert.equal(weekdayOf('2026-11-23'), 1)
  assert.equal(weekdayOf('2026-11-29'), 7)
})
