import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Env } from '#kernel/web.tsx'
import { branch, copy, member, title } from '#modules/circulation/test-data.ts'
import { charge, placeHold } from '#modules/circulation/index.ts'
import {
  addMachine,
  askRestart,
  findMachine,
  lockMachine,
  machinesModule,
  offerPairing,
  unlockMachine,
} from '#modules/machines/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { browserOf } from '../../../test/support/kiosk-browser.ts'
import { testWeb } from '../../../test/support/web.ts'
import { kioskGate, kioskKind, kioskModule } from './index.ts'
import { atKiosk } from './visit/at-kiosk.tsx'
import { makePhoneCode } from './card/phone-code.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const cabang = await branch(db, 'cabang')
const bumi = await title(db, 'Bumi manusia')
const laskar = await title(db, 'Laskar pelangi')
const barcodes = Array.from({ length: 12 }, (_, place) => `B${place + 1}`)
for (const barcode of barcodes) await copy(db, bumi, pusat, barcode)
await copy(db, laskar, pusat, 'L1')
await copy(db, laskar, cabang, 'L2')
const broken = new Hono<Env>().get(
  '/kios/rusak',
  atKiosk(() => {
    throw new TypeError('x is undefined')
  }),
)
const web = await testWeb(db, () => [
  kioskGate,
  kioskModule,
  machinesModule({ kinds: [kioskKind] }),
  { routes: [broken] },
])

const fields = {
  idleSeconds: '45',
  printer: 'on',
  returns: 'on',
  returnPlace: 'rak biru',
  holdPlace: 'troli merah',
  leaveCode: '1945',
}

let made = 0
/** A browser that is paired with a kiosk of its own. */
async function kiosk(more: Record<string, string> = {}) {
  const settings = await kioskKind.parse({ ...fields, ...more }, {})
  assert.ok(settings.ok)
  const machine = { name: `Kios ${++made}`, branchId: pusat, login: null, settings: settings.values }
  const outcome = await addMachine(db, 'kiosk', machine, systemActor)
  assert.ok(outcome.ok)
  const offer = await offerPairing(db, outcome.value.id, systemActor, new Date())
  assert.ok(offer.ok)
  const browser = browserOf(web.app)
  await browser.post('/kios/pasang', { code: offer.value.code })
  return { id: outcome.value.id, ...browser }
}

type Browser = Awaited<ReturnType<typeof kiosk>>
let members = 0
async function newMember() {
  const name = `siti${++members}`
  return { id: await member(db, name), card: `${name.toUpperCase()}-1` }
}
async function signIn(browser: Browser, card: string): Promise<string> {
  await browser.send('/kios', { q: card })
  return browser.send('/kios/pin', { pin: '123456', ke: 'pinjam' })
}
const lend = async (browser: Browser, q: string) =>
  browser.send('/kios/pinjam', { q, key: await browser.keyOn('/kios/pinjam') })

test('a browser that is no kiosk sees no page of it and does no deed', async () => {
  const stranger = browserOf(web.app)
  for (const path of [
    '/kios',
    '/kios/kartu',
    '/kios/pinjam',
    '/kios/kembali',
    '/kios/struk',
    '/kios/keluar',
  ]) {
    assert.equal((await stranger.get(path)).headers.get('Location'), '/kios/pasang', path)
    assert.equal(
      (await stranger.post(path, { q: 'B1' })).headers.get('Location') ?? '/kios/pasang',
      '/kios/pasang',
    )
  }
  assert.deepEqual(await stranger.report({ active: true }), { paired: false })
  const { rows } = await sql`select 1 from circulation.loans`.execute(db)
  assert.equal(rows.length, 0)
})

test('a member borrows with card and PIN, and the receipt names neither the member nor the whole card', async () => {
  const at = await kiosk()
  const { card } = await newMember()
  assert.match(await at.send('/kios', { q: card.toLowerCase() }), /Masukkan PIN/)
  assert.match(await at.send('/kios/pin', { pin: '123456', ke: 'pinjam' }), /Pinjam buku Halo, siti\d/)
  assert.match(await lend(at, 'B1'), /Bumi manusia Kembali paling lambat/)
  assert.match(await lend(at, 'L1'), /2 buku dipinjam sekarang/)
  assert.match(await lend(at, 'B1'), /sudah tercatat untuk Anda/)
  const cardAgain = await lend(at, card)
  assert.match(cardAgain, /Ini kartu anggota/)
  assert.doesNotMatch(cardAgain, /troli merah/)
  assert.match(await lend(at, 'NIHIL'), /Tidak dapat dipinjam .*tidak dikenal.* troli merah/)
  const receipt = await at.send('/kios/selesai', { struk: 'cetak' })
  assert.match(receipt, /Dipinjam Bumi manusia B1 kembali .*Laskar pelangi L1/)
  assert.match(receipt, new RegExp(`Anggota …${card.slice(-4)}`))
  assert.doesNotMatch(receipt, new RegExp(`${card}|siti`))
})

