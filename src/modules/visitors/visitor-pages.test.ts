import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { connect } from '#kernel/database.ts'
import { branch, member } from '#modules/circulation/test-data.ts'
import {
  addMachine,
  lockMachine,
  machinesModule,
  offerPairing,
  pair,
  unlockMachine,
} from '#modules/machines/index.ts'
import { databaseLine } from '../../../test/support/database-line.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../test/support/web.ts'
import { countToday } from './counts/count-visits.ts'
import { bookKind, visitorsModule } from './index.ts'
import { paths } from './paths.ts'
import { agus } from './test-data.ts'
import { dayOf } from '#kernel/days.ts'

const { db, url } = await testDatabase()
const pusat = await branch(db, 'pusat')
const siti = await member(db, 'siti')
await sql`update patrons.patrons set name = 'Siti Rahmawati' where id = ${siti}`.execute(db)
const web = await testWeb(db, () => [visitorsModule, machinesModule({ kinds: [bookKind] })])
const now = new Date()
const machine = await addMachine(
  db,
  'visitors',
  { name: 'Pintu utama', branchId: pusat, login: null, settings: {} },
  agus,
)
assert.ok(machine.ok)
const code = await offerPairing(db, machine.value.id, agus, now)
assert.ok(code.ok)
const paired = await pair(db, code.value.code, agus, now)
assert.ok(paired.ok)
const origin = 'http://localhost'
const { token } = paired.value

