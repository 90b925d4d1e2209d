import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { connect, type Db } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { startSession } from '#kernel/session.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { createAccount, saveRole } from '#modules/staff/index.ts'
import { cpuTime } from './circulation/cpu-time.ts'
import { makeLibrary } from './circulation/library.ts'

// npm run bench:stock-take -- [copies]: a branch is counted from a file and by four people at once, through the pages
// of the program; in the middle the program is killed, and what is there at the end is held against what was
// acknowledged. Then five thousand missing copies are declared so, and brought back.
const copies = Number(process.argv[2] ?? 100_000)
const people = 4
/** Share of the copies that is scanned live; the rest comes in one file. */
const live = 0.2
/** Scans of one request at most: what a quick hand has made while the last request was under way. */
const mostAtOnce = 20
const notThere = 5000
const port = 20_000 + (process.pid % 10_000)
const origin = `http://127.0.0.1:${port}`
const folder = mkdtempSync(join(tmpdir(), 'patria-bench-opname-'))
const say = (line: string) => console.log(line)
say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
)
say(`${copies} copies, ${people} people and a file over HTTP, durable commits; the load shares this machine.`)

// The database is the bench's own, so that it outlives the program that is killed.
const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
await migrate(url, () => {})
const { db, close } = connect(url, { max: 4 })
let patria: ChildProcess | undefined
let failed = false
try {
  await makeBranch(db)
  const tokens = await signIn(db)
  const barcodes = await barcodesOf(db)
  patria = await serve()
  await count(tokens, barcodes)
  await correct(tokens[0] ?? '')
} finally {
  if (patria) await end(patria, 'SIGTERM')
  await close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)

/** All copies in one branch on a hundred shelves; some are on loan, and not to be found. */
async function makeBranch(db: Db): Promise<void> {
  const { branches } = await makeLibrary(db, { items: copies + notThere, patrons: 1000 })
  await sql`
    update catalogue.items set branch_id = ${branches[0]}, created_at = now() - interval '1 year',
      shelf = 'R' || lpad((id % 100)::text, 2, '0'),
      call_number = lpad(((id * 7) % 1000)::text, 3, '0') || '.' || (id % 97) || ' AAA a'
  `.execute(db)
  await sql`vacuum analyze catalogue.items`.execute(db)
}

async function barcodesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ barcode: string }>`
    select barcode from catalogue.items order by id limit ${copies}`.execute(db)
  return rows.map(({ barcode }) => barcode)
}

async function signIn(db: Db): Promise<string[]> {
  const permissions = ['staff.enter', 'stock-take.count', 'stock-take.manage', 'circulation.lost']
  await saveRole(db, { code: 'opname', name: 'Opname', permissions })
  return Promise.all(
    Array.from({ length: people }, async (_, number) => {
      const login = `opname-${number}`
      const account = { login, name: login, password: 'stok-opname-blitar', roles: ['opname'] }
      const made = await createAccount(db, account, systemActor)
      if (!made.ok) throw new Error(made.refusal)
      return startSession(db, { kind: 'staff', id: made.value.id }, 'bench', new Date())
    }),
  )
}

async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      SIP2_PORT: '0',
      PATRIA_DATA: folder,
      DATABASE_URL: url,
      PATRIA_DEMO: '0',
      PATRIA_ROLES: 'web,jobs',
      PATRIA_LOG: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`Patria ended with ${child.exitCode}`)
    const ready = await fetch(`${origin}/healthz`).catch(() => undefined)
    if (ready?.ok) return child
    await setTimeout(100)
  }
  throw new Error('Patria was not ready within two minutes')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

function post(token: string, path: string, body: Record<string, string> | FormData): Promise<Response> {
  return fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: `sesi=${token}`, Origin: origin },
    body: body instanceof FormData ? body : new URLSearchParams(body),
  })
}

