import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkOut } from '#modules/circulation/index.ts'
import { atDesk, branch, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { openVault } from '#modules/patrons/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { accountModule } from './index.ts'
import { paths } from './paths.ts'

const { db } = await testDatabase()
const now = new Date()
const pusat = await branch(db, 'pusat')
const timur = await branch(db, 'timur')
const bumi = await title(db, 'Bumi manusia')
const laskar = await title(db, 'Laskar pelangi')
await copy(db, bumi, pusat, 'B1')
await copy(db, laskar, pusat, 'L1')
const siti = await member(db, 'siti')
const tono = await member(db, 'tono', 'anak')
const budi = await member(db, 'budi')
await sql`insert into patrons.guardianships (guardian_id, child_id, relation) values (${siti}, ${tono}, 'ibu')`.execute(
  db,
)
const lend = async (card: string, barcode: string, at: Date) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { card }, item: { barcode } }, at))
const bumiLoan = await lend('siti-1', 'B1', new Date(now.getTime() - 3 * 86_400_000))
const laskarLoan = await lend('tono-1', 'L1', new Date(now.getTime() - 3 * 86_400_000))

const vault = openVault([Buffer.alloc(32, 1)])
const web = await testWeb(db, (files) => [accountModule({ patrons: { vault, files } })])
const reader = await web.member(siti)
const stranger = await web.member(budi)
const renewals = async (loanId: number) =>
  (
    await db
      .selectFrom('circulation.loans')
      .select('renewals')
      .where('id', '=', loanId)
      .executeTakeFirstOrThrow()
  ).renewals

test('every page of a member opens, and asks strangers to sign in', async () => {
  for (const path of [
    paths.overview,
    paths.loans,
    paths.history,
    paths.holds,
    paths.money,
    paths.card,
    paths.profile,
    paths.privacy,
    paths.security,
  ]) {
    assert.equal((await reader.get(path)).status, 200, path)
    assert.equal((await web.stranger.get(path)).status, 303, path)
  }
  assert.match(await reader.read(paths.overview), /Halo, siti .* 1 pinjaman/)
})

test('a member renews their own loans and those of their child, and nobody else does', async () => {
  const renew = (visitor: typeof reader, fields: Record<string, string>) =>
    visitor.post(paths.renewal, fields)
  assert.equal((await renew(reader, { pinjaman: String(bumiLoan.loanId) })).status, 303)
  assert.equal(await renewals(bumiLoan.loanId), 1)
  await renew(stranger, { pinjaman: String(laskarLoan.loanId), untuk: String(tono) })
  assert.equal(await renewals(laskarLoan.loanId), 0)
  assert.match(await reader.read(paths.loansOf(tono)), /Pinjaman: tono .* Laskar pelangi/)
  await renew(reader, { pinjaman: String(laskarLoan.loanId), untuk: String(tono) })
  assert.equal(await renewals(laskarLoan.loanId), 1)
  assert.doesNotMatch(await stranger.read(paths.loansOf(tono)), /Laskar/)
})

test('a title is reserved, moved to another branch, paused and given up', async () => {
  const placed = await stranger.post(paths.newHold(bumi), { ambil: String(pusat) })
  assert.equal(placed.status, 303)
  const page = await (await stranger.get(placed.headers.get('location') ?? '')).text()
  assert.match(page, /Bumi manusia dipesan\. Kami kabari kalau sudah siap\./)
  assert.match(page, /Urutan ke-1 dari 1/)
  const id = /\/akun\/pesanan\/(\d+)\/batal/.exec(page)?.[1] ?? ''
  const tomorrow = new Date(now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
  assert.equal(
    (await stranger.post(paths.holdChange(id), { ambil: String(timur), tunda: tomorrow })).status,
    303,
  )
  assert.match(await stranger.read(paths.holds), /Ditunda sampai .* Diambil di timur/)
  assert.equal(
    (await stranger.post(paths.holdChange(id), { ambil: String(timur), tunda: '2020-01-01' })).status,
    422,
  )
  await reader.post(paths.holdEnd(id), { tempat: String(pusat) })
  assert.match(await stranger.read(paths.holds), /Bumi manusia/)
  await stranger.post(paths.holdEnd(id), { tempat: String(pusat) })
  assert.match(await stranger.read(paths.holds), /Tidak ada pesanan/)
})

test('what one has at home cannot be reserved, and the page says why', async () => {
  const refused = await reader.post(paths.newHold(bumi), { ambil: String(pusat) })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Anda sedang meminjam judul ini/)
})

test('history is kept only for who turns it on', async () => {
  assert.match(await reader.read(paths.history), /Riwayat tidak disimpan/)
  await reader.post(paths.history, { riwayat: 'simpan' })
  assert.match(await reader.read(paths.history), /Matikan dan hapus riwayat/)
  assert.match(await reader.read(paths.privacy), /Riwayat pinjaman .* Disetujui/)
  await reader.post(paths.history, { riwayat: 'hapus' })
  assert.match(await reader.read(paths.history), /Riwayat tidak disimpan/)
})

test('the card is a picture of the number', async () => {
  const card = await reader.get(paths.cardImage)
  assert.equal(card.headers.get('content-type'), 'image/png')
  assert.match(await reader.read(paths.card), /SITI-1/)
})

test('a member corrects their own addresses and leaves the rest to the desk', async () => {
  const wrong = await reader.post(paths.profile, { phone: '', email: '', language: 'id' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Isi nomor telepon atau surel/)
  const saved = await reader.post(paths.profile, {
    phone: '0812 3456 789',
    whatsapp: 'on',
    email: 'siti@example.id',
    language: 'en',
    name: 'Ratu',
  })
  assert.equal(saved.status, 303)
  const page = await (await reader.get(paths.profile)).text()
  assert.match(page, /value="08123456789"/)
  assert.match(page, /value="siti@example\.id"/)
  assert.doesNotMatch(page, /Ratu/)
})

test('all that is kept can be taken home, and deletion is asked for knowingly', async () => {
  const copyOf = await reader.get(paths.dataCopy)
  assert.match(copyOf.headers.get('content-disposition') ?? '', /attachment/)
  assert.match(await copyOf.text(), /"nama": "siti"/)
  assert.equal((await reader.post(paths.dataRequest, {})).status, 422)
  assert.equal((await reader.post(paths.dataRequest, { mengerti: 'on' })).status, 303)
  assert.match(await reader.read(paths.privacy), /Penghapusan data .* Menunggu petugas/)
})

test('the PIN is changed by who knows the old one, and not guessed', async () => {
  const change = (current: string, fresh: string) => reader.post(paths.pin, { current, fresh })
  assert.match(await (await change('000001', '482913')).text(), /PIN sekarang tidak cocok/)
  assert.match(await (await change('123456', '111111')).text(), /mudah ditebak/)
  assert.equal((await change('123456', '482913')).status, 303)
  for (let count = 0; count < 6; count++) await change('999999', '482914')
  assert.match(await (await change('482913', '482914')).text(), /Terlalu banyak percobaan/)
})
