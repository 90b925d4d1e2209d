// `npm test`: the checks, then every test on a database server of this run. `npm test -- TEXT …` runs only the test
// files whose path holds one of the texts.
import { ensureChromium } from '../test/support/chromium.ts'
import { ensureTemplate } from '../test/support/template-database.ts'
import { startRunServer } from '../test/support/test-server.ts'
import { runChecks } from './checks.ts'
import { findTestFiles, needChromium, runTestFiles } from './test-files.ts'
import { closeTally, emptyTally } from './tally.ts'

const selection = process.argv.slice(2)
const files = findTestFiles(selection)
if (files.length === 0) {
  console.error(`No test file has ${selection.join(' or ')} in its path.`)
  process.exit(1)
}

const tally = emptyTally()
const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort())

const server = await startRunServer()
try {
  const env: Record<string, string> = { PATRIA_TEST_SERVER: server.url }
  env['PATRIA_TEST_TEMPLATE'] = await ensureTemplate(server.url)
  Object.assign(process.env, env)
  if (selection.length === 0) await runChecks(tally)
  if (needChromium(files)) Object.assign(env, await ensureChromium())
  await runTestFiles(files, env, tally, interruption.signal)
} finally {
  await server.stop()
}
process.exit(interruption.signal.aborted ? 130 : closeTally(tally))
