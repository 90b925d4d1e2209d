import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import sharp from 'sharp'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { countFile } from './files/count-file.ts'
import { stockTakeModule } from './index.ts'
import { branch, copy } from './test-data.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [stockTakeModule(files)])
const head = await web.staff('stock-take.count', 'stock-take.manage', 'circulation.lost', 'catalogue.items')
const helper = await web.staff('stock-take.count')
const here = await branch(db, 'ruang')
for (const [barcode, shelf] of [
  ['P-1', 'A1'],
  ['P-2', 'A1'],
  ['P-3', 'B2'],
] as const)
  await copy(db, here, barcode, { shelf })

async function begun(fields: Record<string, string> = {}) {
  const planned = await head.post('/staf/opname/baru', { name: 'Uji', branchId: String(here), ...fields })
  assert.equal(planned.status, 303)
  const address = planned.headers.get('Location') ?? ''
  assert.equal((await head.post(`${address}/mulai`, {})).status, 303)
  return address
}

const sendQueue = (visitor: { token: string | undefined }, address: string, body: unknown) =>
  web.app.request(`http://localhost${address}/pindaian`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Cookie: `sesi=${visitor.token}`,
      Origin: 'http://localhost',
    },
    body: JSON.stringify(body),
  })

test('planning says what is wrong beside the field and keeps what was typed', async () => {
  const wrong = await head.post('/staf/opname/baru', {
    name: 'Terbalik',
    branchId: String(here),
    callFrom: '900',
    callTo: '100',
  })
  assert.equal(wrong.status, 422)
  const text = await wrong.text()
  assert.match(text, /Batas akhir mendahului batas awal/)
  assert.match(text, /value="Terbalik"/)
  assert.equal((await head.post('/staf/opname/baru', { name: '' })).status, 422)
})

test('begins at once, and its plan cannot be changed afterwards', async () => {
  const address = await begun()
  assert.match(await head.read(address), /0 dari 3 yang seharusnya di rak/)
  const late = await head.post(`${address}/ubah`, { name: 'Lain', branchId: String(here) })
  assert.equal(late.status, 422)
  assert.equal((await head.post(`${address}/mulai`, {})).status, 422)
})

test('who only counts may neither plan nor correct nor close', async () => {
  const address = await begun()
  assert.equal((await helper.get(address)).status, 200)
  assert.equal((await helper.get('/staf/opname/baru')).status, 403)
  assert.equal((await helper.get(`${address}/penutupan`)).status, 403)
  assert.equal(
    (await helper.post(`${address}/koreksi`, { list: 'missing', deed: 'declare-missing' })).status,
    403,
  )
  assert.equal((await web.stranger.get(address)).status, 303)
})

test('without a script each scan is a form; the answer names the shelf where the copy belongs', async () => {
  const address = await begun()
  const scan = (q: string) =>
    helper.post(`${address}/pindaian`, { key: randomUUID(), q, shelf: 'A1', inOrder: '' })
  const there = await scan('P-3')
  assert.equal(there.status, 303)
  const page = await helper.read(there.headers.get('Location') ?? '')
  assert.match(page, /Salah rak[^]*Tempatnya: ruang · B2/)
  assert.match(await helper.read(address), /1 dari 3/)
  const empty = await scan(' ')
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Pindai atau ketik satu barcode[^]*name="key" value="[\w-]{36}"/)
})

test('a scan can be taken back by who made it, once', async () => {
  const address = await begun()
  const key = randomUUID()
  await helper.post(`${address}/pindaian`, { key, q: 'P-1', shelf: '' })
  assert.equal((await head.post(`${address}/pindaian/batal`, { key })).status, 422)
  const back = await helper.post(`${address}/pindaian/batal`, { key, rak: 'A1', urut: '1' })
  assert.equal(back.headers.get('location'), `${address}/pindai?rak=A1&urut=1`)
  assert.equal((await helper.post(`${address}/pindaian/batal`, { key })).status, 422)
  assert.match(await helper.read(`${address}/pindai`), /Anda: 0 pindaian[^]*dibatalkan/)
  const { rows } =
    await sql`select from stock_take.seen where session_id = ${address.split('/').at(-1)}`.execute(db)
  assert.equal(rows.length, 0)
})

