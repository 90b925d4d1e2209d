import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf } from '#kernel/days.ts'
import { lendShipment, packCrate, returnShipment, saveCrate } from '#modules/bulk-loans/index.ts'
import type { Deed } from '#modules/circulation/index.ts'
import { findPatronByCard, registerPatron, saveInstitution } from '#modules/patrons/index.ts'
import { demonstrationAccounts } from './accounts.ts'
import type { BranchIds } from './seed-branches.ts'

const crates = [
  { barcode: 'PETI-001', name: 'Peti Cerita Anak', kind: 'crate', copies: 10 },
  { barcode: 'PETI-002', name: 'Paket Kelas Sains', kind: 'class-set', copies: 6 },
  { barcode: 'PETI-003', name: 'Peti Pojok Baca Kelurahan', kind: 'crate', copies: 8 },
] as const

/** Crates: one on loan to a school, one that has been there and is back, one packed and ready. */
export async function seedPackets(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const done = await db.selectFrom('bulkLoans.shipments').select('id').limit(3).execute()
  if (done.length >= 2) return
  const branchId = branches.get('pusat') ?? 0
  const schools = await institutions(db)
  const [first, second, third] = await packed(db, branchId, now)
  if (!first || !second || !third) return
  const month = new Date(now.getTime() - 28 * 86_400_000)
  const past = await lend(
    db,
    branchId,
    { crate: second, institution: schools[0], purpose: 'Kelas 8B' },
    month,
  )
  if (past !== undefined)
    await returnShipment(
      db,
      deedAt(branchId, 'kembali'),
      { shipmentId: past, found: 'all' },
      daysAfter(month, 6),
    )
  await lend(
    db,
    branchId,
    { crate: first, institution: schools[1], purpose: 'Perpustakaan kelas 4 sampai 6' },
    new Date(now.getTime() - 3 * 86_400_000),
  )
}

const daysAfter = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000)

const deedAt = (branchId: number, key: string): Deed => ({
  key: `percontohan-paket-${key}`,
  actor: systemActor,
  permissions: new Set(['circulation.set-day']),
  channel: 'job',
  branchId,
})

interface Institution {
  id: number
  responsibleName: string
}

/** Schools and a reading corner; who answers for them is made up. */
async function institutions(db: Db): Promise<Institution[]> {
  const [, member] = demonstrationAccounts().members
  const known = [
    { card: 'LBG-000001', name: 'SMP Negeri 4 Blitar (contoh)', responsibleName: 'Sri Lestari, S.Pd.' },
    { card: 'LBG-000002', name: 'SD Negeri Sananwetan 3 (contoh)', responsibleName: 'Agung Wibisono, S.Pd.' },
    { card: 'LBG-000003', name: 'Pojok Baca Kelurahan Turi (contoh)', responsibleName: 'Endah Rahayu' },
  ]
  const made: Institution[] = []
  for (const { card, name, responsibleName } of known) {
    const before = await findPatronByCard(db, card)
    const account = { cardNumber: card, name, pin: member?.pin ?? '', category: 'lembaga' }
    const id = before?.id ?? (await registerPatron(db, account))
    const fields = { responsibleName, responsiblePhone: '', npsn: '' }
    await saveInstitution(db, { patronId: id, fields }, { actor: systemActor })
    made.push({ id, responsibleName })
  }
  return made
}

interface PackedCrate {
  id: number
  barcodes: string[]
}

async function packed(db: Db, branchId: number, now: Date): Promise<PackedCrate[]> {
  const all: PackedCrate[] = []
  for (const { copies, ...crate } of crates) {
    const fields = { ...crate, branchId, note: '', retired: false }
    const saved = await saveCrate(db, undefined, fields, { actor: systemActor, now })
    const id = saved.ok ? saved.value.id : await crateOf(db, crate.barcode)
    const barcodes = await freeCopies(db, branchId, copies)
    await packCrate(db, { crateId: id, barcodes }, systemActor)
    all.push({ id, barcodes })
  }
  return all
}

async function crateOf(db: Db, barcode: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from bulk_loans.crates where barcode = ${barcode}
  `.execute(db)
  return rows[0]?.id ?? 0
}

async function freeCopies(db: Db, branchId: number, count: number): Promise<string[]> {
  const kept = demonstrationAccounts().items.map(({ barcode }) => barcode)
  const { rows } = await sql<{ barcode: string }>`
    select items.barcode from catalogue.items items
    where items.branch_id = ${branchId} and items.disposition = 'in-circulation' and items.deleted_at is null
      and items.loan_category = 'sirkulasi' and items.barcode <> all(${kept})
      and items.id not in (select item_id from circulation.out_items)
      and items.id not in (select item_id from bulk_loans.crate_contents)
      and items.record_id not in (select record_id from circulation.holds where ended_at is null)
    order by md5(items.id::text || 'peti') limit ${count}
  `.execute(db)
  return rows.map(({ barcode }) => barcode)
}

async function lend(
  db: Db,
  branchId: number,
  asked: { crate: PackedCrate; institution: Institution | undefined; purpose: string },
  at: Date,
): Promise<number | undefined> {
  const { crate, institution, purpose } = asked
  if (!institution) return undefined
  const deed = deedAt(branchId, `pinjam-${crate.id}`)
  const overrides = [{ code: 'day-not-allowed', reason: 'Paket dipinjamkan sebulan' }] as const
  const lent = await lendShipment(
    db,
    { ...deed, overrides },
    {
      institutionId: institution.id,
      crateId: crate.id,
      purpose,
      responsibleName: institution.responsibleName,
      responsiblePhone: '',
      dueOn: addDays(dayOf(at), 30),
      barcodes: crate.barcodes,
    },
    at,
  )
  return lent.ok ? lent.value.shipmentId : undefined
}
