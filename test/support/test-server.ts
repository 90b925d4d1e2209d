import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { DataFolderInUse } from '#kernel/embedded-postgres/refusal.ts'
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '#kernel/embedded-postgres/start-embedded-postgres.ts'

const root = join(import.meta.dirname, '../..')
const patience = 60_000

/**
 * The server that holds test databases. `npm test` brings its own; a test file run by hand uses one that all such
 * runs share, which is started by the first and ends itself when nobody has used it for a while.
 */
export const findTestServer = async (): Promise<string> =>
  process.env['PATRIA_TEST_SERVER'] ?? (await findSharedServer())

/** Starts a server for tests in a folder that is kept between runs, so that it is made only once. */
export async function startTestServer(purpose: string): Promise<EmbeddedPostgres> {
  const folder = testFolder(purpose)
  const server = await startIn(folder).catch((error: unknown) => {
    if (error instanceof DataFolderInUse) throw error
    // Without safety against power loss the database may not survive one. It holds nothing of worth.
    rmSync(folder, { recursive: true, force: true })
    return startIn(folder)
  })
  await dropOldDatabases(server.url)
  return server
}

const startIn = (dataFolder: string) => startEmbeddedPostgres({ dataFolder, durable: false })

/** The server of one `npm test`. Two at once in the same checkout get a folder each. */
export async function startRunServer(): Promise<EmbeddedPostgres> {
  for (let number = 1; ; number++) {
    try {
      return await startTestServer(`run-${number}`)
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || number === 8) throw error
    }
  }
}

/** A folder for temporary things of this checkout and this account. */
export function testFolder(purpose: string): string {
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8)
  return join(tmpdir(), `patria-test-${process.getuid?.() ?? 0}-${checkout}-${purpose}`)
}

// Left by runs that were killed. Templates of older migrations go too.
async function dropOldDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const old = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'test\\_%' or datname like 'template\\_%'`,
  )
  for (const { datname } of old.rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}

export const sharedServerFile = () => join(testFolder('shared'), 'server-url')

async function findSharedServer(): Promise<string> {
  const running = await readSharedServer()
  if (running) return running
  const program = join(import.meta.dirname, 'shared-server.ts')
  const options = ['--import', import.meta.resolve('tsx'), program]
  spawn(process.execPath, options, { detached: true, stdio: 'ignore', cwd: root }).unref()
  for (const giveUpAt = Date.now() + patience; Date.now() < giveUpAt;) {
    await wait(50)
    const started = await readSharedServer()
    if (started) return started
  }
  throw new Error(
    `The shared test server did not start within a minute. Run \`node --import tsx ${program}\` to see why.`,
  )
}

async function readSharedServer(): Promise<string | undefined> {
  try {
    const url = readFileSync(sharedServerFile(), 'utf8')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.end()
    return url
  } catch {
    return undefined
  }
}
