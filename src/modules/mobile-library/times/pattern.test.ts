import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, weekdayOf } from '#kernel/days.ts'
import { planVisits, type NotedVisit, type StopTime } from '../visits/plan-visits.ts'
import { daysOf, nths, patterns, type Pattern } from './pattern.ts'

const weekly = { pattern: 'weekly', weekday: 2, nth: null, firstDay: '2026-12-01', lastDay: null } as const

test('a weekly stop is visited on its weekday, from its first day to its last', () => {
  assert.deepEqual(daysOf({ ...weekly, lastDay: '2026-12-15' }, '2026-11-01', '2027-02-01'), [
    '2026-12-01',
    '2026-12-08',
    '2026-12-15',
  ])
})

test('a fortnightly stop keeps its rhythm whatever days are asked for', () => {
  const every = { ...weekly, pattern: 'fortnightly' } as const
  assert.deepEqual(daysOf(every, '2026-12-09', '2027-01-14'), ['2026-12-15', '2026-12-29', '2027-01-12'])
})

test('a monthly stop is visited on the second, or on the last such weekday', () => {
  const second = { ...weekly, pattern: 'monthly', nth: 2 } as const
  assert.deepEqual(daysOf(second, '2026-12-01', '2027-02-28'), ['2026-12-08', '2027-01-12', '2027-02-09'])
  assert.deepEqual(daysOf({ ...second, nth: -1 }, '2026-12-01', '2027-02-28'), [
    '2026-12-29',
    '2027-01-26',
    '2027-02-23',
  ])
})

const anyDay = fc.integer({ min: 0, max: 2000 }).map((number) => addDays('2025-01-01', number))
const anyPattern: fc.Arbitrary<Pattern> = fc
  .record({
    pattern: fc.constantFrom(...patterns),
    weekday: fc.integer({ min: 1, max: 7 }),
    nth: fc.constantFrom(...nths),
    firstDay: anyDay,
    lastDay: fc.option(anyDay),
  })
  .map(({ nth, ...rest }) => ({ ...rest, nth: rest.pattern === 'monthly' ? nth : null }))

test('any pattern gives days in order, on its weekday, within what was asked for', () => {
  fc.assert(
    fc.property(anyPattern, anyDay, fc.integer({ min: 0, max: 400 }), (pattern, from, length) => {
      const to = addDays(from, length)
      const days = daysOf(pattern, from, to)
      for (const [place, day] of days.entries()) {
        assert.equal(weekdayOf(day), pattern.weekday)
        assert.ok(day >= from && day <= to && day >= pattern.firstDay)
        assert.ok(pattern.lastDay === null || day <= pattern.lastDay)
        const gap = place > 0 ? daysBetween(days[place - 1] ?? day, day) : undefined
        const gaps = { weekly: [7], fortnightly: [14], monthly: [28, 35] }[pattern.pattern]
        assert.ok(gap === undefined || gaps.includes(gap), `${gap} days between visits`)
      }
    }),
  )
})

test('asking for two halves of a time gives what asking for the whole gives', () => {
  fc.assert(
    fc.property(anyPattern, anyDay, fc.nat(200), fc.nat(200), (pattern, from, first, second) => {
      const middle = addDays(from, first)
      const to = addDays(middle, second)
      assert.deepEqual(
        [...daysOf(pattern, from, middle), ...daysOf(pattern, addDays(middle, 1), to)],
        daysOf(pattern, from, to),
      )
    }),
  )
})

test('every month has exactly one of each nth weekday of an unbounded pattern', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 7 }), fc.constantFrom(...nths), (day, weekday, nth) => {
      const month = `${day.slice(0, 7)}-01`
      const end = addDays(addDays(month, 31).slice(0, 7) + '-01', -1)
      const pattern = { pattern: 'monthly', weekday, nth, firstDay: '2020-01-01', lastDay: null } as const
      assert.equal(daysOf(pattern, month, end).length, 1)
    }),
  )
})

const time = (more: Partial<StopTime> = {}): StopTime => ({
  ...weekly,
  id: 1,
  starts: '09:00',
  ends: '11:00',
  ...more,
})
const noted = (more: Partial<NotedVisit>): NotedVisit => ({
  id: 5,
  day: '2026-12-08',
  starts: '09:00',
  ends: '11:00',
  extra: false,
  state: 'planned',
  reason: '',
  startedAt: null,
  finishedAt: null,
  visitors: null,
  note: '',
  ...more,
})
const plan = (notes: NotedVisit[], closed: Record<string, string> = {}, ended = false) =>
  planVisits(
    { times: [time()], noted: notes, closedBecause: (day) => closed[day], ended },
    '2026-12-01',
    '2026-12-21',
  ).map(({ day, state, starts, reason }) => [day, state, starts, reason])

test('what is noted of a day counts before its times', () => {
  const cancelled = noted({ state: 'cancelled', reason: 'Ban bocor' })
  const extra = noted({ id: 6, day: '2026-12-10', starts: '13:00', ends: '14:00', extra: true })
  assert.deepEqual(plan([cancelled, extra]), [
    ['2026-12-01', 'planned', '09:00', ''],
    ['2026-12-08', 'cancelled', '09:00', 'Ban bocor'],
    ['2026-12-10', 'planned', '13:00', ''],
    ['2026-12-15', 'planned', '09:00', ''],
  ])
})

test('a holiday keeps the vehicle at home, but does not undo a visit that was made', () => {
  const made = noted({
    state: 'done',
    startedAt: new Date('2026-12-08T02:00:00Z'),
    finishedAt: new Date('2026-12-08T04:00:00Z'),
  })
  const closed = { '2026-12-08': 'Pilkada', '2026-12-15': 'Cuti bersama' }
  assert.deepEqual(plan([made], closed), [
    ['2026-12-01', 'planned', '09:00', ''],
    ['2026-12-08', 'done', '09:00', ''],
    ['2026-12-15', 'closed', '09:00', 'Cuti bersama'],
  ])
})

test('a stop that is given up keeps only the visits that were noted', () => {
  assert.deepEqual(
    plan(
      [noted({ state: 'cancelled', reason: 'Jalan rusak' }), noted({ id: 7, day: '2026-12-12' })],
      {},
      true,
    ),
    [['2026-12-08', 'cancelled', '09:00', 'Jalan rusak']],
  )
})
