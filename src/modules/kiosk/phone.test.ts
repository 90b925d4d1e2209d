import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { branch, copy, member, title } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb, wordsOf, type Visitor } from '../../../test/support/web.ts'
import { kioskModule } from './index.ts'
import { openBranchCode, renewBranchCode } from './phone/branch-code.ts'
import { comeIn, findPresence } from './phone/presence.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const cabang = await branch(db, 'cabang')
const bumi = await title(db, 'Bumi manusia')
for (const barcode of ['B1', 'B2', 'B3']) await copy(db, bumi, pusat, barcode)
const web = await testWeb(db, () => [kioskModule])
const now = new Date()
await renewBranchCode(db, pusat, systemActor, now, 'BACA26')

const lend = async (visitor: Visitor, q: string) => {
  const key = /name="key" value="([^"]+)"/.exec(await (await visitor.get('/akun/pinjam-sendiri')).text())?.[1]
  const answer = await visitor.post('/akun/pinjam-sendiri', { q, key: key ?? '' })
  const next = answer.headers.get('Location')
  return next ? visitor.read(next) : wordsOf(await answer.text())
}

test('a member borrows by telephone only with the code of the place, and shows a slip', async () => {
  const siti = await web.member(await member(db, 'siti'))
  assert.match(await siti.read('/akun/pinjam-sendiri'), /Anda di mana\?/)
  const without = await siti.post('/akun/pinjam-sendiri', { q: 'B1' })
  assert.equal(without.headers.get('Location'), '/akun/pinjam-sendiri')
  const poster = 'http://localhost/akun/pinjam-sendiri?kode=baca26'
  await siti.post('/akun/pinjam-sendiri/tempat', { kode: poster })
  assert.match(await lend(siti, 'B1'), /Bumi manusia: kembali paling lambat/)
  assert.match(await lend(siti, 'B1'), /sudah tercatat untuk Anda/)
  assert.match(await lend(siti, 'NIHIL'), /tidak dikenal.*Tinggalkan buku ini di meja petugas/)
  // The same poster at another shelf: the slip still tells all.
  await siti.post('/akun/pinjam-sendiri/tempat', { kode: poster })
  const slip = await siti.read('/akun/pinjam-sendiri/bukti')
  assert.match(slip, /Bumi manusia/)
  const code = /Kode bukti: ([0-9A-F]{4})/.exec(slip)?.[1]
  assert.ok(code)
  const { rows } = await sql`select channel, branch_id from circulation.loans where ended_at is null`.execute(
    db,
  )
  assert.deepEqual(rows, [{ channel: 'phone', branchId: pusat }])
  const staff = await web.staff('kiosk.phone-codes')
  const list = await staff.read('/staf/pinjam-sendiri')
  assert.match(list, new RegExp(`${code} Bumi manusia B1`))
  assert.doesNotMatch(list, /siti/)
})

test('a renewed code ends what the one before began, and a closed place lends nothing', async () => {
  const budi = await member(db, 'budi')
  await renewBranchCode(db, cabang, systemActor, now, 'CABANG')
  assert.ok((await comeIn(db, { patronId: budi, typed: 'cab-ang' }, now)).ok)
  assert.equal((await findPresence(db, budi, now))?.branchId, cabang)
  await renewBranchCode(db, cabang, systemActor, now)
  assert.equal(await findPresence(db, budi, now), undefined)
  const code = await sql<{
    code: string
  }>`select code from kiosk.branch_codes where branch_id = ${cabang}`.execute(db)
  const typed = code.rows[0]?.code ?? ''
  assert.match(typed, /^[A-Z2-9]{6}$/)
  assert.ok((await comeIn(db, { patronId: budi, typed }, now)).ok)
  await openBranchCode(db, cabang, false, systemActor)
  assert.equal(await findPresence(db, budi, now), undefined)
  assert.deepEqual(await comeIn(db, { patronId: budi, typed }, now), { ok: false, refusal: 'code-closed' })
})

test('presence is over after three hours, and guessing codes is slowed down', async () => {
  const rina = await member(db, 'rina')
  assert.ok((await comeIn(db, { patronId: rina, typed: 'BACA26' }, now)).ok)
  assert.equal(await findPresence(db, rina, new Date(now.getTime() + 3.01 * 3_600_000)), undefined)
  for (let guess = 0; guess < 10; guess++) await comeIn(db, { patronId: rina, typed: `AAAAA${guess}` }, now)
  assert.deepEqual(await comeIn(db, { patronId: rina, typed: 'BACA26' }, now), {
    ok: false,
    refusal: 'too-many',
  })
})

test('staff make, close and print codes', async () => {
  const staff = await web.staff('kiosk.phone-codes')
  await staff.post(`/staf/pinjam-sendiri/${pusat}`, { deed: 'close' })
  assert.equal((await staff.get(`/staf/pinjam-sendiri/${pusat}/poster`)).status, 404)
  await staff.post(`/staf/pinjam-sendiri/${pusat}`, { deed: 'open' })
  const poster = await staff.read(`/staf/pinjam-sendiri/${pusat}/poster`)
  assert.match(poster, /Kode tempat ini BACA26/)
  assert.equal((await staff.post('/staf/pinjam-sendiri/999', { deed: 'renew' })).status, 404)
})

test('a member shows a kiosk a code; the page is kept by no browser', async () => {
  const tono = await web.member(await member(db, 'tono'))
  const answer = await tono.get('/akun/kartu/kode-kios')
  assert.equal(answer.headers.get('Cache-Control'), 'no-store')
  assert.match(await answer.text(), /<svg class="qr-picture"/)
})
