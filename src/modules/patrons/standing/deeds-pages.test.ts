import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { patronsModule } from '../index.ts'
import { registerPatron } from '../register-patron.ts'
import { testVault as vault } from '../test-data.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [patronsModule({ vault, files })])
const desk = await web.staff('patrons.view', 'patrons.edit', 'patrons.cards', 'patrons.block')
let count = 0
const make = async () =>
  `/staf/anggota/${await registerPatron(db, { cardNumber: `T-${1000 + ++count}`, name: 'Siti', pin: '190645' })}`

test('a block is made, seen and lifted on the page of the member', async () => {
  const address = await make()
  const empty = await desk.post(`${address}/blokir`, { kind: 'manual', reason: '' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /<details[^>]* open[^>]*>[^]*Isian ini belum diisi/)
  const made = await desk.post(`${address}/blokir`, { kind: 'manual', reason: 'Merobek halaman', endsOn: '' })
  assert.equal(made.status, 303)
  const html = await (await desk.get(address)).text()
  assert.match(wordsOf(html), /Diblokir.*Merobek halaman.*sampai dicabut/)
  const lift = /action="([^"]+\/cabut)"/.exec(html)?.[1] ?? ''
  assert.equal((await desk.post(lift, { because: 'Selesai' })).status, 303)
  assert.match(await desk.read(address), /Aktif.*dicabut oleh Ratna/)
})

test('a card is replaced by one that was scanned, and a taken number is told', async () => {
  const address = await make()
  const replace = (cardNumber: string) =>
    desk.post(`${address}/kartu-pengganti`, { reason: 'lost', cardNumber })
  assert.equal((await replace('kosong-77')).status, 303)
  assert.match(await desk.read(address), /KOSONG-77.*hilang/)
  const taken = await replace('KOSONG-77')
  assert.equal(taken.status, 422)
  assert.match(wordsOf(await taken.text()), /sudah dipakai, atau pernah dipakai/)
})

test('a renewal and a closing are done from the page', async () => {
  const address = await make()
  const from = /name="from" value="([^"]+)"/.exec(await (await desk.get(address)).text())?.[1] ?? ''
  const renewed = await desk.post(`${address}/perpanjangan`, { category: 'umum', from })
  assert.equal(renewed.status, 303)
  const again = await desk.post(`${address}/perpanjangan`, { category: 'umum', from })
  assert.match(wordsOf(await again.text()), /baru saja diperpanjang/)
  assert.equal((await desk.post(`${address}/penutupan`, {})).status, 303)
  assert.match(await desk.read(address), /Ditutup/)
  assert.equal((await desk.get(`${address}/ubah`)).status, 404)
})

test('deeds ask for their own permission', async () => {
  const reader = await web.staff('patrons.view')
  const address = await make()
  assert.doesNotMatch(await reader.read(address), /Perpanjang keanggotaan/)
  for (const deed of ['perpanjangan', 'penutupan', 'verifikasi', 'kartu-pengganti', 'pin', 'blokir'])
    assert.equal((await reader.post(`${address}/${deed}`, {})).status, 403, deed)
})

test('kinds of members are set up by the library', async () => {
  const head = await web.staff('patrons.categories')
  const fields = {
    code: 'guru',
    nameId: 'Guru',
    nameEn: 'Teacher',
    validity: '36',
    fee: '0',
    cardFee: '7500',
    youngest: '20',
    oldest: '',
    position: '9',
    openToAll: 'on',
  }
  assert.equal((await head.post('/staf/jenis-anggota/baru', fields)).status, 303)
  assert.match(await head.read('/staf/jenis-anggota'), /Guru 36 bulan mulai 20 Rp0 Rp7.500 0/)
  const taken = await head.post('/staf/jenis-anggota/baru', fields)
  assert.match(wordsOf(await taken.text()), /sudah dipakai jenis anggota lain/)
  const turned = await head.post('/staf/jenis-anggota/guru', { ...fields, oldest: '10' })
  assert.match(wordsOf(await turned.text()), /lebih muda daripada umur termuda/)
  assert.equal((await head.post('/staf/jenis-anggota/guru', { ...fields, retired: 'on' })).status, 303)
  assert.match(await head.read('/staf/jenis-anggota'), /Guru tidak dipakai lagi/)
  assert.equal((await head.get('/staf/jenis-anggota/tiada')).status, 404)
})
