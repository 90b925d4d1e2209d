import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { registerPatron } from '#modules/patrons/index.ts'
import { saveBudget } from './budgets/save-budget.ts'
import { addLine, type LineDetails } from './orders/add-line.ts'
import { makeOrder, sendOrder } from './orders/make-order.ts'
import { saveVendor } from './vendors/vendors.ts'

/** Who buys in tests. */
export const ratna: Actor = { kind: 'staff', id: null, name: 'Ratna' }

export const sended = '2026-11-01'

export const brief = {
  title: 'Sejarah Blitar',
  author: 'Sutrisno',
  isbn: '',
  publisher: 'Penerbit Kelud',
  year: '2024',
}

export const mainLibrary = (db: Db): Promise<number> =>
  saveBranch(db, {
    code: 'pusat',
    name: 'Perpustakaan Kota',
    shortName: 'Pusat',
    kind: 'pusat',
    address: '',
    phone: '',
    email: '',
    about: '',
    position: 1,
    hours: [],
  })

/** A member; gives their number. */
export const siti = (db: Db, cardNumber = 'PKB-000301') =>
  registerPatron(db, { cardNumber, name: 'Siti', pin: '190645' })

/** A budget of a source for 2026; gives its number. */
export async function budgetOf(db: Db, amount: number, source = 'APBD'): Promise<number> {
  const { id: sourceId } = await db
    .selectFrom('acquisition.sources')
    .select('id')
    .where('name', '=', source)
    .executeTakeFirstOrThrow()
  const saved = await saveBudget(db, { sourceId, year: 2026, amount, note: '' }, ratna)
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.id
}

let vendors = 0
export async function vendorOf(db: Db): Promise<number> {
  const name = `Toko Buku ${(vendors += 1)}`
  const vendor = {
    name,
    address: 'Jalan Merdeka 1',
    contact: '',
    phone: '',
    email: '',
    note: '',
    closed: false,
  }
  const saved = await saveVendor(db, undefined, vendor, ratna)
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.id
}

/** An order with one line of so many copies at so much; gives both numbers. */
export async function orderOf(
  db: Db,
  {
    branchId,
    budgetId,
    copies = 3,
    price = 50_000,
    sent = true,
    ...more
  }: {
    branchId: number
    budgetId: number
    copies?: number
    price?: number
    sent?: boolean
    suggestionId?: number
    line?: Partial<LineDetails>
  },
): Promise<{ orderId: number; lineId: number }> {
  const line = { ...brief, recordId: null, copies, price, branchId, note: '', ...more.line }
  const added = await addLine(db, { line, suggestionId: more.suggestionId ?? null }, ratna)
  if (!added.ok) throw new Error(added.refusal)
  const lineId = added.value.id
  const made = await makeOrder(
    db,
    { vendorId: await vendorOf(db), budgetId, lineIds: [lineId], note: '' },
    ratna,
  )
  if (!made.ok) throw new Error(made.refusal)
  const orderId = made.value.id
  if (sent) {
    const letter = { id: orderId, number: '027/1', sentOn: sended, signatory: undefined }
    const outcome = await sendOrder(db, letter, ratna)
    if (!outcome.ok) throw new Error(outcome.refusal)
  }
  return { orderId, lineId }
}