async function begin(token: string, name: string): Promise<string> {
  const { rows } = await sql<{ id: number }>`
    select branch_id as id from catalogue.items limit 1`.execute(db)
  const planned = await post(token, '/staf/opname/baru', { name, branchId: String(rows[0]?.id ?? 0) })
  const address = planned.headers.get('Location') ?? ''
  const started = performance.now()
  const answer = await post(token, `${address}/mulai`, {})
  if (answer.status !== 303) throw new Error(`not begun: ${answer.status}`)
  say(`begun in ${Math.round(performance.now() - started)} ms, with nothing to prepare`)
  return address
}

interface Acknowledged {
  key: string
  barcode: string
}

async function count(tokens: readonly string[], barcodes: readonly string[]): Promise<void> {
  const [first = ''] = tokens
  const address = await begin(first, 'Stok opname besar')
  const fromFile = barcodes.slice(0, Math.round(barcodes.length * (1 - live)))
  const byHand = barcodes.slice(fromFile.length)
  const shares = tokens.map((_, number) => byHand.filter((_, place) => place % people === number))
  const acknowledged: Acknowledged[] = []
  const watched = new AbortController()
  const before = cpuTime(folder).database
  const start = performance.now()
  const form = new FormData()
  form.set('file', new File([fromFile.join('\r\n')], 'pemindai.txt'))
  const taken = await post(first, `${address}/berkas/unggahan`, form)
  if (taken.status !== 303) throw new Error(`the file was not taken: ${taken.status}`)
  say(`file of ${fromFile.length} lines acknowledged after ${Math.round(performance.now() - start)} ms`)
  const watching = watch(first, address, start, watched.signal)
  const counting = tokens.map((token, number) => scanAll(token, address, shares[number] ?? [], acknowledged))
  await killInTheMiddle(barcodes.length)
  const times = (await Promise.all(counting)).flat()
  const liveDone = performance.now()
  await untilFileDone()
  const elapsed = (performance.now() - start) / 1000
  watched.abort()
  await watching
  say(
    `${barcodes.length} copies in ${elapsed.toFixed(1)} s, the kill and the new start included (people ended after ${((liveDone - start) / 1000).toFixed(1)} s)`,
  )
  say(`processor time of the database meanwhile: ${(cpuTime(folder).database - before).toFixed(0)} s`)
  say(`answers to people: ${percentiles(times)}`)
  await compare(address, fromFile, acknowledged, byHand.length)
  if (elapsed > 60) fail('more than 60 seconds')
}

/** As the page's queue does: what was scanned meanwhile goes together, and again under its keys until it is answered. */
async function scanAll(
  token: string,
  address: string,
  barcodes: readonly string[],
  acknowledged: Acknowledged[],
): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < barcodes.length; at += mostAtOnce) {
    const scans = barcodes
      .slice(at, at + mostAtOnce)
      .map((barcode) => ({ key: randomUUID(), barcode, waited: 0 }))
    const body = JSON.stringify({ shelf: '', inOrder: false, source: 'scanner', scans })
    for (let done = false; !done;) {
      const asked = performance.now()
      const answer = await fetch(`${origin}${address}/pindaian`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: `sesi=${token}` },
        body,
      })
        .then(async (response) => (response.ok ? await response.json() : undefined))
        .catch(() => undefined)
      done = answer !== undefined
      if (done) times.push(performance.now() - asked)
      else await setTimeout(100)
    }
    acknowledged.push(...scans)
  }
  return times
}

