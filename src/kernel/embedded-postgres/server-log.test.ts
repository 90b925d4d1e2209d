import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLogLine } from './server-log.ts'

test('what a statement got wrong stays out of the log, for it may quote what somebody typed', () => {
  const line = 'client backend|ERROR:  invalid input syntax for type integer: "Siti Aminah"'
  assert.equal(readLogLine(line), undefined)
})

test('errors of the server itself are passed on', () => {
  const line = 'checkpointer|ERROR:  could not write to file "base/1": No space left on device'
  assert.deepEqual(readLogLine(line), {
    level: 'error',
    text: 'ERROR: could not write to file "base/1": No space left on device',
  })
})

test('the daily business of the server is for debugging only', () => {
  assert.equal(readLogLine('postmaster|LOG:  database system is ready to accept connections')?.level, 'debug')
})

test('a complaint from before the settings are read is understood', () => {
  const line = '2026-11-24 10:00:16.355 GMT [5535] FATAL:  lock file "postmaster.pid" already exists'
  assert.deepEqual(readLogLine(line), {
    level: 'error',
    text: 'FATAL: lock file "postmaster.pid" already exists',
  })
})

test('lines in no known form are kept, empty ones are not', () => {
  assert.deepEqual(readLogLine('error while loading shared libraries'), {
    level: 'warn',
    text: 'error while loading shared libraries',
  })
  assert.equal(readLogLine(' '), undefined)
})
