import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf } from '#kernel/days.ts'
import {
  closeSession,
  recordScans,
  saveSession,
  startSession,
  type CounterStanding,
} from '#modules/stock-take/index.ts'
import { dice } from './dice.ts'
import type { BranchIds } from './seed-branches.ts'

const batchLength = 200
const hour = 3_600_000

/** The general collection: counted today by two people, closed a year ago with its report; the reference one planned. */
export async function seedStockTake(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const staff = await staffByLogin(db)
  const branchId = branches.get('pusat') ?? 0
  await lastYear(db, branchId, staff, new Date(now.getTime() - 364 * 24 * hour))
  await underWay(db, branchId, staff, now)
  const name = `Koleksi referensi ${dayOf(now).slice(0, 4)}`
  const plan = { collectionTypes: ['referensi'], plannedOn: addDays(dayOf(now), 12) }
  await planned(db, { name, branchId, ...plan }, now)
}

type Counter = CounterStanding['counter']

async function staffByLogin(db: Db): Promise<Map<string, Counter>> {
  const rows = await db.selectFrom('staff.accounts').select(['id', 'login', 'name']).execute()
  return new Map(rows.map(({ id, login, name }) => [login, { id, name }]))
}

interface Plan {
  name: string
  branchId: number
  collectionTypes?: string[]
  plannedOn?: string
  note?: string
}

const planner = { kind: 'staff', id: null, name: 'Dra. Endang Purwaningsih' } as const

/** The stock-take of this name; made where a start before this one did not come so far. */
async function planned(db: Db, plan: Plan, now: Date): Promise<number> {
  const known = await db
    .selectFrom('stockTake.sessions')
    .select('id')
    .where('name', '=', plan.name)
    .executeTakeFirst()
  if (known) return known.id
  const usual = { shelves: [], collectionTypes: [], callFrom: '', callTo: '', plannedOn: null, note: '' }
  const saved = await saveSession(db, undefined, { ...usual, ...plan }, planner, now)
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.id
}

async function lastYear(
  db: Db,
  branchId: number,
  staff: ReadonlyMap<string, Counter>,
  began: Date,
): Promise<void> {
  const name = `Koleksi umum ${dayOf(began).slice(0, 4)}`
  const id = await planned(db, { name, branchId, collectionTypes: ['umum'] }, began)
  await startSession(db, id, planner, began)
  const roll = dice(1906)
  const shelved = await shelvedAt(db, branchId, began)
  const counter = staff.get('ratna') ?? { id: 0, name: 'Ratna' }
  const barcodes = shelved.filter(() => roll() > 0.03).map(({ barcode }) => barcode)
  await scanAll(db, id, { counter, source: 'scanner', shelf: '', inOrder: false }, barcodes, began)
  const paper = {
    number: `028/OPN-PKB/${dayOf(began).slice(0, 4)}`,
    leader: 'Ratna Kusumawardani',
    leaderNip: '',
    leaderPosition: 'Ketua tim stok opname',
    witness: 'Dra. Endang Purwaningsih',
    witnessNip: '',
    witnessPosition: 'Kepala perpustakaan',
    remark: 'Rak dibersihkan sekaligus; label punggung yang pudar dicetak ulang.',
  }
  await closeSession(db, id, paper, planner, new Date(began.getTime() + 30 * hour))
}

const literature = '899'

