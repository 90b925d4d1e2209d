import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  formatBytes,
  formatClock,
  formatDate,
  formatMoment,
  formatNumber,
  formatPercent,
  formatRelativeDays,
  formatRupiah,
  formatShortDate,
  formatWeekday,
} from './format.ts'

test('writes dates as people say them', () => {
  assert.equal(formatDate('2026-12-07', 'id'), 'Senin, 7 Desember 2026')
  assert.equal(formatDate('2026-12-07', 'en'), 'Monday, 7 December 2026')
  assert.equal(formatShortDate('2026-12-07', 'id'), '7 Des 2026')
})

test('a moment late in the evening of Greenwich is already the next day in Blitar', () => {
  assert.equal(formatMoment(new Date('2026-12-06T20:30:00Z'), 'id'), 'Senin, 7 Desember 2026 pukul 03.30 WIB')
})

test('writes hours and weekdays', () => {
  assert.equal(formatClock('09:00:00', 'id'), '09.00')
  assert.equal(formatClock('09:00:00', 'en'), '09:00')
  assert.deepEqual(
    [1, 5, 7].map((day) => formatWeekday(day, 'id')),
    ['Senin', 'Jumat', 'Minggu'],
  )
})

test('counts days by the calendar of Jakarta, not by hours', () => {
  const now = new Date('2026-12-07T16:30:00Z') // 23.30 in Blitar
  assert.equal(formatRelativeDays(new Date('2026-12-07T17:30:00Z'), now, 'id'), 'besok')
  assert.equal(formatRelativeDays('2026-12-07', now, 'id'), 'hari ini')
  assert.equal(formatRelativeDays('2026-12-04', now, 'id'), '3 hari yang lalu')
  assert.equal(formatRelativeDays('2026-12-28', now, 'en'), 'in 3 weeks')
})

test('writes amounts of money and of things', () => {
  assert.equal(formatRupiah(2000), 'Rp2.000')
  assert.equal(formatRupiah(-1_250_000), '-Rp1.250.000')
  assert.equal(formatNumber(12_500, 'id'), '12.500')
  assert.equal(formatNumber(12_500, 'en'), '12,500')
  assert.equal(formatNumber(0, 'id'), '0')
  assert.equal(formatPercent(3, 4, 'id'), '75%')
  assert.equal(formatPercent(0, 0, 'id'), '0%')
  assert.equal(formatBytes(1_440_000, 'id'), '1,4 MB')
})
