import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { addItem, createRecord, recordOf, type ItemDetails } from '#modules/catalogue/index.ts'
import type { Deed } from '#modules/circulation/index.ts'
import { registerPatron } from '#modules/patrons/index.ts'
import { recordScans } from './counting/record-scans.ts'
import type { Standing, Verdict } from './counting/scan.ts'
import { startSession } from './sessions/change-state.ts'
import { saveSession } from './sessions/save-session.ts'
import type { SessionDetails } from './sessions/session-form.ts'

/** A Monday morning in Blitar. */
export const monday = new Date('2027-01-04T03:00:00Z')
export const minutes = (count: number) => new Date(monday.getTime() + count * 60_000)

export const ratna = { kind: 'staff', id: 1, name: 'Ratna' } as const

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '16:00' }))

export const branch = (db: Db, code: string): Promise<number> =>
  saveBranch(db, {
    code,
    name: `Perpustakaan ${code}`,
    shortName: code,
    kind: 'cabang',
    address: 'Jalan Melati 1',
    phone: '',
    email: '',
    about: '',
    position: 1,
    hours: everyDay,
  })

/** A copy of a title of its own, in the library since long. */
export async function copy(
  db: Db,
  branchId: number,
  barcode: string,
  details: Partial<ItemDetails> = {},
): Promise<number> {
  const brief = { title: `Judul ${barcode}`, author: '', isbn: '', publisher: '', year: '' }
  const { id: recordId } = await createRecord(db, recordOf(brief, '2027-01-04'), ratna)
  const made = await addItem(
    db,
    recordId,
    {
      branchId,
      barcode,
      inventoryNumber: null,
      callNumber: '899.221 3 AND l',
      shelf: 'A1',
      collectionType: 'umum',
      loanCategory: 'sirkulasi',
      disposition: 'in-circulation',
      condition: 'baik',
      price: 59_000,
      currency: 'IDR',
      source: 'beli',
      acquiredOn: null,
      note: '',
      ...details,
    },
    ratna,
  )
  if (!made.ok) throw new Error(made.refusal)
  await sql`update catalogue.items set created_at = '2020-01-01' where id = ${made.value.id}`.execute(db)
  return made.value.id
}

export async function member(db: Db, name: string): Promise<number> {
  const card = { cardNumber: `${name.toUpperCase()}-1`, name, pin: '123456', category: 'umum' }
  const id = await registerPatron(db, card)
  await sql`update patrons.patrons set expires_on = '2030-12-31' where id = ${id}`.execute(db)
  return id
}

/** A stock-take under way. */
export async function underWay(
  db: Db,
  branchId: number,
  details: Partial<SessionDetails> = {},
): Promise<number> {
  const plan = {
    name: 'Stok opname',
    branchId,
    shelves: [],
    collectionTypes: [],
    callFrom: '',
    callTo: '',
    plannedOn: null,
    note: '',
    ...details,
  }
  const saved = await saveSession(db, undefined, plan, ratna, monday)
  if (!saved.ok) throw new Error(saved.refusal)
  await startSession(db, saved.value.id, ratna, monday)
  return saved.value.id
}

export const agus: Standing = {
  counter: { id: 2, name: 'Agus' },
  source: 'scanner',
  shelf: '',
  inOrder: false,
}

/** Scans barcodes one after the other in one request, and gives what came of each. */
export async function scan(
  db: Db,
  sessionId: number,
  barcodes: readonly string[],
  { standing = {}, at = minutes(1), now = at }: { standing?: Partial<Standing>; at?: Date; now?: Date } = {},
): Promise<Verdict[]> {
  const scans = barcodes.map((barcode) => ({ key: randomUUID(), barcode, scannedAt: at }))
  const answer = await recordScans(db, sessionId, { ...agus, ...standing }, scans, now)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

export const atDesk = (branchId: number): Deed => ({
  key: randomUUID(),
  actor: ratna,
  permissions: new Set(),
  channel: 'desk',
  branchId,
})
