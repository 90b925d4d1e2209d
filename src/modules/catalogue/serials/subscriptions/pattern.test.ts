import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foresee, frequencies, type Pattern } from './pattern.ts'

const monthly: Pattern = {
  frequency: 'monthly',
  firstOn: '2026-01-31',
  skippedWeekdays: [],
  skippedMonths: [],
  enumeration: 'Th. {jilid} No. {nomor}',
  volume: 12,
  number: 1,
  restart: 'yearly',
  numbersPerVolume: null,
}
const numbersOf = (pattern: Pattern, until: string) =>
  foresee(pattern, undefined, until).map(({ enumeration, chronology }) => `${enumeration}, ${chronology}`)

test('a magazine comes every month, at the end of short ones, and begins anew with the year', () => {
  const issues = foresee(monthly, undefined, '2027-02-28')
  assert.equal(issues.length, 14)
  assert.equal(issues[1]?.publishedOn, '2026-02-28')
  assert.equal(issues[2]?.publishedOn, '2026-03-31')
  assert.deepEqual(
    issues.slice(11).map(({ enumeration, chronology }) => `${enumeration}, ${chronology}`),
    ['Th. 12 No. 12, Desember 2026', 'Th. 13 No. 1, Januari 2027', 'Th. 13 No. 2, Februari 2027'],
  )
})

test('months without an issue are skipped and use up no number', () => {
  assert.deepEqual(numbersOf({ ...monthly, skippedMonths: [2, 3] }, '2026-05-01'), [
    'Th. 12 No. 1, Januari 2026',
    'Th. 12 No. 2, April 2026',
  ])
})

test('a newspaper without a Sunday edition counts on', () => {
  const paper: Pattern = {
    ...monthly,
    frequency: 'daily',
    firstOn: '2026-11-28',
    skippedWeekdays: [7],
    enumeration: 'No. {nomor}',
    volume: null,
    number: 17_500,
    restart: 'never',
  }
  assert.deepEqual(numbersOf(paper, '2026-12-01'), [
    'No. 17500, 28 November 2026',
    'No. 17501, 30 November 2026',
    'No. 17502, 1 Desember 2026',
  ])
})

test('a volume of four numbers is followed by the next', () => {
  const quarterly = { ...monthly, frequency: 'quarterly', restart: 'count', numbersPerVolume: 4 } as const
  assert.deepEqual(
    foresee({ ...quarterly, number: 3 }, undefined, '2027-01-31').map(({ volume, number }) => [
      volume,
      number,
    ]),
    [
      [12, 3],
      [12, 4],
      [13, 1],
      [13, 2],
      [13, 3],
    ],
  )
})

test('what goes on after a known issue is the same as what was foreseen at once', () => {
  const days = fc.integer({ min: 0, max: 2000 })
  const some = fc.record({
    frequency: fc.constantFrom(...frequencies),
    start: days,
    restart: fc.constantFrom('never' as const, 'yearly' as const, 'count' as const),
    skippedMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
    cut: days,
  })
  fc.assert(
    fc.property(some, ({ start, cut, ...rest }) => {
      const dayAt = (offset: number) => new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10)
      const pattern: Pattern = { ...monthly, ...rest, firstOn: dayAt(start), numbersPerVolume: 6 }
      const whole = foresee(pattern, undefined, dayAt(start + 900))
      const known = whole[cut % Math.max(1, whole.length)]
      const rest2 = foresee(pattern, known, dayAt(start + 900))
      assert.deepEqual(rest2, known ? whole.slice(whole.indexOf(known) + 1) : whole)
    }),
    { numRuns: 60, seed: 1945 },
  )
})
