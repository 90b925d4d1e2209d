import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import { startSession } from '#kernel/session.ts'
import { dayOf } from '#kernel/days.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { readText } from '../../../test/support/read-barcodes.ts'
import { testWeb } from '../../../test/support/web.ts'
import { acquisitionModule } from './index.ts'
import { brief, budgetOf, mainLibrary, ratna, siti, vendorOf } from './test-data.ts'
import { saveSettings, findSettings } from './settings/settings.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const web = await testWeb(db, () => [acquisitionModule])
const buyer = await web.staff(
  'acquisition.suggestions',
  'acquisition.orders',
  'acquisition.budgets',
  'acquisition.gifts',
  'acquisition.register',
)
const today = dayOf(new Date())
const origin = 'http://localhost'

/** A member with a browser. */
async function member(card: string) {
  const token = await startSession(db, { kind: 'member', id: await siti(db, card) }, 'Test', new Date())
  const headers = { Origin: origin, Cookie: `sesi=${token}` }
  return {
    read: async (path: string) => (await web.app.request(origin + path, { headers })).text(),
    post: async (path: string, fields: Record<string, string>) =>
      web.app.request(origin + path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
  }
}
const idOf = async (title: string): Promise<number> =>
  (
    await db
      .selectFrom('acquisition.suggestions')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
  ).id
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

test('a reader suggests, staff show it, another reader wants it too, and the page tells both what becomes of it', async () => {
  const [budi, wati] = [await member('PKB-000401'), await member('PKB-000402')]
  assert.match(await budi.read('/usulan/baru?judul=Babad+Blitar'), /value="Babad Blitar"/)
  const empty = await budi.post('/usulan/baru', { title: '' })
  assert.equal(empty.status, 422)
  const sent = await budi.post('/usulan/baru', {
    title: 'Babad Blitar',
    author: 'Anonim',
    reason: 'Rahasia saya',
  })
  assert.equal(sent.status, 303)
  assert.match(
    await budi.read('/akun/usulan?terkirim=1'),
    /sudah sampai[^]*Babad Blitar[^]*menunggu dibaca petugas/,
  )
  assert.doesNotMatch(await budi.read('/usulan'), /Babad Blitar/)
  assert.doesNotMatch(await wati.read('/usulan'), /Babad Blitar/)
  assert.match(await buyer.read('/staf/pengadaan/usulan'), /Babad Blitar/)
  const one = '/staf/pengadaan/usulan/1'
  assert.match(await buyer.read(one), /Rahasia saya/)
  const silent = await buyer.post(`${one}/keputusan`, { keadaan: 'declined' })
  assert.equal(silent.status, 422)
  assert.match(await silent.text(), /Tuliskan alasannya/)
  assert.equal((await buyer.post(`${one}/keputusan`, { keadaan: 'open' })).status, 303)
  const shown = await wati.read('/usulan')
  assert.match(shown, /Babad Blitar[^]*1 pendukung[^]*Saya juga/)
  assert.doesNotMatch(shown, /Rahasia saya/)
  assert.equal((await wati.post('/usulan/1/suara', { dukung: '1' })).status, 303)
  assert.match(await wati.read('/usulan'), /2 pendukung[^]*Batal mendukung/)
  const again = await wati.post('/usulan/baru', { title: 'babad blitar' })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /Mungkin sudah ada[^]*sudah diusulkan/)
  await buyer.post(`${one}/keputusan`, { keadaan: 'declined', answer: 'Sudah tidak terbit.' })
  assert.match(await budi.read('/akun/usulan'), /belum dapat dipenuhi[^]*Sudah tidak terbit\./)
  assert.match(
    await wati.read('/akun/usulan'),
    /Usulan yang saya dukung[^]*Babad Blitar[^]*Sudah tidak terbit\./,
  )
})

