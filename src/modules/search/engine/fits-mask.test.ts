import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsMask } from './fits-mask.ts'

test('a star is any letters, a question mark just one', () => {
  for (const mask of ['bumi', 'b*', '*', 'b?mi', '*mi', 'b*i', '?um?', 'b**i', '*u*i', 'bumi*'])
    assert.ok(fitsMask('bumi', mask), mask)
  for (const mask of ['', 'bum', 'bumi?', '?bumi', 'b*a', '*mu', 'B*'])
    assert.ok(!fitsMask('bumi', mask), mask)
  assert.ok(fitsMask('', '*'))
})

test('many stars over a long word take no time', () => {
  const began = performance.now()
  assert.ok(!fitsMask('a'.repeat(5000), `${'*a'.repeat(200)}*b`))
  assert.ok(performance.now() - began < 500)
})