test('afterwards nothing is known: no cookie, no row, and each page of before leads to the first', async () => {
  const at = await kiosk()
  const { card, id } = await newMember()
  await signIn(at, card)
  await lend(at, 'B2')
  const [before] = [[...at.cookies.keys()]]
  assert.ok(before.includes('kios-kunjungan'))
  await at.send('/kios/tampilan', { bahasa: 'en', kembali: '/kios/pinjam' })
  assert.match(await at.send('/kios/selesai', { struk: 'tanpa' }), /Thank you/)
  await at.send('/kios/lupa', {})
  assert.deepEqual([...at.cookies.keys()].toSorted(), ['mesin-kiosk'])
  const visits = await sql`select 1 from kiosk.visits where patron_id = ${id}`.execute(db)
  assert.equal(visits.rows.length, 0)
  for (const path of ['/kios/pinjam', '/kios/pinjaman-saya', '/kios/struk', '/kios/pin']) {
    const answer = await at.get(path)
    assert.equal(answer.headers.get('Location'), '/kios', path)
    assert.equal(answer.headers.get('Cache-Control'), 'no-store')
  }
  assert.match(await at.read('/kios'), /Pinjam dan kembalikan sendiri/)
})

test('a stolen cookie is worth nothing once the visit has ended', async () => {
  const at = await kiosk()
  await signIn(at, (await newMember()).card)
  const token = at.cookies.get('kios-kunjungan') ?? ''
  assert.ok(token.length > 20)
  await at.send('/kios/selesai', { struk: 'tanpa' })
  at.cookies.set('kios-kunjungan', token)
  assert.equal((await at.get('/kios/pinjam')).headers.get('Location'), '/kios')
})

test('a visit that nobody touches ends by itself, and a touch keeps it', async () => {
  const at = await kiosk({ idleSeconds: '20' })
  const { card } = await newMember()
  const age = (seconds: number) =>
    sql`update kiosk.visits set seen_at = now() - make_interval(secs => ${seconds})`.execute(db)
  await signIn(at, card)
  await age(50)
  assert.equal((await at.report({ active: true }))['alive'], true)
  await age(50)
  assert.equal((await at.report({ active: false }))['alive'], true)
  await age(60)
  assert.equal((await at.report({ active: true }))['alive'], false)
  assert.equal((await at.get('/kios/pinjam')).headers.get('Location'), '/kios')
  assert.equal(at.cookies.has('kios-kunjungan'), false)
})

test('three wrong PINs end the visit, and eight keep a card from being tried at any kiosk', async () => {
  const { card } = await newMember()
  const at = await kiosk()
  await at.send('/kios', { q: card })
  for (const expected of [/tidak cocok/, /tidak cocok/, /Tiga kali tidak cocok/])
    assert.match(await at.send('/kios/pin', { pin: '000000' }), expected)
  assert.equal((await at.get('/kios/pin')).headers.get('Location'), '/kios')
  const other = await kiosk()
  for (let guess = 0; guess < 5; guess++) {
    await other.send('/kios', { q: card })
    await other.send('/kios/pin', { pin: `00000${guess}` })
  }
  await other.send('/kios', { q: card })
  assert.match(await other.send('/kios/pin', { pin: '123456' }), /Terlalu banyak percobaan/)
})

test('a card without its PIN opens nothing, and a code of a telephone opens once', async () => {
  const { card, id } = await newMember()
  const at = await kiosk()
  await at.send('/kios', { q: card })
  assert.equal((await at.get('/kios/pinjaman-saya')).headers.get('Location'), '/kios')
  const { code } = await makePhoneCode(db, id, new Date())
  assert.match(await at.send('/kios/kartu', { q: code, ke: 'pinjaman-saya' }), /Pinjaman saya Halo/)
  const other = await kiosk()
  assert.match(await other.send('/kios', { q: code }), /sudah dipakai atau sudah lewat/)
  const late = await makePhoneCode(db, id, new Date(Date.now() - 121_000))
  assert.match(await other.send('/kios', { q: late.code }), /sudah dipakai atau sudah lewat/)
  const first = await makePhoneCode(db, id, new Date())
  await makePhoneCode(db, id, new Date())
  assert.match(await other.send('/kios', { q: first.code }), /sudah dipakai/)
})

