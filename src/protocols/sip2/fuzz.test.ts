import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sip2Library } from '../../../test/support/sip2-library.ts'
import { fuzzSip2 } from '../../../test/support/sip2-fuzz.ts'

test('4,000 strange messages change nothing but what a terminal may do (bench/fuzz-sip2.ts for more)', async (t) => {
  const result = await fuzzSip2(await sip2Library({}, t), 4000, 20_261_127)
  assert.ok(result.messages >= 4000)
  assert.ok(result.answers > 1000)
  assert.ok(result.slowest < 5000, `slowest ${result.slowest} ms`)
})
