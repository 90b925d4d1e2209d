import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/days.ts'
import { isOpen, openDayAfter, openDayFrom, openDaysAfter, type Calendar } from './calendar.ts'

const week = (...weekdays: number[]) => new Set(weekdays)
const calendar: Calendar = {
  weeks: new Map([
    [
      1,
      [
        { from: '2026-12-01', weekdays: week(1, 2, 3, 4) },
        { from: '2000-01-01', weekdays: week(1, 2, 3, 4, 5, 6) },
      ],
    ],
  ]),
  everywhere: new Set(['2026-11-25']),
  somewhere: new Set(['1 2026-11-26']),
}

test('closed are the weekly days, the holidays of all and the own days', () => {
  const open = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-29'].map(
    (day) => isOpen(calendar, 1, day),
  )
  assert.deepEqual(open, [true, true, false, false, true, false])
})

test('new hours hold from their day on and change nothing before', () => {
  assert.equal(isOpen(calendar, 1, '2026-11-28'), true)
  assert.equal(isOpen(calendar, 1, '2026-12-05'), false)
})

test('a due day moves to the next open one', () => {
  assert.equal(openDayFrom(calendar, 1, '2026-11-25'), '2026-11-27')
  assert.equal(openDayFrom(calendar, 1, '2026-11-24'), '2026-11-24')
})

test('a delay counts open days only, and not the due day itself', () => {
  assert.equal(openDaysAfter(calendar, 1, '2026-11-24', '2026-11-24'), 0)
  assert.equal(openDaysAfter(calendar, 1, '2026-11-24', '2026-11-26'), 0)
  assert.equal(openDaysAfter(calendar, 1, '2026-11-24', '2026-11-28'), 2)
})

test('however long the delay, its open days are those that are open one by one', () => {
  const day = fc.integer({ min: -400, max: 1200 }).map((days) => addDays('2026-11-24', days))
  fc.assert(
    fc.property(day, day, (first, last) => {
      let open = 0
      for (let at = addDays(first, 1); at <= last; at = addDays(at, 1)) if (isOpen(calendar, 1, at)) open++
      assert.equal(openDaysAfter(calendar, 1, first, last), open)
    }),
  )
})

test('a shelf keeps for so many open days', () => {
  assert.equal(openDayAfter(calendar, 1, '2026-11-24', 2), '2026-11-28')
})

test('a branch of which no hours are known is taken as open', () => {
  assert.equal(openDayFrom(calendar, 2, '2026-11-24'), '2026-11-24')
})
