import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { connect } from '#kernel/database.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { makeLibrary, type Library } from '../circulation/library.ts'
import { serverProcesses } from '../circulation/server-processes.ts'
import {
  deskCookie,
  keptConnections,
  send,
  serve,
  signInDesks,
  visitToken,
  type ServedPatria,
} from '../desk-pages.ts'
import { verify } from './verify.ts'

// npm run chaos:pages -- [kills]: the whole program, as it is served, dies in the middle of lending and taking back
// over the pages of eight desks, or its database, or both. A desk that hears no answer sends the same form again.
const kills = Number(process.argv[2] ?? 50)
const desks = 8
const port = 20_000 + (process.pid % 10_000)
const folder = mkdtempSync(join(tmpdir(), 'patria-chaos-pages-'))
const say = (line: string) => console.log(line)

/** A form on its way, as the desk would send it again. */
interface Form {
  path: string
  key: string
  fields: Record<string, string>
}

const acknowledged = new Map<string, unknown>()
const unanswered: (Form | undefined)[] = Array.from({ length: desks }, () => undefined)
let refused = 0
let sentAgain = 0

let patria = await serve(folder, port)
const { library, tokens } = await prepare()
const branchId = library.branches[0] ?? 0
const items = library.items.filter((item) => item.branchId === branchId)
const victims = ['program', 'database', 'both'] as const
const wrong: string[] = []

say(`${kills} kills of the served program in the middle of forms of ${desks} desks.`)
for (let round = 0; round < kills && wrong.length === 0; round++) {
  const victim = victims[round % victims.length] ?? 'program'
  const stopping = new AbortController()
  const agent = keptConnections(desks)
  const working = tokens.map((token, desk) =>
    work({ port, agent, cookie: deskCookie(token, branchId) }, desk, stopping.signal),
  )
  await setTimeout(600 + randomInt(1500))
  await kill(patria, victim)
  // Over the death of the database alone the program lives, and its desks go on.
  if (victim === 'database') await setTimeout(3000)
  else patria = await serve(folder, port)
  await setTimeout(500)
  stopping.abort()
  await Promise.all(working)
  agent.destroy()
  wrong.push(...(await verified()))
  say(`${String(round + 1).padStart(3)} ${victim.padEnd(9)} ${acknowledged.size} deeds done`)
}
await end(patria.process)
rmSync(folder, { recursive: true, force: true })
say(`${acknowledged.size} forms done, ${refused} refused, ${sentAgain} without an answer and sent again`)
for (const line of wrong) say(`WRONG ${line}`)
say(wrong.length === 0 ? 'every acknowledged deed is there, none half done, the ledger balances' : 'FAILED')
process.exit(wrong.length === 0 ? 0 : 1)

async function prepare(): Promise<{ library: Library; tokens: string[] }> {
  const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
  const { db, close } = connect(url, { max: 4 })
  const made = await makeLibrary(db, { items: 240, patrons: 40 })
  await sql`update patrons.patrons set category = 'umum'`.execute(db)
  const signedIn = await signInDesks(db, desks)
  await close()
  await stop()
  return { library: made, tokens: signedIn }
}

async function verified(): Promise<string[]> {
  const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
  const found = await verify(url, acknowledged)
  await stop()
  return found
}

/** One desk: form after form until it is told to stop; nothing is left without an answer. */
async function work(desk: Parameters<typeof send>[0], number: number, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted || unanswered[number]) {
    const form = (unanswered[number] ??= nextForm())
    try {
      const { status } = await send(desk, form.path, form.fields)
      if (status >= 500) throw new Error(`answered ${status}`)
      if (status === 303) acknowledged.set(form.key, undefined)
      else refused++
      unanswered[number] = undefined
    } catch {
      sentAgain++
      await setTimeout(100)
    }
  }
}

function nextForm(): Form {
  const visit = visitToken()
  const key = `${visit}-${Array.from({ length: 10 }, () => randomInt(16).toString(16)).join('')}`
  const barcode = items[randomInt(items.length)]?.barcode ?? ''
  const fields = { k: visit, key, q: barcode }
  if (randomInt(2) === 0) return { path: '/staf/meja/pengembalian', key, fields }
  const patron = library.patrons[randomInt(library.patrons.length)] ?? 0
  return { path: '/staf/meja', key, fields: { ...fields, anggota: String(patron) } }
}

async function kill({ process: program }: ServedPatria, victim: (typeof victims)[number]): Promise<void> {
  if (victim !== 'program') {
    const server = serverProcesses(folder)
    if (server.length === 0) throw new Error('There is no database server to kill')
    for (const { pid } of server) killNow(pid)
  }
  if (victim === 'database') return
  program.kill('SIGKILL')
  await once(program, 'exit')
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended since it was listed.
  }
}

async function end(program: ChildProcess): Promise<void> {
  program.kill('SIGTERM')
  await once(program, 'exit')
}
