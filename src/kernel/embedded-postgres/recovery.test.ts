import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { isServerOf, readServerPid } from './leftover-server.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

const holder = join(import.meta.dirname, '../../../test/support/embedded-postgres-run.ts')
const folder = temporaryFolder()
const cluster = join(realpathSync(folder), 'postgres', 'cluster')

// Each test meets the same library: one row, committed before anything was killed.
before(async () => {
  const holding = await hold(folder)
  await query(holding.url, 'create table kept (word text)')
  await query(holding.url, `insert into kept values ('laskar pelangi')`)
  await end(holding.process, 'SIGTERM')
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('a clean stop leaves no server and no traces', async () => {
  assert.equal(existsSync(join(cluster, 'postmaster.pid')), false)
  assert.equal(existsSync(join(folder, 'patria.pid')), false)
})

test('a second start on the same folder is refused in one sentence that names the first', async (t) => {
  const first = await hold(folder)
  t.after(() => end(first.process, 'SIGTERM'))
  await assert.rejects(startEmbeddedPostgres({ dataFolder: folder }), {
    message: `Patria is already running on the data folder ${folder} (process ${first.process.pid}).`,
  })
})

test('a start after the program was killed stops the server that lived on', async () => {
  const killed = await hold(folder)
  const orphan = serverPid()
  await end(killed.process, 'SIGKILL')
  assert.ok(isServerOf(orphan, cluster))
  await assertKept()
  assert.ok(!isServerOf(orphan, cluster))
})

test('a start after the program and the server were killed recovers', async () => {
  const killed = await hold(folder)
  const server = serverPid()
  await end(killed.process, 'SIGKILL')
  process.kill(server, 'SIGKILL')
  await assertKept()
})

test('a process id that another program has by now is not taken for the server', async (t) => {
  const { uid, gid } = statSync(cluster)
  const identity = process.getuid?.() === 0 ? { uid, gid } : {}
  const stranger = spawn('sleep', ['60'], { ...identity, cwd: '/' })
  t.after(() => stranger.kill())
  const killed = await hold(folder)
  const server = serverPid()
  await end(killed.process, 'SIGKILL')
  process.kill(server, 'SIGKILL')
  for (const name of [join(cluster, 'postmaster.pid'), join(folder, 'postgres', '.s.PGSQL.5432.lock')]) {
    writeFileSync(name, readFileSync(name, 'utf8').replace(String(server), String(stranger.pid)))
  }
  await assertKept()
  assert.equal(stranger.exitCode, null)
  assert.equal(stranger.signalCode, null)
})

test('a server that is killed while the program runs comes back by itself', async (t) => {
  const holding = await hold(folder)
  t.after(() => end(holding.process, 'SIGTERM'))
  const first = serverPid()
  process.kill(first, 'SIGKILL')
  const words = await untilAnswered(holding.url)
  assert.deepEqual(words, [{ word: 'laskar pelangi' }])
  assert.notEqual(serverPid(), first)
})

test('a kill while the database is being made leaves nothing that stands in the way', async (t) => {
  const fresh = temporaryFolder()
  t.after(() => rmSync(fresh, { recursive: true, force: true }))
  const child = startHolder(fresh)
  await untilTold(child, 'progress', /Making the database/)
  await wait(150)
  await end(child, 'SIGKILL')
  assert.equal(existsSync(join(fresh, 'postgres', 'cluster')), false)
  const holding = await hold(fresh)
  await end(holding.process, 'SIGTERM')
})

test('a database of another version is refused in words', async (t) => {
  const version = join(cluster, 'PG_VERSION')
  const ours = readFileSync(version, 'utf8')
  t.after(() => writeFileSync(version, ours))
  writeFileSync(version, '12\n')
  await assert.rejects(
    startEmbeddedPostgres({ dataFolder: folder }),
    /made by PostgreSQL 12, and this Patria brings 18/,
  )
})

async function assertKept(): Promise<void> {
  const holding = await hold(folder)
  const words = await query(holding.url, 'select word from kept')
  assert.equal(await end(holding.process, 'SIGTERM'), 0)
  assert.deepEqual(words, [{ word: 'laskar pelangi' }])
}

function serverPid(): number {
  const pid = readServerPid(cluster)
  assert.ok(pid)
  return pid
}

async function hold(dataFolder: string): Promise<{ process: ChildProcess; url: string }> {
  const child = startHolder(dataFolder)
  return { process: child, url: await untilTold(child, 'url', /./) }
}

function startHolder(dataFolder: string): ChildProcess {
  const options = ['--import', 'tsx', holder, dataFolder]
  return spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
}

// Open to others, because root's database account has to get in.
function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'patria-recovery-'))
  chmodSync(made, 0o755)
  return made
}

async function untilTold(child: ChildProcess, kind: string, pattern: RegExp): Promise<string> {
  assert.ok(child.stdout)
  for await (const line of createInterface({ input: child.stdout })) {
    const told: { kind?: string; text?: string } = line.startsWith('{"kind"') ? JSON.parse(line) : {}
    if (told.kind === kind && pattern.test(told.text ?? '')) {
      child.stdout.resume()
      return told.text ?? ''
    }
    assert.notEqual(told.kind, 'refused', told.text)
  }
  throw new Error(`The process ended without telling its ${kind}.`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return child.exitCode
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function untilAnswered(url: string): Promise<unknown[]> {
  for (const giveUpAt = Date.now() + 20_000; Date.now() < giveUpAt; await wait(50)) {
    const rows = await query(url, 'select word from kept').catch(() => undefined)
    if (rows) return rows
  }
  throw new Error('The server did not come back within 20 seconds.')
}