test('whoever scans next has nothing of the member before, and a PIN sent twice signs in once', async () => {
  const at = await kiosk()
  const [first, next] = [await newMember(), await newMember()]
  await signIn(at, first.card)
  assert.equal(
    (await at.post('/kios/pin', { pin: '123456', ke: 'pinjam' })).headers.get('Location'),
    '/kios/pinjam',
  )
  await lend(at, 'B12')
  // The first page of before, from the memory of the browser: it asks the server for nothing.
  assert.match(await signIn(at, next.card), /Pinjam buku/)
  assert.doesNotMatch(await at.read('/kios/struk'), /Bumi manusia/)
  const { rows } =
    await sql`select patron_id from kiosk.visits where patron_id = any(${[first.id, next.id]})`.execute(db)
  assert.deepEqual(rows, [{ patronId: next.id }])
})

test('the same form sent twice lends once, and a key of another visit is not taken', async () => {
  const at = await kiosk()
  const { card, id } = await newMember()
  await signIn(at, card)
  const key = await at.keyOn('/kios/pinjam')
  await Promise.all([1, 2, 3].map(() => at.post('/kios/pinjam', { q: 'B3', key })))
  const { rows } = await sql<{ key: string }>`
    select key from circulation.operations where patron_id = ${id} and kind = 'check-out'`.execute(db)
  assert.deepEqual(
    rows.map((row) => row.key),
    [key],
  )
  const other = await kiosk()
  await signIn(other, (await newMember()).card)
  assert.match(await other.send('/kios/pinjam', { q: 'B4', key }), /1 buku dipinjam sekarang/)
})

test('a book comes back without a card, and says where it is laid', async () => {
  const at = await kiosk()
  const { card } = await newMember()
  await signIn(at, card)
  for (const barcode of ['B5', 'B6', 'L2']) await lend(at, barcode)
  await at.send('/kios/selesai', { struk: 'tanpa' })
  const reader = await newMember()
  const hold = { patron: { patronId: reader.id }, recordId: laskar, pickupBranchId: pusat }
  const deed = {
    key: 'uji-pesan-1',
    actor: systemActor,
    permissions: new Set<string>(['circulation.override-queue']),
    overrides: [{ code: 'copy-is-in' as const, reason: 'Uji' }],
    channel: 'desk' as const,
    branchId: pusat,
  }
  assert.ok((await placeHold(db, deed, hold, new Date())).ok)
  // At the first page a book on loan comes back at once.
  assert.match(await at.send('/kios', { q: 'B5' }), /Sudah kembali: Bumi manusia Letakkan di rak biru/)
  const back = async (q: string) => at.send('/kios/kembali', { q, key: await at.keyOn('/kios/kembali') })
  const wanted = await back('L2')
  assert.match(wanted, /Sudah kembali: Laskar pelangi .*ditunggu pembaca lain\. Letakkan di troli merah/)
  assert.doesNotMatch(wanted, /siti/)
  assert.match(await back('NIHIL'), /tidak dikenal/)
  assert.match(await at.read('/kios/kembali'), /2 buku dikembalikan/)
})

test('a delay is told in figures only to the member whose loan it was', async () => {
  const at = await kiosk()
  const { card, id } = await newMember()
  await signIn(at, card)
  for (const barcode of ['B7', 'B8']) await lend(at, barcode)
  await at.send('/kios/selesai', { struk: 'tanpa' })
  await sql`update circulation.loans set lent_at = lent_at - interval '40 days', due_on = current_date - 20
    where patron_id = ${id}`.execute(db)
  assert.doesNotMatch(await at.send('/kios', { q: 'B7' }), /Rp|hari: denda/)
  await at.send('/kios/selesai', { struk: 'tanpa' })
  await signIn(at, card)
  const back = await at.send('/kios/kembali', { q: 'B8', key: await at.keyOn('/kios/kembali') })
  assert.match(back, /Terlambat \d+ hari/)
})

test('loans are seen and renewed, and what is owed is told with where to pay', async () => {
  const at = await kiosk()
  const { card, id } = await newMember()
  await signIn(at, card)
  await lend(at, 'B9')
  await sql`update circulation.loans set lent_at = lent_at - interval '3 days', due_on = due_on - 3
    where patron_id = ${id}`.execute(db)
  const entry = { patronId: id, amount: 5000, reason: 'card' } as const
  await db
    .transaction()
    .execute((tx) => charge(tx, { actor: systemActor, branchId: pusat }, entry, new Date()))
  const page = await at.read('/kios/pinjaman-saya')
  assert.match(page, /Perpanjang sampai/)
  assert.match(page, /Tagihan Anda Rp5\.000\..*Bayar di meja layanan/)
  const loan = await sql<{ id: number }>`select id from circulation.loans where patron_id = ${id}`.execute(db)
  const key = await at.keyOn('/kios/pinjaman-saya')
  const renewed = await at.send('/kios/pinjaman-saya', { pinjaman: String(loan.rows[0]?.id), key })
  assert.match(renewed, /1 pinjaman diperpanjang/)
})

