import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { patronsModule } from '../index.ts'
import { testVault as vault } from '../test-data.ts'

const { db } = await testDatabase()
const panel = { name: 'pinjaman', permission: 'patrons.view', draw: async () => 'Pinjaman: dua buku' }
const web = await testWeb(db, (files) => [patronsModule({ vault, files, panels: [panel] })])
const desk = await web.staff('patrons.view', 'patrons.edit')
const number = '3572014107040009'

const register = async (fields: Record<string, string>) => {
  const answer = await desk.post('/staf/anggota/baru', fields)
  assert.equal(answer.status, 303, wordsOf(await answer.clone().text()))
  return answer
}
const addressOf = (answer: Response) => answer.headers.get('Location') ?? ''

test('a new member comes with a PIN that is shown once', async () => {
  const answer = await register({ name: 'Siti Aminah', identityNumber: number })
  const cookie = answer.headers.get('Set-Cookie') ?? ''
  assert.match(cookie, /HttpOnly/)
  const [pair = ''] = cookie.split(';')
  const headers = { Cookie: `sesi=${desk.token}; ${pair}` }
  const first = await web.app.request(`http://localhost${addressOf(answer)}`, { headers })
  const words = wordsOf(await first.text())
  assert.match(words, /PIN : \d{6}|PIN: \d{6}/)
  assert.match(first.headers.get('Set-Cookie') ?? '', /pin-baru=;/)
  assert.doesNotMatch(await desk.read(addressOf(answer)), /Serahkan PIN/)
})

test('the page of a member shows the identity masked, what others bring, and is in the audit log', async () => {
  const { members } = await idOf('Siti Aminah')
  const address = `/staf/anggota/${members}`
  const html = await (await desk.get(address)).text()
  assert.ok(!html.includes(number))
  const words = wordsOf(html)
  assert.match(words, /3572••••••••0009/)
  assert.match(words, /Pinjaman: dua buku/)
  const seen = await db
    .selectFrom('kernel.auditEntries')
    .select('details')
    .where('action', '=', 'member.viewed')
    .where('subjectId', '=', String(members))
    .execute()
  assert.ok(seen.length > 0)
  assert.equal((await desk.post(`${address}/identitas`, {})).status, 403)
  const trusted = await web.staff('patrons.view', 'patrons.identities')
  assert.match(await (await trusted.post(`${address}/identitas`, {})).text(), new RegExp(number))
})

const idOf = async (name: string) => {
  const row = await db
    .selectFrom('patrons.patrons')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return { members: row.id }
}

test('no secret number ever stands in an address', async () => {
  const answer = await desk.post('/staf/anggota/pencarian', { q: number })
  assert.match(addressOf(answer), /^\/staf\/anggota\/\d+$/)
  const none = await desk.post('/staf/anggota/pencarian', { q: '3572019999990001' })
  assert.equal(none.status, 200)
  assert.match(wordsOf(await none.text()), /Tidak ada anggota seperti itu/)
  const name = await desk.post('/staf/anggota/pencarian', { q: 'tidakada' })
  assert.equal(addressOf(name), '/staf/anggota?q=tidakada')
})

test('what is wrong stands beside its field, with what was typed', async () => {
  const taken = await desk.post('/staf/anggota/baru', { name: 'Orang Lain', identityNumber: number })
  assert.equal(taken.status, 422)
  const words = wordsOf(await taken.text())
  assert.match(words, /sudah terdaftar atas nama anggota lain/)
  const many = await desk.post('/staf/anggota/baru', {
    name: '123',
    phone: '12',
    email: 'a@',
    birthDate: '2026-02-31',
    pin: '111111',
  })
  assert.equal(many.status, 422)
  assert.match(
    wordsOf(await many.text()),
    /Nama harus memuat huruf.*telepon ini tidak lengkap.*surel ini tidak lengkap.*Tanggal ini tidak ada.*terlalu mudah/s,
  )
  const place = await desk.post('/staf/anggota/baru', {
    name: 'Nia',
    birthDate: '1990-01-01',
    cardPlace: 'sukorejo blitar',
  })
  assert.match(await place.text(), /<details[^>]* open[^>]*>[^]*name="cardRegion" value="35\.72/)
})

test('a member is changed, and a slower colleague is told', async () => {
  const address = addressOf(await register({ name: 'Oki Setiana', birthDate: '1991-01-01' }))
  const fields = { name: 'Oki Setiana Dewi', birthDate: '1991-01-01', category: 'umum' }
  const saved = await desk.post(`${address}/ubah`, { ...fields, version: '1' })
  assert.equal(addressOf(saved), `${address}?tersimpan=1`)
  const late = await desk.post(`${address}/ubah`, { ...fields, name: 'Oki', version: '1' })
  assert.equal(late.status, 422)
  assert.match(wordsOf(await late.text()), /baru saja diubah orang lain/)
})

test('who may only look cannot register', async () => {
  const reader = await web.staff('patrons.view')
  assert.equal((await reader.get('/staf/anggota')).status, 200)
  assert.equal((await reader.get('/staf/anggota/baru')).status, 403)
  assert.equal((await reader.get('/staf/anggota/999999')).status, 404)
  assert.doesNotMatch(await reader.read('/staf/anggota'), /Daftarkan anggota Cari/)
})