test('a device sends its queue as often as it likes', async () => {
  const address = await begun()
  const scans = ['P-1', 'P-2', 'tidak-ada'].map((barcode, n) => ({
    key: `perangkat-${n}`,
    barcode,
    waited: 5000,
  }))
  const body = { shelf: '', inOrder: false, source: 'scanner', scans }
  const first: { verdicts: { tone: string }[]; standing: string } = await (
    await sendQueue(helper, address, body)
  ).json()
  assert.deepEqual(
    first.verdicts.map(({ tone }) => tone),
    ['good', 'good', 'bad'],
  )
  const again = await sendQueue(helper, address, body)
  const told: typeof first = await again.json()
  assert.deepEqual(told.verdicts, first.verdicts)
  assert.match(told.standing, /Anda: 3 pindaian/)
  assert.equal((await sendQueue(helper, address, { scans: [] })).status, 422)
  assert.equal((await sendQueue(helper, address, '{')).status, 422)
  const many = Array.from({ length: 201 }, (_, n) => ({ key: `kebanyakan-${n}`, barcode: 'P-1', waited: 0 }))
  assert.equal((await sendQueue(helper, address, { ...body, scans: many })).status, 422)
})

test('a scanner file is counted once, from where it stood', async () => {
  const address = await begun()
  const text = 'Barcode;Waktu\r\nP-1;08:00\r\n"P-2";08:01\n\nP-3'
  const upload = (content: string | Uint8Array<ArrayBuffer>) =>
    helper.upload(`${address}/berkas/unggahan`, { shelf: '', file: new File([content], 'rak.csv') })
  assert.equal((await upload(text)).status, 303)
  const known = await upload(text)
  assert.equal(known.status, 422)
  assert.match(await known.text(), /sudah diunggah/)
  assert.equal((await upload(new Uint8Array([80, 75, 0, 4]))).status, 422)
  assert.equal((await upload('')).status, 422)
  const { rows } = await sql<{ id: number }>`select max(id) as id from stock_take.files`.execute(db)
  const id = rows[0]?.id ?? 0
  // Twice at once, as after a worker that was thought dead.
  const signal = new AbortController().signal
  await Promise.all([countFile(db, web.files, id, signal), countFile(db, web.files, id, signal)])
  assert.match(await head.read(address), /3 dari 3/)
  assert.match(await helper.read(`${address}/berkas`), /rak\.csv[^]*Selesai 5 2/)
})

test('a file that stopped is tried again where it stood', async () => {
  const address = await begun()
  await helper.upload(`${address}/berkas/unggahan`, { file: new File(['P-1\nP-2\n'], 'henti.txt') })
  const { rows } = await sql<{ id: number; digest: string }>`
    select id, digest from stock_take.files order by id desc limit 1`.execute(db)
  const { id = 0, digest = '' } = rows[0] ?? {}
  const signal = new AbortController().signal
  const content = await web.files.read(digest)
  assert.ok(content)
  await web.files.remove(digest)
  await assert.rejects(countFile(db, web.files, id, signal))
  assert.match(await helper.read(`${address}/berkas`), /Terhenti karena gangguan/)
  assert.equal((await head.post(`${address}/penutupan`, { leader: 'R', leaderPosition: 'K' })).status, 422)
  await web.files.put(content, 1000)
  assert.equal((await helper.post(`${address}/berkas/${id}/ulang`, {})).status, 303)
  assert.equal((await helper.post(`${address}/berkas/999/ulang`, {})).status, 404)
  await countFile(db, web.files, id, signal)
  assert.match(await helper.read(`${address}/berkas`), /henti\.txt[^]*Selesai 2 0/)
})

test('a moment to come is refused, one before the beginning counts as the beginning', async () => {
  const address = await begun()
  const at = (scannedAt: string) =>
    helper.upload(`${address}/berkas/unggahan`, { scannedAt, file: new File([`P-1\n${scannedAt}`], 'a.txt') })
  assert.equal((await at('2990-01-01T08:00')).status, 422)
  assert.equal((await at('kemarin')).status, 422)
  assert.equal((await at('2020-01-01T08:00')).status, 303)
})

