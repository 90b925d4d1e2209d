import { setTimeout } from 'node:timers/promises'
import { readConfig } from '#kernel/config.ts'
import { connect, type Db } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { saveBranch } from '#modules/branches/index.ts'
import {
  derive,
  insertItems,
  insertRecords,
  refreshStatistics,
  type NewItem,
} from '#modules/catalogue/index.ts'
import { syntheticTitles, type SyntheticTitle } from './synthetic/titles.ts'

const batchLength = 1000
const branchCount = 40

/** Loads N made-up titles with their copies, also while Patria serves: `npm run bench:seed -- 100000`. */
export async function seedSynthetic(
  db: Db,
  count: number,
  seed: number,
  say: (message: string) => void,
): Promise<void> {
  const branches = await makeBranches(db)
  const start = Date.now()
  let batch: SyntheticTitle[] = []
  let done = 0
  // One batch is derived here while the one before is written there.
  let writing: Promise<void> = Promise.resolve()
  const flush = async () => {
    const titles = batch
    batch = []
    const derived = titles.map(({ marc, popularity }) => ({
      marc,
      derived: derive(marc),
      popularity,
      createdAt: new Date(),
    }))
    await writing
    writing = write(db, titles, derived, branches, `S${seed}-${done}`)
    done += titles.length
    if (done % 10_000 === 0)
      say(`${done} titles, ${Math.round(done / ((Date.now() - start) / 1000))} a second`)
    await setTimeout(0)
  }
  for (const title of syntheticTitles(count, seed)) {
    batch.push(title)
    if (batch.length === batchLength) await flush()
  }
  if (batch.length > 0) await flush()
  await writing
  await refreshStatistics(db)
  say(`${done} titles in ${((Date.now() - start) / 1000).toFixed(1)} s`)
}

async function makeBranches(db: Db): Promise<number[]> {
  const ids: number[] = []
  for (let number = 0; number < branchCount; number++) {
    ids.push(
      await saveBranch(db, {
        code: `uji-${number}`,
        name: `Cabang Uji ${number}`,
        shortName: `Uji ${number}`,
        kind: 'cabang',
        address: '',
        phone: '',
        email: '',
        about: '',
        position: 100 + number,
        hours: [{ weekday: 1, opens: '08:00', closes: '16:00' }],
      }),
    )
  }
  return ids
}

function write(
  db: Db,
  titles: SyntheticTitle[],
  records: Parameters<typeof insertRecords>[1],
  branches: number[],
  prefix: string,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const ids = await insertRecords(tx, records, 'bench')
    let number = 0
    const items = titles.flatMap(({ copies }, place): NewItem[] =>
      copies.map(({ branch, callNumber, available, price }) => ({
        recordId: ids[place] ?? 0,
        branchId: branches[branch] ?? 0,
        barcode: `${prefix}-${number++}`,
        callNumber,
        price,
        disposition: available ? 'in-circulation' : 'in-process',
      })),
    )
    await insertItems(tx, items, 'bench')
  })
}

if (import.meta.main) {
  const count = Number(process.argv[2] ?? 10_000)
  const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
  const { url, stop } = await openToolDatabase(readConfig(process.env), console.log)
  await migrate(url)
  const { db, close } = connect(url, { max: 4 })
  await seedSynthetic(db, count, seed, console.log)
  await close()
  await stop()
}
