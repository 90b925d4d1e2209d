import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { serverProcesses } from '../circulation/server-processes.ts'
import type { Asked } from './deeds.ts'
import { verify } from './verify.ts'

// npm run chaos -- [kills]
const kills = Number(process.argv[2] ?? 50)
const say = (line: string) => console.log(line)
const folder = mkdtempSync(join(tmpdir(), 'patria-chaos-'))
const pendingFile = join(folder, 'pending.json')

/** Asked for and not answered yet. */
const pending = new Map<string, Asked>()
/** Done, as far as anybody was told. */
const acknowledged = new Map<string, unknown>()
let answers = 0
let troubles = 0

/** Patria dies; the database dies; both die at once. */
const victims = ['program', 'database', 'both'] as const
say(`${kills} kills in the middle of a mixed load of eight clients.`)
let wrong: string[] = []
for (let round = 0; round < kills && wrong.length === 0; round++) {
  const victim = victims[round % victims.length] ?? 'program'
  const load = await startLoad()
  wrong = await verify(load.url, acknowledged)
  load.process.stdin?.write('go\n')
  await setTimeout(500 + randomInt(2000))
  const before = answers
  await kill(load.process, victim)
  say(
    `${String(round + 1).padStart(3)} ${victim.padEnd(9)} ${acknowledged.size} deeds done, ${pending.size} in flight${before === 0 ? ', none answered yet' : ''}`,
  )
}
const last = await startLoad()
last.process.stdin?.write('go\n')
await setTimeout(1000)
await end(last.process)
const checked = await startLoad()
wrong.push(...(await verify(checked.url, acknowledged)))
checked.process.stdin?.write('go\nstop\n')
await once(checked.process, 'exit')
rmSync(folder, { recursive: true, force: true })

say(
  `${acknowledged.size} deeds acknowledged, ${answers} answers, ${troubles} times no answer and asked again`,
)
for (const line of wrong) say(`WRONG ${line}`)
say(wrong.length === 0 ? 'every acknowledged deed is there, none half done, the ledger balances' : 'FAILED')
process.exit(wrong.length === 0 ? 0 : 1)

async function startLoad(): Promise<{ process: ChildProcess; url: string }> {
  writeFileSync(pendingFile, JSON.stringify([...pending.values()]))
  const load = spawn(process.execPath, ['--import', 'tsx', 'bench/chaos/load.ts', folder, pendingFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PATRIA_LOG: 'silent' },
  })
  const url = await new Promise<string>((resolve, reject) => {
    load.once('exit', () => reject(new Error('the load ended before it was ready')))
    createInterface({ input: load.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as Told
      if ('ready' in told) resolve(told.ready)
      else take(told)
    })
  })
  return { process: load, url }
}

type Told =
  | { ready: string }
  | { asked: Asked }
  | { trouble: string }
  | { answered: string; ok: boolean; value: unknown }

function take(told: Exclude<Told, { ready: string }>): void {
  if ('asked' in told) pending.set(told.asked.key, told.asked)
  else if ('trouble' in told) troubles++
  else {
    answers++
    pending.delete(told.answered)
    if (told.ok) acknowledged.set(told.answered, told.value)
  }
}

async function kill(load: ChildProcess, victim: (typeof victims)[number]): Promise<void> {
  if (victim !== 'program') {
    const server = serverProcesses(folder)
    if (server.length === 0) throw new Error('There is no database server to kill')
    for (const { pid } of server) killNow(pid)
  }
  if (victim === 'database') {
    // Patria starts the server again by itself, and its clients go on.
    await setTimeout(3000)
    await end(load)
    return
  }
  load.kill('SIGKILL')
  await once(load, 'exit')
  // What it had told already is still on its way through the pipe.
  await setTimeout(50)
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended since it was listed.
  }
}

async function end(load: ChildProcess): Promise<void> {
  load.stdin?.write('stop\n')
  await once(load, 'exit')
  await setTimeout(50)
}
