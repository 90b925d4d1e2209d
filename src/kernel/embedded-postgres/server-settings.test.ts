import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memory } from './server-settings.ts'

const gigabyte = 1024 ** 3

test('the database takes a sixteenth of the memory for its cache', () => {
  assert.equal(memory(4 * gigabyte).shared_buffers, '256MB')
})

test('the smallest and the largest machine stay within bounds', () => {
  assert.equal(memory(gigabyte / 4).shared_buffers, '32MB')
  assert.equal(memory(256 * gigabyte).shared_buffers, '512MB')
})
