import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDay } from '#kernel/days.ts'
import { holidayLines, nationalHolidays, readHolidayLines } from './national-holidays.ts'

test('the list of a year says where it comes from, and reads back as it was written', () => {
  const list = nationalHolidays(2026)
  assert.match(list.source ?? '', /1497 Tahun 2025/)
  assert.equal(list.days.filter(({ kind }) => kind === 'national').length, 17)
  assert.equal(list.days.filter(({ kind }) => kind === 'joint-leave').length, 8)
  assert.ok(list.days.every(({ day }) => isDay(day) && day.startsWith('2026-')))
  assert.deepEqual(readHolidayLines(holidayLines(list.days)), { days: list.days, wrong: [] })
})

test('a year without a decision has only the days that never move, and says no source', () => {
  const list = nationalHolidays(2031)
  assert.equal(list.source, undefined)
  assert.equal(list.days.length, 5)
})

test('lines that name no day or nothing are told by their number', () => {
  const read = readHolidayLines(
    '2027-02-30; libur; Salah\n\n2027-12-25\tNatal\nNatal\n2027-12-24, cuti bersama, Natal\r',
  )
  assert.deepEqual(read.wrong, [1, 4])
  assert.deepEqual(read.days, [
    { day: '2027-12-25', kind: 'national', name: 'Natal' },
    { day: '2027-12-24', kind: 'joint-leave', name: 'Natal' },
  ])
})
