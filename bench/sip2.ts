import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect as dial, type Socket } from 'node:net'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemActor } from '#kernel/audit.ts'
import { connect, type Db } from '#kernel/database.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { addMachine, giveSecret } from '#modules/machines/index.ts'
import { checksumOf } from '#protocols/sip2/wire/checksum.ts'
import { cpuTime } from './circulation/cpu-time.ts'
import { makeLibrary } from './circulation/library.ts'

// npm run bench:sip2 -- [seconds a measurement] [terminals]: each terminal lends a copy and takes it back, one message
// after the other, with sequence and checksum; then what terminals cost that only wait.
const seconds = Number(process.argv[2] ?? 10)
const clients = Number(process.argv[3] ?? 4)
const idle = 200
const port = 20_000 + (process.pid % 10_000)
const sip2Port = port + 10_000
const password = 'mesin-ukur'
const folder = mkdtempSync(join(tmpdir(), 'patria-bench-sip2-'))
const say = (line: string) => console.log(line)

say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
)
say(
  `${clients} terminals over TCP, durable commits; the load and what is measured share this machine, where ${loadavg()[0]?.toFixed(1)} programs on average wanted a processor before.`,
)
const settings = {
  HOST: '127.0.0.1',
  PORT: String(port),
  SIP2_PORT: String(sip2Port),
  PATRIA_DATA: folder,
  PATRIA_DEMO: '0',
  PATRIA_LOG: 'error',
}
// A process of its own for terminals would be leaner; this is the usual one, with pages and search.
const patria = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
  env: { ...process.env, ...settings },
  stdio: 'ignore',
})
try {
  while (!(await isReady())) await wait(100)
  const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
  const { db, close } = connect(url, { max: 4 })
  const library = await makeLibrary(db, { items: 20_000, patrons: 5000 })
  const here = library.branches[0] ?? 0
  const barcodes = library.items.filter(({ branchId }) => branchId === here).map(({ barcode }) => barcode)
  await addTerminal(db, here)
  const cards = library.patrons.map((id) => `AGT${String(id).padStart(8, '0')}`)
  const terminals = await Promise.all(Array.from({ length: clients }, () => terminal()))
  // A program that has just begun grows by its first work, whoever gives it; that is not what waiting costs.
  for (const one of await connected(idle)) one.socket.destroy()
  await wait(3000)
  const before = memoryOf(patria.pid ?? 0)
  const waiting = await connected(idle)
  await wait(3000)
  const after = memoryOf(patria.pid ?? 0)
  say(`${idle} idle terminals: ${(after - before).toFixed(0)} MB more (${before.toFixed(0)} MB before)`)
  await pairs(terminals, barcodes, cards, 3)
  const used = processorTime()
  const { outs, ins, elapsed } = await pairs(terminals, barcodes, cards, seconds)
  const trips = outs.length + ins.length
  const each = (from: number, to: number) => (((to - from) * 1000) / trips).toFixed(2)
  const now = processorTime()
  say(
    `${(trips / elapsed).toFixed(0)} round trips/s while the others wait: ${(outs.length / elapsed).toFixed(0)} check-outs and as many check-ins`,
  )
  say(`  check-out  ${spread(outs)}`)
  say(`  check-in   ${spread(ins)}`)
  say(
    `  processor time a round trip: Patria ${each(used.patria, now.patria)} ms, PostgreSQL ${each(used.database, now.database)} ms, the load itself ${each(used.load, now.load)} ms`,
  )
  for (const one of [...terminals, ...waiting]) one.socket.destroy()
  await close()
  await stop()
} finally {
  patria.kill('SIGTERM')
  await new Promise((resolve) => patria.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

/** Processor seconds used so far. */
function processorTime(): { patria: number; database: number; load: number } {
  const stat = readFileSync(`/proc/${patria.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const patriaTicks = Number(stat[11]) + Number(stat[12])
  const { user, system } = process.cpuUsage()
  return { patria: patriaTicks / 100, database: cpuTime(folder).database, load: (user + system) / 1_000_000 }
}

interface Terminal {
  socket: Socket
  ask(message: string): Promise<string>
}

/** So many terminals, logged in and having asked for the status, ten at a time. */
async function connected(count: number): Promise<Terminal[]> {
  const terminals: Terminal[] = []
  while (terminals.length < count)
    terminals.push(...(await Promise.all(Array.from({ length: 10 }, () => terminal()))))
  await Promise.all(terminals.map((one) => one.ask('9900802.00')))
  return terminals
}

/** Connects and logs in. */
async function terminal(): Promise<Terminal> {
  const socket = dial(sip2Port, '127.0.0.1')
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  socket.setNoDelay(true)
  let rest = ''
  let sequence = 0
  let answered: (answer: string) => void = () => {}
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString()
    const end = rest.indexOf('\r')
    if (end < 0) return
    const answer = rest.slice(0, end)
    rest = rest.slice(end + 1)
    answered(answer)
  })
  const ask = (message: string) => {
    sequence = (sequence + 1) % 10
    const bytes = `${message}AY${sequence}AZ`
    socket.write(`${bytes}${checksumOf(Buffer.from(bytes))}\r`)
    return new Promise<string>((resolve) => (answered = resolve))
  }
  const answer = await ask(`9300CNmesin-ukur|CO${password}|`)
  if (!answer.startsWith('941')) throw new Error(`login was answered ${answer}`)
  return { socket, ask }
}

async function pairs(terminals: readonly Terminal[], barcodes: string[], cards: string[], length: number) {
  const outs: number[] = []
  const ins: number[] = []
  const start = performance.now()
  const end = start + length * 1000
  const timed = async (times: number[], one: Terminal, message: string, expected: string) => {
    const asked = performance.now()
    const answer = await one.ask(message)
    times.push(performance.now() - asked)
    if (!answer.startsWith(expected)) throw new Error(`${message} was answered ${answer}`)
  }
  const work = async (one: Terminal, number: number) => {
    for (let turn = 0; performance.now() < end; turn++) {
      const barcode = barcodes[(turn * clients + number) % barcodes.length]
      const card = cards[(turn * 131 + number * 600) % cards.length]
      const at = moment()
      await timed(outs, one, `11NN${at}${' '.repeat(18)}AOPKB|AA${card}|AB${barcode}|AC|`, '121')
      await timed(ins, one, `09N${at}${at}APlobi|AOPKB|AB${barcode}|AC|`, '101')
    }
  }
  await Promise.all(terminals.map(work))
  return { outs, ins, elapsed: (performance.now() - start) / 1000 }
}

function moment(): string {
  const there = new Date(Date.now() + 7 * 3_600_000).toISOString()
  return `${there.slice(0, 10).replaceAll('-', '')}    ${there.slice(11, 19).replaceAll(':', '')}`
}

function spread(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  return `p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms`
}

/** Megabytes that a process holds (Linux). */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

async function addTerminal(db: Db, branchId: number): Promise<void> {
  const machine = { name: 'Mesin ukur', branchId, login: 'mesin-ukur', settings: { institution: 'PKB' } }
  const added = await addMachine(db, 'sip2', machine, systemActor)
  if (!added.ok) throw new Error(added.refusal)
  await giveSecret(db, added.value.id, systemActor, password)
}

async function isReady(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
}
