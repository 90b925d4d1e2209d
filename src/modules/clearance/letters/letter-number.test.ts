import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCode, newCode, readCode, shownCode } from './code.ts'
import { isNumberPattern, letterNumber } from './letter-number.ts'
import { letterState } from './letter-state.ts'
import { maskName } from './mask-name.ts'

test('a number carries its place in the year, a Roman month and the year', () => {
  assert.equal(letterNumber('{nomor:3}/SBP/PKB/{bulan}/{tahun}', 7, '2026-11-27'), '007/SBP/PKB/XI/2026')
  assert.equal(letterNumber('SBP-{tahun}-{nomor}', 1234, '2027-01-02'), 'SBP-2027-1234')
})

test('a pattern without number or year, or with a word that is not known, is refused', () => {
  assert.ok(isNumberPattern('{nomor:3}/SBP/PKB/{bulan}/{tahun}'))
  for (const wrong of [
    'SBP/{tahun}',
    '{nomor}',
    '{nomor}/{nomor}/{tahun}',
    '{nomer}/{tahun}',
    '{nomor}/{tahun}/{',
  ])
    assert.ok(!isNumberPattern(wrong), wrong)
})

test('a code is read however it is typed, and two are never the same', () => {
  const code = newCode()
  assert.ok(isCode(code))
  assert.equal(readCode(` ${shownCode(code).toLowerCase()} `), code)
  assert.equal(new Set(Array.from({ length: 2000 }, newCode)).size, 2000)
  for (const wrong of ['', 'ABCD', `${code}A`, code.replace(/.$/, 'O')]) assert.ok(!isCode(readCode(wrong)))
})

test('a masked name shows first letters and no length', () => {
  assert.equal(maskName('Siti Rahmawati'), 'S••• R•••')
  assert.equal(maskName('Ali'), 'A•••')
})

test('a letter holds to the end of its last day, unless it was withdrawn', () => {
  const letter = { withdrawnAt: null, validUntil: '2026-12-07' }
  assert.equal(letterState(letter, '2026-12-07'), 'valid')
  assert.equal(letterState(letter, '2026-12-08'), 'expired')
  assert.equal(letterState({ ...letter, withdrawnAt: new Date() }, '2026-12-01'), 'withdrawn')
})
