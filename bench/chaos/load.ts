import { randomInt, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { connect, type Db } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/start-embedded-postgres.ts'
import { migrate } from '#kernel/migrate.ts'
import { balanceOf, waiveRest } from '#modules/circulation/index.ts'
import { makeLibrary, readLibrary, type Library } from '../circulation/library.ts'
import { ask, type Asked } from './deeds.ts'
import { nextDeed, remember, type DoneBefore } from './next-deed.ts'

// Started by run.ts. Eight clients do deeds until the process is killed. Each deed is told on standard output before it
// is asked for and when it is answered, one line each; what the process before left unanswered is asked for again.
const [dataFolder = '', pendingFile = ''] = process.argv.slice(2)
const clients = 8
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

const postgres = await startEmbeddedPostgres({ dataFolder })
await migrate(postgres.url)
const { db, close } = connect(postgres.url, { max: clients + 1, statementTimeout: 30_000 })
const library = (await readLibrary(db)) ?? (await makeLibrary(db, { items: 60, patrons: 40 }))
await sql`update patrons.patrons set category = 'umum'`.execute(db)
tell({ ready: postgres.url })

const stopping = new AbortController()
const lines = createInterface({ input: process.stdin })
await new Promise<void>((resolve) => {
  lines.on('line', (line) => {
    if (line === 'go') resolve()
    if (line === 'stop') stopping.abort()
  })
})

const done: DoneBefore[] = []
const pending = JSON.parse(readFileSync(pendingFile, 'utf8')) as Asked[]
await Promise.all(pending.map((asked) => answered(db, asked)))
await Promise.all(Array.from({ length: clients }, () => client()))
await close()
await postgres.stop()
process.exit(0)

async function client(): Promise<void> {
  while (!stopping.signal.aborted) {
    if (randomInt(100) < 3) await forgiveSomebody(db, library).catch(() => {})
    const asked = nextDeed(library, done, { random: Math.random, key: randomUUID, now: Date.now })
    tell({ asked })
    await answered(db, asked)
  }
}

/** A desk that hears no answer asks again under the same key until it does. */
async function answered(db: Db, asked: Asked): Promise<void> {
  for (;;) {
    try {
      const answer = await ask(db, asked)
      tell({ answered: asked.key, kind: asked.kind, ok: answer.ok, value: answer.ok ? answer.value : null })
      if (answer.ok) remember(done, asked, answer.value)
      return
    } catch (error) {
      tell({ trouble: String(error).slice(0, 200) })
      await setTimeout(50)
    }
  }
}

/** Debts would end all lending after a while. */
async function forgiveSomebody(db: Db, { patrons }: Library): Promise<void> {
  const patronId = patrons[randomInt(patrons.length)] ?? 0
  const { charges } = await balanceOf(db, patronId)
  const deed = { actor: { kind: 'staff', id: 1, name: 'Ratna' }, branchId: library.branches[0] ?? 0 } as const
  await db.transaction().execute(async (tx) => {
    for (const { id } of charges)
      await waiveRest(tx, deed, { chargeId: id, reason: 'hardship', note: '' }, new Date())
  })
}
