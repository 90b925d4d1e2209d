import { testDatabase } from '../test/support/database.ts'
import { fuzzOai } from '../test/support/oai-fuzz.ts'
import { assertValid } from '../test/support/oai-pmh.ts'
import { missingProgram } from '../test/support/outside-program.ts'
import { testWeb } from '../test/support/web.ts'
import { oaiRoutes } from '#protocols/oai-pmh/routes.ts'
import { seedSynthetic } from './seed.ts'

// Asks strange things of OAI-PMH:  node --import tsx bench/fuzz-oai.ts [CASES] [SEED]
// Ends with status 1 and the first failing request if an answer is no document of the protocol.
const [cases = 100_000, seed = 1] = process.argv.slice(2).map(Number)
const cleanUps: (() => Promise<void>)[] = []
try {
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  await seedSynthetic(db, 120, 3, () => {})
  const { app } = await testWeb(db, () => [{ machineRoutes: [oaiRoutes()] }])
  const began = performance.now()
  const { documents, slowest, errors } = await fuzzOai(app, cases, seed, 5_000)
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${cases} cases of seed ${seed} in ${seconds.toFixed(1)} s, ${errors} of them errors of the protocol`,
  )
  console.log(`slowest answer: ${slowest.toFixed(0)} ms; no answer was anything else`)
  const missing = missingProgram('xmllint')
  if (missing) console.log(missing)
  else {
    await assertValid(documents)
    console.log(`${documents.length} of the documents fit the schemas`)
  }
} finally {
  for (const cleanUp of cleanUps) await cleanUp()
}
