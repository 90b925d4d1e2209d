import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { listSources } from './budgets/find-budgets.ts'
import { saveBudget } from './budgets/save-budget.ts'
import { acceptGiftLine, addGiftLine, declineGiftLine, offerGift } from './gifts/gifts.ts'
import { addLine } from './orders/add-line.ts'
import { makeOrder, sendOrder } from './orders/make-order.ts'
import { receiveLine } from './orders/receive-line.ts'
import { decide } from './suggestions/decide.ts'
import { suggest } from './suggestions/suggest.ts'
import { saveVendor } from './vendors/vendors.ts'

export interface AcquisitionSeed {
  branchId: number
  /** Members who suggest. */
  patronIds: readonly number[]
  now: Date
}

const actor = systemActor
// Titles, names and prices are made up.
const brief = (title: string, author: string, year = '2025') => ({
  title,
  author,
  year,
  isbn: '',
  publisher: 'Penerbit Kelud',
})

/** For a demonstration: budgets, vendors, suggestions, orders in all their states, and a gift. */
export async function seedAcquisition(db: Db, seed: AcquisitionSeed): Promise<void> {
  const present = await db.selectFrom('acquisition.vendors').select('id').limit(1).executeTakeFirst()
  if (present) return
  const today = dayOf(seed.now)
  const budgets = await seedBudgets(db, Number(today.slice(0, 4)))
  const vendorIds = await seedVendors(db)
  const suggestionId = await seedSuggestions(db, seed)
  await seedOrders(db, seed, { budgets, vendorIds, suggestionId, today })
  await seedGift(db, seed.branchId, today)
}

async function seedBudgets(db: Db, year: number): Promise<number[]> {
  const amounts: Record<string, number> = { APBD: 60_000_000, 'APBN/DAK': 25_000_000, CSR: 5_000_000 }
  const ids: number[] = []
  for (const { id: sourceId, name } of await listSources(db)) {
    const amount = amounts[name]
    if (amount !== undefined)
      ids.push(value(await saveBudget(db, { sourceId, year, amount, note: '' }, actor)).id)
  }
  return ids
}

async function seedVendors(db: Db): Promise<number[]> {
  const names = ['Toko Buku Kelud Jaya', 'CV Pustaka Brantas']
  const ids: number[] = []
  for (const [place, name] of names.entries()) {
    const address = `Jalan Cempaka ${place + 7}\nKota Blitar`
    const vendor = {
      name,
      address,
      contact: '',
      phone: `(0342) 555 02${place}1`,
      email: '',
      note: '',
      closed: false,
    }
    ids.push(value(await saveVendor(db, undefined, vendor, actor)).id)
  }
  return ids
}

async function seedSuggestions(db: Db, { patronIds, now }: AcquisitionSeed): Promise<number | undefined> {
  const [first, second = first] = patronIds
  if (first === undefined || second === undefined) return undefined
  const wish = async (patronId: number, title: string, author: string) =>
    value(await suggest(db, { patronId, suggestion: { ...brief(title, author), reason: '' } }, now)).id
  const open = await wish(first, 'Membuat kebun di pekarangan sempit', 'Lestari Wibowo')
  const declined = await wish(first, 'Kumpulan soal ujian 2019', 'Tim Guru')
  await wish(second, 'Batik Blitar dan ceritanya', 'Retno Palupi')
  const wanted = await wish(second, 'Belajar gamelan dari nol', 'Sumarno')
  const acting = { actor, now }
  const answer = 'Soal tahun itu sudah tidak dipakai. Kumpulan soal terbaru ada di rak 370.'
  await decide(db, { id: open, state: 'open', answer: '', recordId: null }, acting)
  await decide(db, { id: declined, state: 'declined', answer, recordId: null }, acting)
  await decide(db, { id: wanted, state: 'open', answer: '', recordId: null }, acting)
  return wanted
}

interface OrderParts {
  budgets: readonly number[]
  vendorIds: readonly number[]
  suggestionId: number | undefined
  today: Day
}

async function seedOrders(
  db: Db,
  { branchId }: AcquisitionSeed,
  { budgets: [budgetId = 0], vendorIds: [vendorId = 0, other = 0], suggestionId, today }: OrderParts,
): Promise<void> {
  const {
    signatories: [signatory],
  } = await findLetterSettings(db)
  const line = async (
    title: string,
    author: string,
    copies: number,
    price: number,
    suggestion: number | null = null,
  ) => {
    const details = { ...brief(title, author), recordId: null, copies, price, branchId, note: '' }
    return value(await addLine(db, { line: details, suggestionId: suggestion }, actor)).id
  }
  const sent = [
    await line('Belajar gamelan dari nol', 'Sumarno', 3, 85_000, suggestionId ?? null),
    await line('Atlas gunung api Jawa', 'Dewi Anggraini', 2, 150_000),
  ]
  const order = value(await makeOrder(db, { vendorId, budgetId, lineIds: sent, note: '' }, actor))
  const letter = { id: order.id, number: '027/114', sentOn: addDays(today, -12), signatory }
  value(await sendOrder(db, letter, actor))
  const delivery = { receivedOn: addDays(today, -3), invoice: 'KJ-2211', note: '', barcodes: [] }
  value(
    await receiveLine(db, { lineId: sent[0] ?? 0, good: 2, damaged: 1, price: 82_500, ...delivery }, actor),
  )
  const drafted = [await line('Cerita anak dari tepi Brantas', 'Hesti Kartika', 5, 48_000)]
  value(await makeOrder(db, { vendorId: other, budgetId, lineIds: drafted, note: '' }, actor))
  await line('Merawat naskah lama di rumah', 'Bagus Pranowo', 2, 95_000)
}

async function seedGift(db: Db, branchId: number, today: Day): Promise<void> {
  const gift = {
    donor: 'Keluarga Hartono',
    donorAddress: 'Kota Blitar',
    offeredOn: addDays(today, -6),
    note: '',
  }
  const { id } = await offerGift(db, gift, actor)
  const line = { copies: 1, value: 40_000, condition: 'baik', branchId }
  const accepted = value(
    await addGiftLine(db, id, { ...brief('Surat-surat dari masa revolusi', 'R. Hartono', '1978'), ...line }),
  )
  const declined = value(
    await addGiftLine(db, id, { ...brief('Buku pelajaran kelas 5', 'Tim Penulis', '1994'), ...line }),
  )
  await addGiftLine(db, id, { ...brief('Album foto Blitar tempo dulu', 'R. Hartono', '1985'), ...line })
  value(
    await acceptGiftLine(
      db,
      { lineId: accepted.id, recordId: null, barcodes: [], day: addDays(today, -4) },
      actor,
    ),
  )
  value(await declineGiftLine(db, { lineId: declined.id, why: 'Kurikulum lama' }, actor))
}

function value<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
