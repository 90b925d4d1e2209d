import { fuzzApi } from '../test/support/api-fuzz.ts'
import { testDatabase } from '../test/support/database.ts'
import { sruLibrary } from '../test/support/sru-library.ts'

// Asks strange things of the JSON API:  node --import tsx bench/fuzz-api.ts [CASES] [SEED]
// Ends with status 1 and the first failing request if an answer is not as the OpenAPI document describes it.
const [cases = 100_000, seed = 1] = process.argv.slice(2).map(Number)
const cleanUps: (() => Promise<void>)[] = []
try {
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  const library = await sruLibrary(db, 300)
  const began = performance.now()
  const { statuses, slowest } = await fuzzApi(library, cases, seed)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${cases} cases of seed ${seed} in ${seconds} s, answered ${JSON.stringify(statuses)}`)
  console.log(`slowest answer: ${slowest.toFixed(0)} ms; each was held against the OpenAPI document`)
} finally {
  for (const cleanUp of cleanUps) await cleanUp()
}