/** SIGKILL once two fifths are there. */
async function killInTheMiddle(all: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from stock_take.scans`.execute(db)
    const there = rows[0]?.count ?? 0
    if (there >= all * 0.4) {
      const before = performance.now()
      if (patria) await end(patria, 'SIGKILL')
      say(`killed with ${there} scans there`)
      patria = await serve()
      say(`answers again ${((performance.now() - before) / 1000).toFixed(1)} s after the kill`)
      return
    }
    await setTimeout(100)
  }
}

async function untilFileDone(): Promise<void> {
  for (;;) {
    const open = await db
      .selectFrom('stockTake.files')
      .select('id')
      .where('state', '<>', 'done')
      .executeTakeFirst()
    if (!open) return
    await setTimeout(100)
  }
}

/** Somebody who looks at the page of the stock-take every second. */
async function watch(token: string, address: string, start: number, signal: AbortSignal): Promise<void> {
  const looks: string[] = []
  const times: number[] = []
  const seen: number[] = []
  while (!signal.aborted) {
    const asked = performance.now()
    const page = await fetch(origin + address, { headers: { Cookie: `sesi=${token}` } })
      .then((answer) => answer.text())
      .catch(() => '')
    const [, text] = />([\d.]+) dari [\d.]+ yang seharusnya/.exec(page) ?? []
    if (text) {
      times.push(performance.now() - asked)
      seen.push(Number(text.replaceAll('.', '')))
      looks.push(`${((performance.now() - start) / 1000).toFixed(0)} s ${text}`)
    }
    await setTimeout(1000)
  }
  if (seen.some((value, place) => place > 0 && value < (seen[place - 1] ?? 0))) fail('progress went back')
  say(
    `progress as seen, of ${looks.length} looks: ${looks.filter((_, place) => place % 5 === 0).join(' · ')}`,
  )
  say(`page of the stock-take meanwhile: ${percentiles(times)}`)
}

async function compare(
  address: string,
  fromFile: readonly string[],
  acknowledged: readonly Acknowledged[],
  byHand: number,
): Promise<void> {
  const session = Number(address.split('/').at(-1))
  const { rows: kept } = await sql<Acknowledged & { source: string }>`
    select key, barcode, source from stock_take.scans where session_id = ${session}`.execute(db)
  const byKey = new Map(kept.map((scan) => [scan.key, scan.barcode]))
  const lost = acknowledged.filter(({ key, barcode }) => byKey.get(key) !== barcode).length
  const lines = new Set(kept.filter(({ source }) => source === 'file').map(({ barcode }) => barcode))
  const lostLines = fromFile.filter((barcode) => !lines.has(barcode)).length
  const { rows } = await sql<{ seen: number; twice: number }>`
    select count(*)::int as seen, count(*) filter (where scans <> 1)::int as twice
    from stock_take.seen where session_id = ${session}`.execute(db)
  const { seen = 0, twice = 0 } = rows[0] ?? {}
  say(
    `${acknowledged.length} scans acknowledged, ${lost} of them lost; ${lostLines} lines of the file lost; ${seen} copies seen, ${twice} counted twice`,
  )
  const right = acknowledged.length === byHand && kept.length === fromFile.length + byHand
  if (lost + lostLines + twice > 0 || seen !== fromFile.length + byHand || !right)
    fail('what is there is not what was scanned')
}

async function correct(token: string): Promise<void> {
  const [session] = await db.selectFrom('stockTake.sessions').select('id').execute()
  const address = `/staf/opname/${session?.id}`
  const planned = performance.now()
  const answer = await post(token, `${address}/koreksi`, {
    list: 'missing',
    deed: 'declare-missing',
    which: 'all',
  })
  const correction = answer.headers.get('Location') ?? ''
  say(`preview of ${notThere} missing copies in ${Math.round(performance.now() - planned)} ms`)
  for (const [deed, state] of [
    ['jalankan', 'done'],
    ['urungkan', 'undone'],
  ] as const) {
    const began = performance.now()
    await post(token, `${correction}/${deed}`, {})
    for (let open = true; open;) {
      await setTimeout(100)
      const row = await db.selectFrom('stockTake.corrections').select('state').executeTakeFirstOrThrow()
      open = row.state !== state
    }
    const { rows } = await sql<{ missing: number }>`
      select count(*)::int as missing from catalogue.items where disposition = 'missing'`.execute(db)
    say(
      `${deed}: ${((performance.now() - began) / 1000).toFixed(1)} s, ${rows[0]?.missing} copies missing now`,
    )
    if (rows[0]?.missing !== (state === 'done' ? notThere : 0)) fail(`${deed} did not do all`)
  }
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms of ${times.length}`
}

function fail(why: string): void {
  say(`FAILED: ${why}`)
  failed = true
}
