import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { patronsModule } from '../index.ts'
import { findMember } from '../members/find-member.ts'
import { registerPatron } from '../register-patron.ts'
import { testVault as vault } from '../test-data.ts'
import { nextClass, nextYear } from './classes.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [patronsModule({ vault, files })])
const desk = await web.staff('patrons.view', 'patrons.edit', 'patrons.cards')
const school = await registerPatron(db, {
  cardNumber: 'SMPN-1',
  name: 'SMPN 1 Blitar',
  pin: '190645',
  category: 'lembaga',
})
const pupils: number[] = []
for (const name of ['Ani', 'Bayu'])
  pupils.push(await registerPatron(db, { cardNumber: `S-${name}`, name, pin: '190645', category: 'pelajar' }))
const address = `/staf/anggota/${school}/lembaga`

test('the next year and the next class follow by themselves', () => {
  assert.equal(nextYear('2026/2027'), '2027/2028')
  assert.deepEqual(['7A', 'VII B', 'XI IPA 2', 'Mawar'].map(nextClass), ['8A', 'VIII B', 'XI IPA 3', 'Mawar'])
})

test('a school says who is responsible before it has classes', async () => {
  const early = await desk.post(`${address}/kelas`, { name: '7A', schoolYear: '2026/2027' })
  assert.match(wordsOf(await early.text()), /Simpan dulu penanggung jawabnya/)
  const wrong = await desk.post(address, { responsibleName: '', npsn: '12' })
  assert.match(wordsOf(await wrong.text()), /Isian ini belum diisi.*NPSN terdiri atas 8/)
  const fields = { responsibleName: 'Bu Endang', responsiblePhone: '081200000001', npsn: '20535001' }
  assert.equal((await desk.post(address, fields)).status, 303)
  assert.match(await (await desk.get(address)).text(), /value="Bu Endang"/)
})

test('a class is filled by cards and moves up into the next year', async () => {
  const made = await desk.post(`${address}/kelas`, { name: '7A', schoolYear: '2026/2027' })
  const first = made.headers.get('Location') ?? ''
  const twice = await desk.post(`${address}/kelas`, { name: '7A', schoolYear: '2026/2027' })
  assert.match(wordsOf(await twice.text()), /sudah ada untuk tahun ajaran itu/)
  const some = await desk.post(`${first}/anggota`, { cards: 's-ani\nS-BAYU\nTIADA' })
  assert.equal(some.status, 422)
  assert.match(wordsOf(await some.text()), /tidak dikenal TIADA/)
  assert.match(await desk.read(first), /Ani S-ANI.*Bayu S-BAYU/)
  assert.equal((await findMember(db, pupils[0] ?? 0, '2026-12-07'))?.school, 'SMPN 1 Blitar')
  const same = await desk.post(`${first}/naik-kelas`, { name: '7A', schoolYear: '2026/2027' })
  assert.match(wordsOf(await same.text()), /kelas dan tahun ajaran yang sama/)
  const moved = await desk.post(`${first}/naik-kelas`, { name: '8A', schoolYear: '2027/2028' })
  const second = moved.headers.get('Location') ?? ''
  assert.match(await desk.read(second), /8A, SMPN 1 Blitar.*Ani.*Bayu/)
  assert.match(await desk.read(first), /Ani.*Bayu/, 'the list of the year before stays')
  assert.equal((await findMember(db, pupils[0] ?? 0, '2026-12-07'))?.schoolClass, '8A')
  await desk.post(`${second}/keluar/${pupils[1]}`, {})
  assert.doesNotMatch(await desk.read(second), /Bayu/)
  const cards = await desk.get(`${second}/kartu.pdf`)
  assert.equal(cards.headers.get('Content-Type'), 'application/pdf')
})

test('only institutions have classes', async () => {
  assert.equal((await desk.get(`/staf/anggota/${pupils[0]}/lembaga`)).status, 404)
  assert.match(await desk.read(`/staf/anggota/${school}`), /Lembaga dan kelas|Lembaga/)
})
