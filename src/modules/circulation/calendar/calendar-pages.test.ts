import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dayOf, weekdayOf } from '#kernel/days.ts'
import { listOpeningHours, spansOn } from '#modules/branches/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { circulationModule } from '../index.ts'
import { checkOut } from '../loans/check-out.ts'
import { atDesk, branch, copy, doneWith, member, title } from '../test-data.ts'

const { db } = await testDatabase()
const today = dayOf(new Date())
const pusat = await branch(db, 'pusat')
const record = await title(db, 'Bumi manusia')
await copy(db, record, pusat, 'b1')
const siti = await member(db, 'siti')
const web = await testWeb(db, () => [circulationModule])
const head = await web.staff('circulation.rules', 'circulation.calendar', 'circulation.closure')
const planner = await web.staff('circulation.rules', 'circulation.calendar')
const reader = await web.staff('circulation.rules')
const base = '/staf/sirkulasi/kalender'

const details = {
  code: 'pojok',
  name: 'Pojok Baca',
  shortName: 'Pojok',
  kind: 'pojok-baca',
  address: '',
  phone: '',
  email: '',
  about: '',
  position: '2',
}

test('a branch without hours is refused; with them it opens', async () => {
  const refused = await head.post(`${base}/tempat/baru`, details)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Isi jam buka paling sedikit satu hari/)
  const half = await head.post(`${base}/tempat/baru`, { ...details, buka1: '08:00' })
  assert.match(await half.text(), /jam buka tanpa jam tutup/)
  const made = await head.post(`${base}/tempat/baru`, {
    ...details,
    buka5: '08:00',
    tutup5: '11:00',
    buka5b: '13:00',
    tutup5b: '16:00',
  })
  assert.equal(made.status, 303)
  const place = made.headers.get('location') ?? ''
  assert.match(await reader.read(place), /Jumat 08\.00–11\.00, 13\.00–16\.00/)
  const taken = await head.post(`${base}/tempat/baru`, { ...details, buka1: '08:00', tutup1: '09:00' })
  assert.match(await taken.text(), /Kode ini sudah dipakai/)
  assert.equal((await head.post(place, { ...details, name: 'Pojok Baca Alun-Alun' })).status, 303)
  assert.match(await reader.read(place), /Pojok Baca Alun-Alun/)
  assert.equal((await reader.post(place, details)).status, 403)
})

test('hours change from a day on, are told to the public beforehand, and can be withdrawn', async () => {
  const from = addDays(today, 10)
  const week = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].flatMap((day) => [
      [`buka${day}`, '08:00'],
      [`tutup${day}`, '14:00'],
    ]),
  )
  const place = `${base}/tempat/${pusat}`
  const made = await head.post(`${place}/jam`, { ...week, from, until: '', note: 'Ramadan' })
  assert.equal(made.status, 303)
  const hours = (await listOpeningHours(db, today)).get(pusat)
  assert.ok(hours)
  const monday = addDays(from, (8 - weekdayOf(from)) % 7)
  assert.deepEqual(spansOn(hours, monday), [{ opens: '08:00', closes: '14:00' }])
  assert.equal(hours.changes[0]?.from, from)
  assert.equal(hours.week[0]?.[0]?.closes, '16:00')
  const late = await head.post(`${place}/jam`, { ...week, from: addDays(today, -1), until: '', note: '' })
  assert.match(await late.text(), /Jam baru hanya dapat berlaku mulai hari ini/)
  assert.equal((await head.post(`${place}/jam/penghapusan`, { from })).status, 303)
  assert.deepEqual((await listOpeningHours(db, today)).get(pusat)?.changes, [])
})

test('a closing is shown before it is done, and taken back after', async () => {
  const lent = doneWith(
    await checkOut(db, atDesk(pusat), { patron: { patronId: siti }, item: { barcode: 'b1' } }, new Date()),
  )
  const { dueOn } = lent
  const closure = {
    firstDay: dueOn,
    lastDay: dueOn,
    reason: 'Listrik padam',
    emergency: 'on',
    branch: String(pusat),
  }
  const preview = await head.post(`${base}/penutupan`, closure)
  assert.equal(preview.status, 200)
  assert.match(await preview.text(), /1 hari yang sekarang buka akan ditutup[\s\S]*1 pinjaman digeser/)
  assert.equal((await planner.post(`${base}/penutupan`, closure)).status, 403)
  assert.equal((await reader.post(`${base}/penutupan`, closure)).status, 403)
  const made = await head.post(`${base}/penutupan`, { ...closure, confirmed: '1' })
  assert.equal(made.status, 303)
  const place = made.headers.get('location') ?? ''
  assert.match(await reader.read(place), /1 pinjaman, 0 pesanan, denda Rp0/)
  assert.match(await reader.read(`${base}?tahun=${dueOn.slice(0, 4)}`), /Listrik padam/)
  assert.equal((await planner.post(`${place}/pengembalian`, {})).status, 403)
  assert.equal((await head.post(`${place}/pengembalian`, {})).status, 303)
  assert.match(await reader.read(place), /Dikembalikan oleh/)
  assert.equal((await head.post(`${place}/pengembalian`, {})).status, 422)
  const past = { ...closure, firstDay: addDays(today, -9), lastDay: addDays(today, -9), emergency: '' }
  assert.match(
    await (await planner.post(`${base}/penutupan`, past)).text(),
    /hanya dapat ditutup secara mendadak/,
  )
})

test('the list of the ministers is offered, read line by line, and applied', async () => {
  assert.match(await reader.read(`${base}/libur?tahun=2026`), /Libur nasional dan cuti bersama 2026/)
  assert.match(await head.read(`${base}/libur?tahun=2026`), /Sumber daftar: Keputusan Bersama/)
  const year = String(Number(today.slice(0, 4)) + 1)
  assert.match(await head.read(`${base}/libur?tahun=${year}`), /belum ada di program/)
  const wrong = await head.post(`${base}/libur`, {
    year,
    lines: `${year}-01-01; libur nasional; Tahun Baru\nNatal`,
  })
  assert.match(await wrong.text(), /Baris 2 tidak terbaca/)
  const lines = `${year}-12-25; libur nasional; Natal\n${year}-12-24\tcuti bersama\tNatal, cuti`
  const made = await head.post(`${base}/libur`, { year, lines })
  assert.equal(made.status, 303)
  const page = await head.read(made.headers.get('location') ?? '')
  assert.match(page, /2 hari ditutup/)
  assert.match(page, /Natal, cuti cuti bersama Semua tempat/)
  const day = await db
    .selectFrom('branches.closedDays')
    .select('id')
    .where('day', '=', `${year}-12-24`)
    .executeTakeFirstOrThrow()
  assert.equal((await head.post(`${base}/libur/${day.id}/penghapusan`, { year })).status, 303)
  assert.doesNotMatch(await head.read(`${base}/libur?tahun=${year}`), /Natal, cuti/)
})

test('pages of the calendar open in both languages, whatever the address says', async () => {
  for (const path of [
    '',
    '?tahun=2027',
    '?tahun=x',
    '/libur',
    '/libur?tahun=9999',
    '/penutupan',
    '/tempat/baru',
    `/tempat/${pusat}`,
  ]) {
    for (const language of ['id', 'en']) {
      const answer = await head.get(`${base}${path}${path.includes('?') ? '&' : '?'}antarmuka=${language}`)
      assert.equal(answer.status, 200, path)
    }
  }
  assert.equal((await head.get(`${base}/tempat/999999`)).status, 404)
  assert.equal((await head.get(`${base}/penutupan/999999`)).status, 404)
})