/** A browser at the entrance that keeps its cookies. */
function screen() {
  const jar = new Map([['mesin-visitors', token]])
  const send = async (path: string, init: RequestInit = {}) => {
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await web.app.request(origin + path, { ...init, headers: { Origin: origin, Cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string>) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    read: async (path: string) => wordsOf(await (await send(path)).text()),
  }
}
const today = () => countToday(db, dayOf(new Date()))

test('only a browser that was paired is a guest book', async () => {
  const stranger = await web.stranger.get(paths.book)
  assert.equal(stranger.status, 403)
  assert.equal((await screen().get(paths.guest)).headers.get('Cache-Control'), 'no-store')
  assert.match(await stranger.text(), /belum menjadi buku tamu/)
  assert.equal((await web.stranger.post(paths.book, { card: 'SITI-1' })).status, 403)
  assert.equal((await web.stranger.post(paths.guest, {})).status, 403)
  assert.equal(await today(), 0)
  assert.equal((await screen().get(paths.book)).status, 200)
})

test('a card is greeted by the first name and no more, asked what for, and forgotten for the next', async () => {
  const door = screen()
  const scanned = await door.post(paths.book, { card: 'siti-1', key: 'tamu-0123456789abcdef' })
  assert.equal(scanned.headers.get('location'), paths.done)
  const greeting = await door.read(paths.done)
  assert.match(greeting, /Selamat datang, Siti!/)
  assert.doesNotMatch(greeting, /Rahmawati|SITI-1/)
  await door.post(paths.done, { purpose: 'tujuan-membaca' })
  assert.match(await door.read(paths.done), /Terima kasih/)
  await door.get(paths.again)
  assert.equal((await door.get(paths.done)).headers.get('location'), paths.book)
  await door.post(paths.book, { card: 'siti-1' })
  assert.match(await door.read(paths.done), /sudah tercatat/)
  assert.equal(await today(), 1)
  const wrong = await door.post(paths.book, { card: 'XX-404' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="XX-404"[^]*|tidak kami kenal/)
})

test('a guest answers what they like, without a name', async () => {
  const door = screen()
  const page = await (await door.get(paths.guest)).text()
  assert.doesNotMatch(page, /name="name"/)
  const made = await door.post(paths.guest, {
    purpose: 'tujuan-komputer',
    sex: 'laki-laki',
    age: '',
    disabled: 'on',
  })
  assert.equal(made.status, 303)
  assert.equal((await door.post(paths.guest, { purpose: 'tujuan-karangan' })).status, 422)
  assert.equal((await door.post(paths.guest, {})).status, 303)
  assert.equal(await today(), 3)
})

test('what the library demands is asked for again with what was typed', async () => {
  const head = await web.staff('visitors.settings')
  const fields = {
    purpose: 'required',
    sex: 'off',
    age: 'optional',
    occupation: 'off',
    education: 'off',
    origin: 'optional',
    greet: 'on',
    names: 'on',
    againMinutes: '60',
    memberDays: '30',
    guestDays: '30',
    official: 'book',
  }
  assert.equal((await head.post(paths.settings, { ...fields, againMinutes: '0' })).status, 422)
  assert.equal((await head.post(paths.settings, fields)).status, 303)
  const door = screen()
  const refused = await door.post(paths.guest, { age: 'usia-18-24', name: 'Ani' })
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /Bagian ini harus diisi/)
  assert.match(page, /value="usia-18-24" checked/)
  assert.match(page, /value="Ani"/)
  assert.doesNotMatch(page, /name="sex"/)
  assert.equal((await door.post(paths.guest, { purpose: 'tujuan-lain', name: 'Ani' })).status, 303)
  await head.post(paths.settings, { ...fields, purpose: 'optional', sex: 'optional' })
})

test('a group is counted whole; more details than people are refused', async () => {
  const door = screen()
  const before = await today()
  const refused = await door.post(paths.group, { institution: 'SDN 1', people: '20', women: '15', men: '9' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /lebih banyak daripada jumlah/)
  const fields = { institution: 'SDN 1', people: '20', women: '11', 'usia-6-12': '18', contact: '0812' }
  assert.equal((await door.post(paths.group, fields)).status, 303)
  assert.match(await door.read(paths.done), /20 orang tercatat/)
  assert.equal(await today(), before + 20)
})

test('staff tap, note what was missed, and take back; each key counts once', async () => {
  const desk = await web.staff('visitors.count', 'visitors.see')
  const before = await today()
  const tap = { branchId: String(pusat), people: '2', key: 'abcdefabcdefabcdefabcdef', diam: '1' }
  assert.equal((await desk.post(paths.tap, tap)).status, 204)
  assert.equal((await desk.post(paths.tap, tap)).status, 204)
  assert.equal(await today(), before + 2)
  // One that waited for the network over a long weekend belongs to its own day.
  const waited = now.getTime() - 3 * 86_400_000
  const then = dayOf(new Date(waited))
  const sent = { ...tap, key: 'fedcbafedcbafedcbafedcba', at: String(waited) }
  assert.equal((await desk.post(paths.tap, sent)).status, 204)
  assert.equal(await today(), before + 2)
  assert.equal(await countToday(db, then), 2)
  await sql`delete from visitors.visits where key = ${sent.key}`.execute(db)
  const page = await desk.read(paths.count)
  assert.match(page, /Hari ini di sini/)
  const { rows } = await sql<{ id: number }>`select id from visitors.visits order by id desc limit 1`.execute(
    db,
  )
  assert.equal((await desk.post(paths.withdrawal(rows[0]?.id ?? 0), { branchId: String(pusat) })).status, 303)
  assert.equal(await today(), before)
  const late = await desk.post(paths.late, {
    branchId: String(pusat),
    day: '2999-01-01',
    hour: '9',
    people: '4',
  })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /belum datang/)
  const unknown = await desk.post(paths.count, { card: 'XX', branchId: String(pusat) })
  assert.equal(unknown.status, 422)
  assert.match(await unknown.text(), /Tidak ada anggota dengan nomor ini/)
})

test('figures on the page and in files agree, and none names anybody', async () => {
  const desk = await web.staff('visitors.see')
  const total = await today()
  assert.match(await desk.read(paths.visitors), new RegExp(`${total} Pengunjung`))
  const sheet = await readSheet(
    Buffer.from(await (await desk.get(`${paths.days}?berkas=xlsx`)).arrayBuffer()),
  )
  assert.equal(sheet.length, 2)
  assert.equal(sheet[1]?.[6], total)
  const csv = await (await desk.get(`${paths.days}?berkas=csv`)).text()
  assert.match(csv, /Tanggal,Tempat,Anggota/)
  const details = await (await desk.get(paths.details)).text()
  assert.match(details, /Memakai komputer atau internet/)
  assert.doesNotMatch(details, /Siti|Ani|0812/)
  assert.equal((await web.stranger.get(paths.details)).status, 303)
})

test('a door counter is imported from its file, and a bad file refused in words', async () => {
  const desk = await web.staff('visitors.count')
  const file = (text: string) => new File([text], 'pintu.csv', { type: 'text/csv' })
  const fields = { branchId: String(pusat), door: 'utama' }
  const done = await desk.upload(paths.doorUpload, {
    ...fields,
    file: file('waktu;masuk\n2026-11-02 09:00;14\nx;1\n'),
  })
  assert.equal(done.status, 200)
  assert.match(wordsOf(await done.text()), /1 jam tersimpan, 14 orang masuk.*1 baris tidak terbaca.*Baris 3/)
  const bad = await desk.upload(paths.doorUpload, { ...fields, file: file('a;b\n1;2\n') })
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /tidak ditemukan/)
  assert.equal((await desk.upload(paths.doorUpload, fields)).status, 422)
})

test('lists of answers are the library’s own: words, new ones, and ones no longer offered', async () => {
  const head = await web.staff('visitors.settings')
  const added = { question: 'purpose', labelId: 'Mengetik surat', labelEn: 'Typing a letter' }
  assert.equal((await head.post(paths.answers, added)).status, 303)
  assert.equal((await head.post(paths.answers, added)).status, 422)
  assert.match(await screen().read(paths.guest), /Mengetik surat/)
  await head.post(paths.answers, { code: 'tujuan-mengetik-surat', labelId: 'Mengetik', labelEn: 'Typing' })
  assert.doesNotMatch(await screen().read(paths.guest), /Mengetik/)
})

test('the code that a telephone shows a kiosk counts its member, once', async () => {
  const ani = await member(db, 'ani')
  await sql`insert into kiosk.phone_codes (patron_id, code_digest, ends_at)
    values (${ani}, ${createHash('sha256').update('PTR22222222222222222222').digest('hex')}, now() + interval '1 minute')`.execute(
    db,
  )
  const door = screen()
  assert.equal((await door.post(paths.book, { card: 'ptr22222222222222222222' })).status, 303)
  assert.match(await door.read(paths.done), /Selamat datang, ani!/)
  assert.equal((await door.post(paths.book, { card: 'PTR22222222222222222222' })).status, 422)
})

test('a locked screen says so and takes nothing; unknown cards are slowed down', async () => {
  const door = screen()
  for (let count = 0; count < 32; count++) await door.post(paths.book, { card: `XX-${count}` })
  assert.match(await (await door.post(paths.book, { card: 'SITI-1' })).text(), /Mintalah bantuan petugas/)
  await lockMachine(db, machine.value.id, 'Diperbaiki', agus, new Date())
  assert.equal((await door.get(paths.book)).status, 503)
  assert.equal((await door.post(paths.guest, {})).status, 503)
})

test('without the database the book says so in its own frame and begins anew by itself', async (t) => {
  const line = await databaseLine(url)
  const far = connect(line.url, { max: 2 })
  t.after(async () => {
    await far.close()
    await line.cut()
  })
  const { app } = await testWeb(far.db, () => [visitorsModule])
  const ask = () => app.request(origin + paths.guest, { headers: { Cookie: `mesin-visitors=${token}` } })
  await unlockMachine(db, paired.value.id, agus)
  assert.equal((await ask()).status, 200)
  await line.cut()
  const answer = await ask()
  assert.equal(answer.status, 503)
  const page = await answer.text()
  assert.match(page, /Sedang ada gangguan/)
  assert.match(page, /<idle-return data-seconds="15" data-href="\/buku-tamu\?lagi=1"/)
  assert.doesNotMatch(page, /href="\/"/)
})
