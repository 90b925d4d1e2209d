import { writeFileSync } from 'node:fs'
import { brokenFile, dice } from '../test/support/marc-cases.ts'
import { checkReading, samples } from '../test/support/marc-files.ts'

// Reads broken files:  node --import tsx bench/fuzz-marc.ts [CASES] [SEED]
// Ends with status 1 and the bytes of the first failing case in a file if a reader fails in any way.
const [cases = 100_000, seed = 1] = process.argv.slice(2).map(Number)
const formats = [undefined, 'marc', 'marcxml', 'marcjson'] as const

const random = dice(seed)
const whole = samples()
const began = performance.now()
let slowest = { milliseconds: 0, number: 0, bytes: 0 }
let failures = 0
let items = 0
let peak = 0

for (let number = 0; number < cases; number += 1) {
  const bytes = brokenFile(whole, random)
  const format = random() < 0.7 ? undefined : formats[number % formats.length]
  const piece = 1 + Math.floor(random() * 5_000)
  const start = performance.now()
  try {
    items += await checkReading(bytes, format, piece)
  } catch (error) {
    failures += 1
    if (failures === 1) {
      console.error(`case ${number}, read as ${format ?? 'any'}, in pieces of ${piece}:`, error)
      writeFileSync('fuzz-marc.failed', bytes)
    }
  }
  const milliseconds = performance.now() - start
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, number, bytes: bytes.length }
  if (number % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss)
}

const seconds = (performance.now() - began) / 1000
console.log(`${cases} cases of seed ${seed} in ${seconds.toFixed(1)} s, ${items} items, ${failures} failures`)
console.log(
  `slowest case: ${slowest.milliseconds.toFixed(1)} ms (number ${slowest.number}, ${slowest.bytes} bytes)`,
)
console.log(`peak memory of the process: ${Math.round(peak / 1e6)} MB`)
if (failures > 0) process.exitCode = 1