test('an unknown barcode gets a note and a photo, and no other file', async () => {
  const address = await begun()
  await helper.post(`${address}/pindaian`, { key: randomUUID(), q: 'ASING-7', shelf: 'A1' })
  const mark = (settled: string) =>
    helper.post(`${address}/tidak-dikenal`, { barcode: 'ASING-7', note: '', settled })
  await mark('1')
  assert.doesNotMatch(await helper.read(`${address}/hasil/unknown`), /ASING-7/)
  assert.match(await helper.read(`${address}/hasil/unknown?semua=1`), /ASING-7[^]*Belum beres/)
  await mark('0')
  assert.match(await helper.read(`${address}/hasil/unknown`), /ASING-7[^]*Tandai beres/)
  const noted = await helper.post(`${address}/tidak-dikenal`, { barcode: 'ASING-7', note: 'Di meja baca' })
  assert.equal(noted.status, 303)
  const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer()
  const send = (content: Uint8Array<ArrayBuffer>) =>
    helper.upload(`${address}/tidak-dikenal/unggahan`, {
      barcode: 'ASING-7',
      file: new File([content], 'foto.jpg', { type: 'image/jpeg' }),
    })
  assert.equal((await send(new TextEncoder().encode('<svg onload="x"/>'))).status, 422)
  assert.equal((await send(new Uint8Array(picture))).status, 303)
  const list = await helper.read(`${address}/hasil/unknown`)
  assert.match(list, /ASING-7/)
  const photo = await helper.get(`${address}/tidak-dikenal/foto?barcode=ASING-7`)
  assert.equal(photo.headers.get('Content-Type'), 'image/webp')
  assert.equal((await sharp(Buffer.from(await photo.arrayBuffer())).metadata()).format, 'webp')
})

test('lists are saved as CSV and Excel, formulas disarmed', async () => {
  const address = await begun()
  await helper.post(`${address}/pindaian`, { key: randomUUID(), q: '=1+1', shelf: '' })
  const csv = await (await helper.get(`${address}/hasil/unknown/csv`)).text()
  assert.match(csv, /Barcode tidak dikenal,'=1\+1/)
  const sheet = await helper.get(`${address}/hasil/missing/xlsx`)
  const rows = await readSheet(Buffer.from(await sheet.arrayBuffer()))
  assert.deepEqual(
    rows.slice(1).map((row) => row[1]),
    ['P-1', 'P-2', 'P-3'],
  )
})

test('once closed the report stays as it was, also when the library moves on', async () => {
  const address = await begun({ shelves: 'A1' })
  await helper.post(`${address}/pindaian`, { key: randomUUID(), q: 'P-1', shelf: 'A1' })
  const wrong = await head.post(`${address}/penutupan`, { leader: '', leaderPosition: '' })
  assert.equal(wrong.status, 422)
  const closed = await head.post(`${address}/penutupan`, {
    leader: 'Ratna Kusumawardani',
    leaderPosition: 'Ketua tim',
    number: '041/OPN/2027',
  })
  assert.equal(closed.status, 303)
  const before = await head.read(`${address}/laporan`)
  assert.match(before, /041\/OPN\/2027[^]*Tidak ditemukan 1 [^]*Ratna Kusumawardani, Ketua tim/)
  await sql`update catalogue.items set shelf = 'Z9', disposition = 'lost' where barcode = 'P-2'`.execute(db)
  assert.equal(await head.read(`${address}/laporan`), before)
  assert.match(await head.read(`${address}/hasil/missing`), /P-2/)
  const pdf = new Uint8Array(await (await head.get(`${address}/laporan/cetak`)).arrayBuffer())
  assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
  const late = await sendQueue(helper, address, {
    source: 'scanner',
    scans: [{ key: 'terlambat-1', barcode: 'P-2', waited: 0 }],
  })
  assert.equal(late.status, 409)
  await assert.rejects(sql`delete from stock_take.results`.execute(db), /stay as they are/)
  await sql`update catalogue.items set shelf = 'A1', disposition = 'in-circulation' where barcode = 'P-2'`.execute(
    db,
  )
})

test('a list that is not there, and a stock-take that is not there, are not found', async () => {
  const address = await begun()
  assert.equal((await head.get(`${address}/hasil/lainnya`)).status, 404)
  assert.equal((await head.get('/staf/opname/999999')).status, 404)
  assert.equal((await head.get('/staf/opname/999999999999999999')).status, 404)
  assert.equal((await head.get(`${address}/laporan`)).status, 404)
})
