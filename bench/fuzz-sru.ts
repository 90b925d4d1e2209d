import { testDatabase } from '../test/support/database.ts'
import { fuzzSru } from '../test/support/sru-fuzz.ts'
import { sruLibrary } from '../test/support/sru-library.ts'

// Asks strange things of SRU, in CQL and around it:  node --import tsx bench/fuzz-sru.ts [CASES] [SEED]
// Ends with status 1 and the first failing request if an answer is none of the protocol or counts do not add up.
const [cases = 100_000, seed = 1] = process.argv.slice(2).map(Number)
const cleanUps: (() => Promise<void>)[] = []
try {
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  const library = await sruLibrary(db, 300)
  const began = performance.now()
  const { answered, slowest, compared } = await fuzzSru(library, cases, seed)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${cases} cases of seed ${seed} in ${seconds} s, ${answered} of them without a diagnostic`)
  console.log(`slowest answer: ${slowest.toFixed(0)} ms; ${compared} pairs of clauses counted as sets do`)
} finally {
  for (const cleanUp of cleanUps) await cleanUp()
}
