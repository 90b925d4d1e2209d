import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenFile, dice } from '../../../../test/support/marc-cases.ts'
import { checkReading, samples } from '../../../../test/support/marc-files.ts'

const formats = [undefined, 'marc', 'marcxml', 'marcjson'] as const
const cases = 1_500

// bench/fuzz-marc.ts runs the same with any number of cases and any seed.
test(`${cases} broken files end in a report, whatever the format they are read as`, async () => {
  const random = dice(20_261_124)
  const whole = samples()
  for (let number = 0; number < cases; number += 1) {
    const bytes = brokenFile(whole, random)
    const format = random() < 0.7 ? undefined : formats[number % formats.length]
    const piece = 1 + Math.floor(random() * 5_000)
    await assert.doesNotReject(checkReading(bytes, format, piece), `case ${number}`)
  }
})