test('a receipt is sent as a message once a visit', async () => {
  const at = await kiosk()
  const { card, id } = await newMember()
  await signIn(at, card)
  await lend(at, 'B10')
  assert.match(await at.send('/kios/selesai', { struk: 'kirim' }), /Struk dikirim/)
  const { rows } = await sql<{ payload: { patronId: number; loanIds: number[] } }>`
    select payload from kernel.events where name = 'receipt-asked'`.execute(db)
  assert.deepEqual(
    rows.map(({ payload }) => [payload.patronId, payload.loanIds.length]),
    [[id, 1]],
  )
})

test('a locked kiosk serves nobody until it is unlocked, and a restart is answered once nobody is there', async () => {
  const at = await kiosk()
  await signIn(at, (await newMember()).card)
  await lockMachine(db, at.id, 'Printer rusak', systemActor, new Date())
  const out = await at.get('/kios/pinjam')
  assert.equal(out.status, 503)
  assert.doesNotMatch(await out.text(), /Printer rusak/)
  assert.equal((await at.report({ active: false }))['locked'], true)
  await unlockMachine(db, at.id, systemActor)
  await askRestart(db, at.id, systemActor, new Date())
  assert.equal((await at.report({ active: false }))['restart'], true)
  assert.match(await at.read('/kios'), /Pinjam buku/)
  assert.equal((await at.report({ active: false }))['restart'], false)
})

test('a kiosk that is locked down opens no other page until staff leave with the code', async () => {
  const at = await kiosk({ lockDown: 'on' })
  await at.get('/kios')
  for (const path of ['/', '/cari?q=bumi', '/staf', '/kiosk', '/masuk'])
    assert.equal((await at.get(path)).headers.get('Location'), '/kios', path)
  assert.match(await at.send('/kios/keluar', { kode: '9999' }), /Kode tidak cocok/)
  assert.equal((await at.post('/kios/keluar', { kode: '1945' })).headers.get('Location'), '/staf')
  assert.notEqual((await at.get('/cari')).headers.get('Location'), '/kios')
  const guesser = await kiosk()
  for (let guess = 0; guess < 5; guess++) await guesser.send('/kios/keluar', { kode: `000${guess}` })
  assert.match(await guesser.send('/kios/keluar', { kode: '1945' }), /Terlalu banyak percobaan/)
})

test('what is asked, refused and broken is counted hour by hour', async () => {
  const at = await kiosk()
  await signIn(at, (await newMember()).card)
  await lend(at, 'B11')
  await lend(at, 'NIHIL')
  await at.report({ active: false, error: 'TypeError: x is undefined', voice: 'none' })
  const { rows } = await sql`
    select sum(requests)::int as requests, sum(refusals)::int as refusals, sum(errors)::int as errors
    from machines.hours where machine_id = ${at.id}`.execute(db)
  assert.deepEqual(rows, [{ requests: 3, refusals: 1, errors: 1 }])
  const machine = await findMachine(db, at.id)
  assert.deepEqual(
    kioskKind.stateWords(machine?.state, 'id').map(({ text }) => text),
    ['Tidak ada suara bahasa Indonesia', 'Galat terakhir: TypeError: x is undefined'],
  )
})

test('switches change how the kiosk looks and lead only back into the kiosk', async () => {
  const at = await kiosk()
  const answer = await at.post('/kios/tampilan', { ganti: 'contrast', kembali: 'https://example.org' })
  assert.equal(answer.headers.get('Location'), '/kios')
  const html = await (await at.get('/kios')).text()
  // Coming back to the first page keeps the look; only leaving forgets it.
  assert.match(html, /data-theme="contrast"/)
  assert.match(html, /value="contrast" aria-pressed="true"/)
})

test('what breaks on the way to an answer is an error of that kiosk, told without what stood on the page', async () => {
  const at = await kiosk()
  const shown = await at.get('/kios/rusak')
  assert.equal(shown.status, 500)
  const page = await shown.text()
  assert.match(page, /Sedang ada gangguan/)
  // Nothing leads out of the kiosk, and it goes back to its first page by itself.
  assert.deepEqual(
    [...page.matchAll(/<a [^>]*href="([^"]+)"/g)].flatMap(([, href]) => href ?? []),
    ['#isi', '/kios'],
  )
  assert.match(page, /data-away="15"/)
  const { rows } = await sql`select errors from machines.hours where machine_id = ${at.id}`.execute(db)
  assert.deepEqual(rows, [{ errors: 1 }])
  const machine = await findMachine(db, at.id)
  assert.deepEqual(machine?.state, { lastError: 'TypeError' })
  await askRestart(db, at.id, systemActor, new Date())
  await at.get('/kios')
  assert.deepEqual(kioskKind.stateWords((await findMachine(db, at.id))?.state, 'id'), [])
})
