import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { branch, copy, member, title } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../test/support/web.ts'
import { bulkLoansModule } from './index.ts'
import { newKey } from './key.ts'
import { paths } from './paths.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const numbers = Array.from({ length: 200 }, (_, place) => `S${String(place + 1).padStart(3, '0')}`)
for (const barcode of numbers) await copy(db, bumi, pusat, barcode)
const sekolah = await member(db, 'sekolah', 'lembaga')
const siti = await member(db, 'siti')
await sql`update circulation.limits set most = 150 where category = 'lembaga'`.execute(db)
const web = await testWeb(db, () => [bulkLoansModule])
const ratna = await web.staff(
  'bulk-loans.lend',
  'bulk-loans.crates',
  'circulation.lost',
  'circulation.override-limit',
)
const idOf = (answer: Response) => /\/paket\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
const count = async () =>
  Number(
    (await sql<{ n: number }>`select count(*) as n from circulation.loans where ended_at is null`.execute(db))
      .rows[0]?.n,
  )

test('200 copies: looked at, the limit overridden, lent in one go, taken back by the crate', async (t) => {
  await ratna.post(paths.newCrate, {
    barcode: 'PETI-9',
    name: 'Peti 9',
    kind: 'class-set',
    branchId: String(pusat),
  })
  const form = { key: newKey(), institutionId: String(sekolah), crateId: '1', barcodes: numbers.join('\n') }
  const began = performance.now()
  const checked = await ratna.post(paths.newShipment, { ...form, langkah: 'periksa' })
  const looked = performance.now()
  assert.equal(checked.status, 200)
  const words = wordsOf(await checked.text())
  assert.match(words, /150 eksemplar dapat dipinjamkan ke sekolah/)
  assert.match(words, /50 tidak dapat dipinjamkan/)
  assert.equal(await count(), 0)
  const lewati = { lewati: 'limit-reached', alasan: '' }
  const unreasoned = await ratna.post(paths.newShipment, { ...form, ...lewati, langkah: 'pinjamkan' })
  assert.equal(unreasoned.status, 422)
  const asked = { ...form, ...lewati, alasan: 'Paket kelas', langkah: 'pinjamkan' }
  const before = performance.now()
  const lent = await ratna.post(paths.newShipment, asked)
  const done = performance.now()
  assert.equal(lent.status, 303)
  assert.equal(await count(), 200)
  const twice = await ratna.post(paths.newShipment, asked)
  assert.equal(idOf(twice), idOf(lent))
  assert.equal(await count(), 200)
  const scanned = await ratna.get(`${paths.scanCrate}?peti=peti-9`)
  assert.equal(scanned.headers.get('location'), paths.returning(idOf(lent)))
  const start = performance.now()
  await ratna.post(paths.returning(idOf(lent)), { key: newKey(), cara: 'semua', barcodes: '' })
  const end = performance.now()
  assert.equal(await count(), 0)
  const round = (ms: number) => `${Math.round(ms)} ms`
  t.diagnostic(
    `200 copies: looked at ${round(looked - began)}, lent ${round(done - before)}, back ${round(end - start)}`,
  )
})

test('a school sees its packets, others do not have the page in their menu', async () => {
  const form = {
    key: newKey(),
    institutionId: String(sekolah),
    crateId: '',
    barcodes: 'S001 S002',
    langkah: 'pinjamkan',
  }
  const lent = await ratna.post(paths.newShipment, { ...form, purpose: 'Kelas 7A' })
  const school = await web.member(sekolah)
  assert.match(await school.read(paths.own), /Paket \d+, Kelas 7A.*Isi paket \(2\)/)
  const reader = await web.member(siti)
  const page = await reader.read(paths.own)
  assert.match(page, /Tidak ada paket yang sedang dipinjam/)
  assert.doesNotMatch(await (await reader.get(paths.own)).text(), /href="\/akun\/paket"/)
  const pdf = await ratna.get(paths.shipmentList(idOf(lent)))
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.ok((await pdf.arrayBuffer()).byteLength > 2000)
})

