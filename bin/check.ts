// `npm run check`: everything about the source that can be told in seconds.
import { runChecks } from './checks.ts'
import { closeTally, emptyTally } from './tally.ts'
import { runTestFiles } from './test-files.ts'

const tally = emptyTally()
await runChecks(tally)
await runTestFiles(['src/architecture.test.ts'], {}, tally, new AbortController().signal)
process.exit(closeTally(tally))
