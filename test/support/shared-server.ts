// The server behind test files that are run by hand; started by the first of them, see test-server.ts.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { sharedServerFile, startTestServer } from './test-server.ts'

const idleLimit = 15 * 60_000
const look = 5_000

const server = await startTestServer('shared')
const file = sharedServerFile()
writeFileSync(`${file}.new`, server.url, { mode: 0o600 })
renameSync(`${file}.new`, file)

let usedAt = Date.now()
const stop = () => (usedAt = 0)
process.on('SIGTERM', stop).on('SIGINT', stop)
while (Date.now() - usedAt < idleLimit) {
  await wait(look)
  if (usedAt > 0 && (await isInUse())) usedAt = Date.now()
}
rmSync(file, { force: true })
await server.stop()

async function isInUse(): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const found = await client.query(
    `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  await client.end()
  return (found.rowCount ?? 0) > 0
}
