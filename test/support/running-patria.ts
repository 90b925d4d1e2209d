import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { testDatabase, type TestDatabase } from './database.ts'

const root = join(import.meta.dirname, '../..')
const patience = 120_000

export interface RunningPatria {
  /** Address without a slash at the end. */
  origin: string
  database: TestDatabase
  /** Folder of files and search snapshots. */
  dataFolder: string
  process: ChildProcess
  /** All it has printed. */
  output(): string
  /** Ends it as a system would and returns its exit code. */
  stop(): Promise<number | null>
}

interface Options {
  lifetime?: { after(cleanUp: () => Promise<void>): void }
  /**
   * Settings beside those of the test: an empty library, on a free port. `PATRIA_DEMO: '1'` fills it; `PORT` and
   * `DATABASE_URL` let one begin where another was killed.
   */
  settings?: Record<string, string>
}

/** Starts the real program on a database of its own and returns when it can answer a search. */
export async function startPatria({
  lifetime = { after },
  settings = {},
}: Options = {}): Promise<RunningPatria> {
  const cleanUps: (() => Promise<void>)[] = []
  const database = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  const dataFolder = mkdtempSync(join(tmpdir(), 'patria-running-'))
  const [free, sip2Port] = await Promise.all([freePort(), freePort()])
  const port = settings['PORT'] ?? free
  const origin = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    SIP2_PORT: String(sip2Port),
    PATRIA_DATA: dataFolder,
    DATABASE_URL: database.url,
    PATRIA_DEMO: '0',
    ...settings,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: root, env })
  const output = collectOutput(child)
  const stop = () => endProcess(child)
  lifetime.after(async () => {
    await stop()
    for (const cleanUp of cleanUps) await cleanUp()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  await untilReady(child, origin, output)
  return { origin, database, dataFolder, process: child, output, stop }
}

function collectOutput(child: ChildProcess): () => string {
  let output = ''
  const keep = (chunk: Buffer) => void (output += chunk.toString())
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => output
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function untilReady(child: ChildProcess, origin: string, output: () => string): Promise<void> {
  for (const giveUpAt = Date.now() + patience; Date.now() < giveUpAt; await wait(50)) {
    if (hasEnded(child)) throw new Error(`Patria ended before it was ready. It said:\n${output()}`)
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`Patria was not ready within ${patience / 1000} seconds. It said:\n${output()}`)
}

async function endProcess(child: ChildProcess): Promise<number | null> {
  if (!hasEnded(child)) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(force)
  }
  return child.exitCode
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