test('what is missing is declared lost from the page of the packet', async () => {
  const form = {
    key: newKey(),
    institutionId: String(sekolah),
    crateId: '',
    barcodes: 'S010 S011',
    langkah: 'pinjamkan',
  }
  const id = idOf(await ratna.post(paths.newShipment, form))
  const empty = await ratna.post(paths.returning(id), { key: newKey(), cara: 'pindai', barcodes: ' ' })
  assert.equal(empty.status, 422)
  await ratna.post(paths.returning(id), { key: newKey(), cara: 'pindai', barcodes: 'S010\nASING' })
  const page = await (await ratna.get(paths.shipment(id))).text()
  assert.match(wordsOf(page), /1 belum kembali.*Ditemukan di dalam peti, bukan isi paket ini/)
  const action = /action="(\/staf\/paket\/\d+\/eksemplar\/\d+)"/.exec(page)?.[1] ?? ''
  assert.equal((await ratna.post(action, { key: newKey(), apa: 'hilang' })).status, 303)
  assert.match(await ratna.read(paths.shipment(id)), /S011 dinyatakan hilang/)
})

test('whoever looks at a packet has looked at the institution and who answers for it', async () => {
  const seen = async () =>
    Number(
      (
        await sql<{ n: number }>`
          select count(*) as n from kernel.audit_entries where action = 'member.viewed' and subject_id = ${String(sekolah)}
        `.execute(db)
      ).rows[0]?.n,
    )
  const before = await seen()
  // Somebody else: who looks again soon has looked once.
  const wati = await web.staff('bulk-loans.lend')
  await wati.get(paths.institution(sekolah))
  assert.equal(await seen(), before + 1)
})

test('a list that is too long is refused whole and stays in the box; so is a crate out of service', async () => {
  const crate = { name: 'Peti tua', kind: 'crate', branchId: String(pusat) }
  const made = await ratna.post(paths.newCrate, { ...crate, barcode: 'PETI-T' })
  const id = /peti\/(\d+)/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
  const many = Array.from({ length: 501 }, (_, place) => `X${place}`).join(' ')
  const refused = await ratna.post(paths.crateContents(id), { barcodes: many })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Paling banyak 500 barcode sekali kirim[^]*X500/)
  await ratna.post(paths.crate(id), { ...crate, barcode: 'PETI-T', retired: 'on' })
  const form = { key: newKey(), institutionId: String(sekolah), barcodes: 'S150', langkah: 'pinjamkan' }
  for (const crateId of [id, '99999']) {
    const answer = await ratna.post(paths.newShipment, { ...form, key: newKey(), crateId })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Peti ini tidak ada/)
  }
})

test('forms come back with what was typed', async () => {
  const wrong = await ratna.post(paths.newShipment, {
    institutionId: '',
    barcodes: 'S100',
    langkah: 'periksa',
    purpose: 'Kelas 8',
  })
  assert.equal(wrong.status, 422)
  const html = await wrong.text()
  assert.match(html, /Pilih lembaganya/)
  assert.match(html, /value="Kelas 8"/)
  const crate = await ratna.post(paths.newCrate, {
    barcode: 'S100',
    name: 'Peti',
    kind: 'crate',
    branchId: String(pusat),
  })
  assert.equal(crate.status, 422)
  assert.match(await crate.text(), /Barcode ini dipakai sebuah buku/)
  const unknown = await ratna.get(`${paths.scanCrate}?peti=APA`)
  assert.match(await unknown.text(), /Tidak ada peti dengan barcode ini/)
})

test('the place of the desk is asked before anything is scanned, and leads on from there', async () => {
  const form = { key: newKey(), institutionId: String(sekolah), crateId: '', barcodes: 'S160' }
  const id = idOf(await ratna.post(paths.newShipment, { ...form, langkah: 'pinjamkan' }))
  await branch(db, 'pojok')
  const asked = await ratna.get(paths.returning(id))
  assert.equal(asked.headers.get('location'), paths.deskPlaceThen(paths.returning(id)))
  // A list that was scanned all the same is not lost.
  await ratna.post(paths.returning(id), { key: newKey(), cara: 'pindai', barcodes: 'S160' })
  assert.match(await ratna.read(paths.shipment(id)), /0 dari 1/)
})