/** Most shelves are counted; some copies stand where they do not belong, and two labels nobody knows. */
async function underWay(
  db: Db,
  branchId: number,
  staff: ReadonlyMap<string, Counter>,
  now: Date,
): Promise<void> {
  const began = new Date(now.getTime() - 3 * hour)
  const note = 'Layanan tetap buka. Mulai dari rak dekat jendela.'
  const name = `Koleksi umum ${dayOf(now).slice(0, 4)}`
  const id = await planned(db, { name, branchId, collectionTypes: ['umum'], note }, began)
  await startSession(db, id, planner, began)
  const shelved = await shelvedAt(db, branchId, began)
  const row = shelved.filter(({ shelf }) => shelf === literature).map(({ barcode }) => barcode)
  const counted = row.slice(0, Math.ceil(row.length * 0.7)).filter((_, place) => place % 23 !== 22)
  // One copy stands some places too far on; whoever goes along the row finds it out.
  const asTheyStand = [
    ...counted.slice(0, 20),
    ...counted.slice(21, 24),
    ...counted.slice(20, 21),
    ...counted.slice(24),
  ]
  const inOrder = { source: 'scanner', inOrder: true } as const
  const agus = { ...inOrder, counter: staff.get('agus') ?? { id: 0, name: 'Agus' } }
  await scanAll(db, id, { ...agus, shelf: literature }, asTheyStand, new Date(began.getTime() + hour))
  const ratna = { ...inOrder, counter: staff.get('ratna') ?? { id: 0, name: 'Ratna' } }
  const later = new Date(began.getTime() + 2 * hour)
  const others = Map.groupBy(
    shelved.filter(({ shelf }) => shelf !== literature),
    ({ shelf }) => shelf,
  )
  for (const [shelf, copies] of others) {
    const barcodes = copies.slice(copies.length > 4 ? 1 : 0).map(({ barcode }) => barcode)
    await scanAll(db, id, { ...ratna, shelf }, barcodes, later)
  }
  const strange = [...row.slice(-3), ...(await elsewhere(db, branchId)), 'DON-0417', '978602291']
  await scanAll(db, id, { ...ratna, shelf: '959', inOrder: false }, strange, later)
}

interface Shelved {
  barcode: string
  shelf: string
}

/** The general copies of a branch as they stood on their shelves. */
async function shelvedAt(db: Db, branchId: number, at: Date): Promise<Shelved[]> {
  const { rows } = await sql<Shelved>`
    select items.barcode, items.shelf from catalogue.items items
    where branch_id = ${branchId} and collection_type = 'umum' and disposition in ('in-circulation', 'reference-only')
      and deleted_at is null and created_at <= ${at}
      and not exists (select from circulation.out_items where item_id = items.id)
      and not exists (select from circulation.loans where item_id = items.id and lent_at <= ${at}
        and (ended_at is null or ended_at > ${at}))
    order by items.shelf, stock_take.call_prefix(items.call_number),
      stock_take.call_key(items.call_number) collate "C", items.barcode
  `.execute(db)
  return rows
}

/** Copies that stand in a room without belonging there: of other places, on loan, noted as missing or in repair. */
async function elsewhere(db: Db, branchId: number): Promise<string[]> {
  const { rows } = await sql<{ barcode: string }>`
    (select barcode from catalogue.items
      where branch_id <> ${branchId} and disposition = 'in-circulation'
        and id not in (select item_id from circulation.out_items)
      order by id limit 4)
    union all
    (select barcode from catalogue.items
      where branch_id = ${branchId} and disposition in ('missing', 'repair') order by id limit 3)
    union all
    (select items.barcode from catalogue.items items join circulation.loans loans on loans.item_id = items.id
      where items.branch_id = ${branchId} and loans.ended_at is null order by items.id limit 2)
  `.execute(db)
  return rows.map(({ barcode }) => barcode)
}

async function scanAll(
  db: Db,
  sessionId: number,
  standing: CounterStanding,
  barcodes: readonly string[],
  at: Date,
): Promise<void> {
  for (let from = 0; from < barcodes.length; from += batchLength) {
    const scans = barcodes.slice(from, from + batchLength).map((barcode, place) => ({
      key: `percontohan-${standing.counter.id}-${standing.shelf}-${standing.inOrder}-${from + place}`.replaceAll(
        ' ',
        '_',
      ),
      barcode,
      scannedAt: at,
    }))
    await recordScans(db, sessionId, standing, scans, at)
  }
}
