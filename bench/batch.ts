// Changes 20,000 items, and 20,000 titles, at once: chosen from a list, previewed, run, taken back.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { createBatch } from '#modules/catalogue/batch/create-batch.ts'
import { countOutcomes, listRows } from '#modules/catalogue/batch/find-rows.ts'
import type { ItemChange } from '#modules/catalogue/batch/items/item-change.ts'
import type { RecordChange } from '#modules/catalogue/batch/records/record-change.ts'
import { runBatch } from '#modules/catalogue/batch/run-batch.ts'
import { startPreview, startRun, startUndo } from '#modules/catalogue/batch/start-work.ts'
import { testDatabase } from '../test/support/database.ts'
import { seedSynthetic } from './seed.ts'

// node --import tsx bench/batch.ts [items] [titles]
const wantedItems = Number(process.argv[2] ?? 20_000)
const titles = Number(process.argv[3] ?? 20_000)
const signal = new AbortController().signal
const cleanUps: (() => Promise<void>)[] = []
try {
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  await seedSynthetic(db, titles, 7, () => {})
  const field = { tag: '650', ind1: ' ', ind2: '4', subfields: [{ code: 'a', value: 'Koleksi uji' }] }
  await measure(db, 'items', { shelf: 'Lantai 2', callNumber: 'R {lama}', note: 'Dicek', appendNote: true })
  await measure(db, 'records', { deed: 'add-field', field })
} finally {
  for (const cleanUp of cleanUps) await cleanUp()
}

async function measure(db: Db, subject: 'items' | 'records', change: ItemChange | RecordChange) {
  const numbers = await numbersOf(db, subject)
  const before = await fingerprint(db, subject)
  const say = (what: string, since: number) =>
    console.log(`${subject}: ${what} ${((performance.now() - since) / 1000).toFixed(2)} s`)
  let began = performance.now()
  const chosen = await createBatch(
    db,
    { subject, selection: { how: 'list', numbers } },
    findNothing,
    systemActor,
  )
  if (!chosen.ok) throw new Error(chosen.refusal)
  const { id } = chosen.value
  say(`choose ${numbers.length}`, began)
  began = performance.now()
  await startPreview(db, id, change, systemActor)
  await runBatch(db, id, signal)
  const counts = await countOutcomes(db, id)
  await listRows(db, { id, subject, offset: 0, limit: 25 })
  say(`preview (${counts.change} to change)`, began)
  began = performance.now()
  await startRun(db, id, systemActor)
  await runBatch(db, id, signal)
  say('run', began)
  if ((await fingerprint(db, subject)) === before) throw new Error('nothing was changed')
  began = performance.now()
  await startUndo(db, id, systemActor)
  await runBatch(db, id, signal)
  say('take back', began)
  const same = (await fingerprint(db, subject)) === before
  console.log(`${subject}: ${same ? 'everything is as it was before' : 'NOT as it was before'}`)
  if (!same) process.exitCode = 1
}

async function findNothing() {
  return { ids: [], total: 0 }
}

async function numbersOf(db: Db, subject: 'items' | 'records'): Promise<string[]> {
  const { rows } = await (
    subject === 'items'
      ? sql<{
          number: string
        }>`select barcode as number from catalogue.items order by random() limit ${wantedItems}`
      : sql<{ number: string }>`select id::text as number from catalogue.records order by id limit ${titles}`
  ).execute(db)
  return rows.map(({ number }) => number)
}

/** Everything but when and by whom a row was last written. */
async function fingerprint(db: Db, subject: 'items' | 'records'): Promise<string> {
  const { rows } = await (
    subject === 'items'
      ? sql<{ digest: string }>`
          select md5((to_jsonb(items) - '{updated_at,updated_by}'::text[])::text) as digest
          from catalogue.items items order by id`
      : sql<{ digest: string }>`
          select md5((to_jsonb(records) - '{version,updated_at,updated_by,updated_why}'::text[])::text) as digest
          from catalogue.records records order by id`
  ).execute(db)
  const hash = createHash('sha256')
  for (const { digest } of rows) hash.update(digest)
  return hash.digest('hex')
}