test('a library that closes suggestions says so', async () => {
  await saveSettings(db, { ...(await findSettings(db)), suggestionsPerMonth: 0 }, ratna)
  const reader = await member('PKB-000403')
  const refused = await reader.post('/usulan/baru', { title: 'Apa saja' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Batas usulan/)
  const wrong = await buyer.post('/staf/pengadaan/pengaturan', {
    inventoryPattern: 'PKB',
    barcodePattern: 'PKB{nomor:7}',
    suggestionsPerMonth: '5',
  })
  assert.equal(wrong.status, 422)
  const right = {
    inventoryPattern: '{nomor:5}/PKB/{tahun}',
    barcodePattern: 'PKB{nomor:7}',
    suggestionsPerMonth: '5',
    moderated: 'on',
    proposerFirstHours: '24',
  }
  assert.equal((await buyer.post('/staf/pengadaan/pengaturan', right)).status, 303)
})

test(
  'from the order list to a sent order, a letter, a delivery, and the register',
  { skip: missingProgram('pdftoppm') },
  async () => {
    const [budgetId, vendorId] = [await budgetOf(db, 1_000_000), await vendorOf(db)]
    const line = { ...brief, copies: '3', price: 'Rp50.000', branchId: String(branchId) }
    assert.equal(
      (await buyer.post('/staf/pengadaan/daftar-pesanan/baru', { ...line, copies: '0' })).status,
      422,
    )
    assert.equal((await buyer.post('/staf/pengadaan/daftar-pesanan/baru', line)).status, 303)
    assert.match(
      await buyer.read('/staf/pengadaan/daftar-pesanan'),
      /Sejarah Blitar.*Rp50\.000.*sisa Rp1\.000\.000/,
    )
    const nothing = await buyer.post('/staf/pengadaan/pesanan', {
      vendorId: String(vendorId),
      budgetId: String(budgetId),
    })
    assert.equal(nothing.status, 422)
    const made = await buyer.post('/staf/pengadaan/pesanan', {
      vendorId: String(vendorId),
      budgetId: String(budgetId),
      baris: '1',
    })
    assert.equal(made.status, 303)
    const order = made.headers.get('location') ?? ''
    assert.equal((await buyer.post(`${order}/pengiriman`, { number: '027/5', letterOn: today })).status, 303)
    const letter = readText(await bytesOf(await buyer.get(`${order}/surat`)))
    assert.match(letter, /027\/5/)
    assert.match(letter, /Sejarah Blitar \/ Sutrisno/)
    assert.match(letter, /Rp150\.000/)
    const sheet = await readSheet(Buffer.from(await bytesOf(await buyer.get(`${order}/unduhan`))))
    assert.deepEqual(sheet[1]?.slice(6, 9), [3, 50_000, 150_000])
    const delivery = { good: '2', damaged: '1', price: '55000', receivedOn: today, barcodes: 'K-1\r\nK-2' }
    const short = await buyer.post('/staf/pengadaan/baris/1', { ...delivery, barcodes: 'K-1' })
    assert.equal(short.status, 422)
    const received = await buyer.post('/staf/pengadaan/baris/1', delivery)
    assert.equal(received.status, 303)
    assert.match(
      await buyer.read(received.headers.get('location') ?? ''),
      /2 eksemplar masuk koleksi.*00001\/PKB\/\d{4} – 00002/,
    )
    assert.match(
      await buyer.read('/staf/pengadaan/anggaran'),
      /APBD Rp1\.000\.000 Rp50\.000 Rp110\.000 Rp840\.000/,
    )
    assert.equal((await buyer.post('/staf/pengadaan/baris/1/pembatalan', {})).status, 303)
    assert.match(await buyer.read(order), /selesai/)

    const register = '/staf/pengadaan/buku-induk'
    assert.match(
      await buyer.read(register),
      /2 eksemplar dari 1 judul, nilai Rp110\.000.*00001\/PKB.*K-1.*Sejarah Blitar.*APBD/,
    )
    assert.match(
      await buyer.read(`${register}?nomorDari=2&sumber=APBD&dari=${today}`),
      /1 eksemplar dari 1 judul/,
    )
    assert.match(await buyer.read(`${register}?sampai=2001-01-01`), /Tidak ada eksemplar/)
    assert.equal((await buyer.get(`${register}?dari=kemarin`)).status, 422)
    const printed = readText(await bytesOf(await buyer.get(`${register}/cetak?sumber=APBD`)))
    assert.match(printed, /BUKU INDUK[^]*sumber APBD[^]*00001\/PKB[^]*Rp110\.000/)
    const rows = await readSheet(Buffer.from(await bytesOf(await buyer.get(`${register}/unduhan`))))
    assert.equal(rows.length, 3)
    assert.deepEqual([rows[1]?.[2]?.toString().slice(0, 9), rows[1]?.[9]], ['00001/PKB', 55_000])
  },
)

test(
  'a gift is noted, decided title by title, and thanked for',
  { skip: missingProgram('pdftoppm') },
  async () => {
    const made = await buyer.post('/staf/pengadaan/hibah/baru', {
      donor: 'Keluarga Hartono',
      offeredOn: today,
    })
    const gift = made.headers.get('location') ?? ''
    const line = {
      ...brief,
      title: 'Surat revolusi',
      copies: '1',
      condition: 'baik',
      branchId: String(branchId),
    }
    assert.equal((await buyer.post(`${gift}/judul`, line)).status, 303)
    const silent = await buyer.post('/staf/pengadaan/hibah/judul/1', { keputusan: 'tolak' })
    assert.equal(silent.status, 422)
    const unknown = await buyer.post('/staf/pengadaan/hibah/judul/1', {
      keputusan: 'terima',
      recordId: '999999',
    })
    assert.match(await unknown.text(), /Cantuman itu tidak ada/)
    assert.equal((await buyer.post('/staf/pengadaan/hibah/judul/1', { keputusan: 'terima' })).status, 303)
    assert.match(await buyer.read(gift), /Surat revolusi.*diterima.*00003\/PKB/)
    assert.equal((await buyer.post(`${gift}/terima-kasih`, { number: '041/7', letterOn: today })).status, 303)
    const letter = readText(await bytesOf(await buyer.get(`${gift}/surat`)))
    assert.match(letter, /041\/7[^]*Keluarga Hartono[^]*Surat revolusi/)
  },
)

test('vendors and budgets are kept, and money that is used cannot be taken away', async () => {
  const vendor = { name: 'Toko Kelud', email: 'salah' }
  assert.equal((await buyer.post('/staf/pengadaan/rekanan/baru', vendor)).status, 422)
  assert.equal((await buyer.post('/staf/pengadaan/rekanan/baru', { ...vendor, email: '' })).status, 303)
  const twice = await buyer.post('/staf/pengadaan/rekanan/baru', { name: 'toko kelud' })
  assert.match(await twice.text(), /Nama itu sudah ada/)
  const less = await buyer.post('/staf/pengadaan/anggaran', { sourceId: '1', year: '2026', amount: '1000' })
  assert.equal(less.status, 422)
  assert.match(await less.text(), /tidak boleh kurang/)
  assert.equal((await buyer.post('/staf/pengadaan/anggaran/sumber', { name: 'Dana desa' })).status, 303)
  assert.match(await buyer.read('/staf/pengadaan/anggaran'), /Dana desa/)
})

test('what is alike shows while a title is typed, to members', async () => {
  const rini = await member('PKB-000461')
  await rini.post('/usulan/baru', { title: 'Ensiklopedia belimbing' })
  await buyer.post(`/staf/pengadaan/usulan/${await idOf('Ensiklopedia belimbing')}/keputusan`, {
    keadaan: 'open',
  })
  const hint = await rini.read('/usulan/mirip?judul=Ensiklopedia+bel')
  assert.match(hint, /Mungkin sudah ada[^]*Ensiklopedia belimbing[^]*sudah diusulkan/)
  assert.doesNotMatch(hint, /<html/)
  assert.equal((await rini.read('/usulan/mirip?judul=zz')).trim(), '')
  assert.equal((await web.stranger.get('/usulan/mirip?judul=Ensiklopedia')).status, 303)
  assert.equal((await web.stranger.get('/usul')).headers.get('location'), '/usulan')
})

test('staff join two suggestions, and voting leads back to the list as it was narrowed', async () => {
  const [rini, tono] = [await member('PKB-000471'), await member('PKB-000472')]
  await rini.post('/usulan/baru', { title: 'Resep pecel Blitar' })
  await tono.post('/usulan/baru', { title: 'Pecel Blitar, resep asli' })
  const [one, two] = [await idOf('Resep pecel Blitar'), await idOf('Pecel Blitar, resep asli')]
  for (const id of [one, two]) await buyer.post(`/staf/pengadaan/usulan/${id}/keputusan`, { keadaan: 'open' })
  const voted = await tono.post(`/usulan/${one}/suara`, { dukung: '1', kembali: '/usulan?q=pecel' })
  assert.equal(voted.headers.get('location'), '/usulan?q=pecel')
  const astray = await tono.post(`/usulan/${one}/suara`, { dukung: '1', kembali: '//example.org' })
  assert.equal(astray.headers.get('location'), '/usulan')
  const page = `/staf/pengadaan/usulan/${two}`
  assert.equal((await buyer.post(`${page}/penggabungan`, { into: '999999' })).status, 422)
  const joined = await buyer.post(`${page}/penggabungan`, { into: String(one) })
  assert.equal(joined.headers.get('location'), `/staf/pengadaan/usulan/${one}?tersimpan=1`)
  assert.match(await tono.read('/akun/usulan'), /Pecel Blitar, resep asli[^]*digabung dengan usulan lain/)
  assert.match(await tono.read('/usulan?q=pecel'), /2 pendukung/)
})
