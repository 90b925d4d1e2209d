import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, startOfDay } from '#kernel/days.ts'
import {
  checkIn,
  checkOut,
  insertPastLoans,
  pay,
  placeHold,
  useInHouse,
  charge,
  type Deed,
  type InsertedLoan,
} from '#modules/circulation/index.ts'
import { insertPatrons, type KnownPatron } from '#modules/patrons/index.ts'
import { demonstrationAccounts } from './accounts.ts'
import { dice } from './dice.ts'
import { demonstrationPeople } from './people.ts'
import type { BranchIds } from './seed-branches.ts'
import { seedTill } from './seed-till.ts'
import { yearOfLoans } from './year-of-loans.ts'

const people = 320
const loansADay = 16
/** Fines of so many late returns are in the ledger; those of before are long settled and forgotten. */
const finesNoted = 160

/** Members, a year of loans, and what is going on today: holds, copies on their way, fines. */
export async function seedCirculation(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const done = await db.selectFrom('circulation.loans').select('id').limit(1).executeTakeFirst()
  if (done) return
  const today = dayOf(now)
  const ids = await membersOf(db, demonstrationPeople(people, branches, today))
  const copies = await lendableCopies(db)
  const members = [...ids.values()]
  const loans = await insertPastLoans(db, yearOfLoans({ copies, members, today, aDay: loansADay }), now)
  await seedFines(db, branches, loans, now)
  await seedTill(db, branches.get('pusat') ?? 0, now)
  await seedToday(db, branches, loans, now)
}

/** The members by card; a start that was cut off after them finds them here. */
async function membersOf(db: Db, asked: readonly KnownPatron[]): Promise<Map<string, number>> {
  const known = await db
    .selectFrom('patrons.cards')
    .select(['number', 'patronId'])
    .where(
      'number',
      'in',
      asked.map(({ cardNumber }) => cardNumber),
    )
    .execute()
  return known.length > 0
    ? new Map(known.map(({ number, patronId }) => [number, patronId]))
    : insertPatrons(db, asked)
}

/** Copies for loan but those that the accounts name as free; the order is the taste of the town. */
async function lendableCopies(db: Db) {
  const kept = demonstrationAccounts().items.map(({ barcode }) => barcode)
  const { rows } = await sql<{ id: number; branchId: number }>`
    select id, branch_id from catalogue.items
    where disposition = 'in-circulation' and loan_category = 'sirkulasi' and deleted_at is null
      and barcode <> all(${kept})
    order by md5(record_id::text), id
  `.execute(db)
  return rows
}

const deedAt = (branchId: number, key: string): Deed => ({
  key: `percontohan-${key}`,
  actor: systemActor,
  permissions: new Set(),
  channel: 'job',
  branchId,
})

/** What late returns of the last months cost; most of it was paid on the spot. */
async function seedFines(
  db: Db,
  branches: BranchIds,
  loans: readonly InsertedLoan[],
  now: Date,
): Promise<void> {
  const roll = dice(5)
  const branchId = branches.get('pusat') ?? 0
  const late = loans
    .filter(({ fine, returnedAt }) => fine.amount > 0 && returnedAt !== null)
    // Receipts are numbered as they are written, so the days follow one another.
    .toSorted((a, b) => Number(a.returnedAt) - Number(b.returnedAt))
    .slice(-finesNoted)
  for (const { loanId, itemId, patronId, fine, returnedAt } of late) {
    const at = returnedAt ?? now
    const entry = { patronId, amount: fine.amount, reason: 'overdue', loanId, itemId } as const
    const id = await db.transaction().execute((tx) => charge(tx, { actor: systemActor, branchId }, entry, at))
    if (roll() < 0.78) {
      const method = roll() < 0.6 ? 'cash' : 'qris'
      await pay(db, deedAt(branchId, `bayar-${loanId}`), { patronId, charges: [id], method }, at)
    }
  }
}

/** This morning: titles asked for, some ready on the shelf, one on its way, books read at the tables. */
async function seedToday(
  db: Db,
  branches: BranchIds,
  loans: readonly InsertedLoan[],
  now: Date,
): Promise<void> {
  const pusat = branches.get('pusat') ?? 0
  const morning = new Date(Math.min(now.getTime(), startOfDay(dayOf(now)).getTime() + 9 * 3_600_000))
  const open = loans.filter(({ returnedAt }) => returnedAt === null)
  const wanted = await titlesOf(
    db,
    open.map(({ itemId }) => itemId),
  )
  const accounts = demonstrationAccounts().members.map(({ card }) => card)
  const readers = [...new Set(loans.slice(0, 400).map(({ patronId }) => patronId))]
  for (const [place, { recordId }] of wanted.slice(0, 24).entries()) {
    const card = accounts[place % 6 === 0 ? 0 : 99]
    const patronId = readers[(place * 7) % readers.length] ?? 0
    const patron = card ? { card } : { patronId }
    const request = {
      patron,
      recordId,
      pickupBranchId: branches.get(place % 5 === 4 ? 'pojok-alun-alun' : 'pusat') ?? pusat,
    }
    await placeHold(db, deedAt(request.pickupBranchId, `pesan-${place}`), request, morning)
  }
  for (const [place, { itemId }] of wanted.slice(0, 9).entries())
    await checkIn(db, deedAt(pusat, `kembali-${place}`), { item: { itemId } }, morning)
  await lendToAccounts(db, pusat, morning)
  await readAtTables(db, pusat, morning)
}

/** What the first demonstration member has at home. */
async function lendToAccounts(db: Db, branchId: number, now: Date): Promise<void> {
  const [first] = demonstrationAccounts().members
  const free = await freeCopies(db, branchId, 2)
  for (const itemId of first ? free : [])
    await checkOut(
      db,
      deedAt(branchId, `pinjam-${itemId}`),
      { patron: { card: first?.card ?? '' }, item: { itemId } },
      new Date(now.getTime() - 5 * 86_400_000),
    )
}

async function readAtTables(db: Db, branchId: number, now: Date): Promise<void> {
  for (const itemId of await freeCopies(db, branchId, 12))
    await useInHouse(db, deedAt(branchId, `baca-${itemId}`), { item: { itemId } }, now)
}

async function titlesOf(db: Db, itemIds: readonly number[]) {
  const { rows } = await sql<{ itemId: number; recordId: number }>`
    select distinct on (record_id) id as item_id, record_id from catalogue.items where id = any(${itemIds})
    order by record_id, id
  `.execute(db)
  return rows
}

async function freeCopies(db: Db, branchId: number, count: number): Promise<number[]> {
  const kept = demonstrationAccounts().items.map(({ barcode }) => barcode)
  const { rows } = await sql<{ id: number }>`
    select id from catalogue.items
    where branch_id = ${branchId} and disposition = 'in-circulation' and loan_category = 'sirkulasi'
      and deleted_at is null and barcode <> all(${kept})
      and id not in (select item_id from circulation.out_items)
      and record_id not in (select record_id from circulation.holds where ended_at is null)
    order by md5(id::text) limit ${count}
  `.execute(db)
  return rows.map(({ id }) => id)
}
