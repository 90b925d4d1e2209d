import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect, type Db } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { checkIn, checkOut, type Answer } from '#modules/circulation/index.ts'
import { cpuTime } from './cpu-time.ts'
import { fillPast, makeLibrary, type Library } from './library.ts'

// npm run bench:circulation -- [seconds a measurement] [loans at the end]
const seconds = Number(process.argv[2] ?? 10)
const most = Number(process.argv[3] ?? 1_000_000)
const clients = 8
const say = (line: string) => console.log(line)

say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
)
say(
  `${clients} clients, one after the other a check-out and the return of a copy; durable commits; one machine.`,
)
const folder = mkdtempSync(join(tmpdir(), 'patria-bench-circulation-'))
const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
await migrate(url)
const { db, close } = connect(url, { max: clients })
try {
  const { rows } = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(db)
  say(`fsync ${rows[0]?.fsync}, synchronous_commit ${rows[0]?.commit}`)
  const library = await makeLibrary(db, { items: 100_000, patrons: 20_000 })
  await fillPast(db, library, { upTo: 10_000, open: 1000 })
  const small = await measurePairs(db, library, 'of 10 thousand loans')
  await fillPast(db, library, { upTo: most, open: 19_000 })
  const large = await measurePairs(db, library, `of ${most} loans`)
  say(
    `growth of p95: check-out × ${(large.out / small.out).toFixed(2)}, return × ${(large.in / small.in).toFixed(2)}`,
  )
} finally {
  await close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measurePairs(db: Db, library: Library, name: string): Promise<{ out: number; in: number }> {
  await pairs(db, library, 3)
  const before = cpuTime(folder)
  const { outs, ins, elapsed } = await pairs(db, library, seconds)
  const after = cpuTime(folder)
  const out = spread(outs)
  const back = spread(ins)
  say(`${name}: ${(outs.length / elapsed).toFixed(0)} pairs/s`)
  say(`  check-out  p50 ${out.p50.toFixed(1)} ms  p95 ${out.p95.toFixed(1)} ms`)
  say(`  return     p50 ${back.p50.toFixed(1)} ms  p95 ${back.p95.toFixed(1)} ms`)
  const each = (from: number, to: number) => (((to - from) * 1000) / outs.length).toFixed(2)
  say(
    `  processor time a pair: here ${each(before.here, after.here)} ms, PostgreSQL ${each(before.database, after.database)} ms`,
  )
  return { out: out.p95, in: back.p95 }
}

async function pairs(db: Db, { items, patrons }: Library, length: number) {
  const outs: number[] = []
  const ins: number[] = []
  const start = performance.now()
  const end = start + length * 1000
  const client = async (number: number) => {
    for (let turn = 0; performance.now() < end; turn++) {
      const item = items[((turn * clients + number) * 13) % 60_000]
      const patronId = patrons[(turn * 131 + number * 2500) % patrons.length] ?? 0
      const deed = {
        actor: { kind: 'staff', id: number, name: 'Ratna' },
        permissions: new Set<string>(),
        channel: 'desk',
        branchId: item?.branchId ?? 0,
      } as const
      const asked = performance.now()
      const request = { patron: { patronId }, item: { barcode: item?.barcode ?? '' } }
      done(await checkOut(db, { ...deed, key: randomUUID() }, request, new Date()))
      const lent = performance.now()
      done(await checkIn(db, { ...deed, key: randomUUID() }, { item: request.item }, new Date()))
      outs.push(lent - asked)
      ins.push(performance.now() - lent)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return { outs, ins, elapsed: (performance.now() - start) / 1000 }
}

function done(answer: Answer<unknown>): void {
  if (!answer.ok) throw new Error(answer.blocks.map(({ code }) => code).join(', '))
}

function spread(times: number[]): { p50: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
