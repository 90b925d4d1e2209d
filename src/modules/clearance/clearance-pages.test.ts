import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkOut } from '#modules/circulation/index.ts'
import { atDesk, branch, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { saveLetterSettings } from '#modules/staff/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { readBarcodes, readText } from '../../../test/support/read-barcodes.ts'
import { testWeb } from '../../../test/support/web.ts'
import { clearanceModule } from './index.ts'
import { findLetter } from './letters/find-letters.ts'
import { paths } from './paths.ts'
import { agus, letterFor } from './test-data.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
await copy(db, bumi, pusat, 'B1')
const siti = await member(db, 'Siti Rahmawati'.replace(' ', '-'))
await sql`update patrons.patrons set name = 'Siti Rahmawati' where id = ${siti}`.execute(db)
const budi = await member(db, 'budi')
const head = { authority: 'Pemerintah Kota Blitar', office: 'Dinas Perpustakaan', address: '', contact: '' }
await saveLetterSettings(
  db,
  {
    head,
    city: 'Blitar',
    signatories: [{ name: 'Endang', nip: '19690412 199403 2 005', position: 'Kepala' }],
  },
  agus,
)
const origin = 'https://perpustakaan.example.id'
const web = await testWeb(db, () => [clearanceModule], { PATRIA_ORIGIN: origin })
const reader = await web.member(siti)

test('a member makes the letter from the account, and nobody else can read it', async () => {
  assert.match(await reader.read(paths.own), /Semua syarat terpenuhi/)
  const refused = await reader.post(paths.own, { purpose: '' })
  assert.equal(refused.status, 422)
  const made = await reader.post(paths.own, { purpose: 'kelulusan' })
  assert.equal(made.status, 303)
  const page = await reader.read(made.headers.get('location') ?? '')
  assert.match(page, /Surat sudah jadi.*001\/SBP\/PKB/)
  const file = await reader.get(paths.ownLetter(1))
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  const other = await web.member(budi)
  assert.equal((await other.get(paths.ownLetter(1))).status, 404)
  assert.equal((await web.stranger.get(paths.ownLetter(1))).status, 303)
})

test('a guardian makes the letter of a child, and a stranger does not', async () => {
  const tono = await member(db, 'tono', 'anak')
  await sql`insert into patrons.guardianships (guardian_id, child_id, relation) values (${siti}, ${tono}, 'ibu')`.execute(
    db,
  )
  assert.equal((await reader.post(paths.own, { purpose: 'kelulusan', untuk: String(tono) })).status, 303)
  const { rows } = await sql<{ patronId: number }>`
    select patron_id from clearance.letters order by id desc limit 1`.execute(db)
  assert.equal(rows[0]?.patronId, tono)
  const other = await web.member(budi)
  await other.post(paths.own, { purpose: 'kelulusan', untuk: String(tono) })
  const { rows: last } = await sql<{ patronId: number }>`
    select patron_id from clearance.letters order by id desc limit 1`.execute(db)
  assert.equal(last[0]?.patronId, budi)
})

test('what is missing is said in words, with the way to it', async () => {
  const dewi = await member(db, 'dewi')
  doneWith(
    await checkOut(db, atDesk(pusat), { patron: { card: 'dewi-1' }, item: { barcode: 'B1' } }, new Date()),
  )
  const page = await (await (await web.member(dewi)).get(paths.own)).text()
  assert.match(page, /Masih ada 1 pinjaman/)
  assert.match(page, /href="\/akun\/pinjaman"/)
  assert.match(page, /Bumi manusia/)
  assert.doesNotMatch(page, /name="purpose"/)
})

test('anybody verifies a letter by its code and learns no name', async () => {
  const letter = await letterFor(db, siti, new Date())
  const page = await web.stranger.read(paths.checkOne(letter.code))
  assert.match(page, /Surat ini asli dan berlaku/)
  assert.match(page, new RegExp(letter.number))
  assert.match(page, /S••• R•••/)
  assert.doesNotMatch(page, /Rahmawati|SITI-|kelulusan/)
  const typed = await web.stranger.get(
    `${paths.check}?kode=${letter.code.toLowerCase().replace(/(.{4})/g, '$1 ')}`,
  )
  assert.equal(typed.headers.get('location'), paths.checkOne(letter.code))
  assert.equal((await web.stranger.get(`${paths.check}?kode=salah`)).status, 404)
})

test('staff find, make and withdraw letters, with a reason; the member views are noted', async () => {
  const desk = await web.staff('clearance.issue', 'clearance.withdraw')
  const conditions = await desk.read(paths.newLetterFor('budi-1'))
  assert.match(conditions, /Tidak ada pinjaman.*Keperluan/)
  assert.match(await desk.read(paths.newLetterFor('tidak-ada')), /Tidak ada anggota dengan nomor ini/)
  const made = await desk.post(paths.newLetter, { card: 'BUDI-1', purpose: 'pindah domisili' })
  assert.equal(made.status, 303)
  const address = (made.headers.get('location') ?? '').split('?')[0] ?? ''
  const id = Number(address.split('/').at(-1))
  assert.match(await desk.read(`${paths.letters}?q=budi&keadaan=valid`), /pindah domisili/)
  const silent = await desk.post(paths.withdrawal(id), { because: ' ' })
  assert.equal(silent.status, 422)
  assert.equal((await desk.post(paths.withdrawal(id), { because: 'Buku ditemukan rusak' })).status, 303)
  const letter = await findLetter(db, id)
  const page = await web.stranger.read(paths.checkOne(letter?.code ?? ''))
  assert.match(page, /sudah dicabut dan tidak berlaku/)
  assert.doesNotMatch(page, /rusak/)
  assert.equal((await desk.get(paths.letterFile(id))).status, 404)
  const { rows } = await sql<{ count: number }>`
    select count(*) from kernel.audit_entries where action = 'member.viewed' and subject_id = ${String(budi)}`.execute(
    db,
  )
  assert.equal(Number(rows[0]?.count), 1)
  const helper = await web.staff('clearance.issue')
  assert.equal((await helper.post(paths.withdrawal(id), { because: 'x' })).status, 403)
})

test('settings are kept within bounds', async () => {
  const headOf = await web.staff('clearance.settings')
  const fields = { numberPattern: '{nomor}/X', validDays: '900', purposes: 'kelulusan', loanReason: 'x' }
  const refused = await headOf.post(paths.settings, fields)
  assert.equal(refused.status, 422)
  const words = await refused.text()
  assert.match(words, /harus memuat satu/)
  assert.match(words, /antara 1 dan 730/)
  const good = { ...fields, numberPattern: '{nomor}/X/{tahun}', validDays: '30' }
  assert.equal((await headOf.post(paths.settings, good)).status, 303)
  assert.match(await (await headOf.get(paths.settings)).text(), /value="\{nomor\}\/X\/\{tahun\}"/)
})

test(
  'the code on the printed letter leads to its verification',
  {
    skip: missingProgram('zbarimg') || missingProgram('pdftoppm'),
  },
  async () => {
    const letter = await letterFor(db, siti, new Date())
    const pdf = new Uint8Array(await (await reader.get(paths.ownLetter(letter.id))).arrayBuffer())
    assert.deepEqual(readBarcodes(pdf), [`QR-Code:${origin}/bebas-pustaka/${letter.code}`])
    const text = readText(pdf)
    assert.match(text, /SURAT KETERANGAN BEBAS PUSTAKA/)
    assert.match(text, /Siti Rahmawati/)
    assert.match(text, /Endang/)
  },
)

test(
  'a class that graduates: letters of all who have nothing, in one file, and who has something is named',
  {
    skip: missingProgram('zbarimg') || missingProgram('pdftoppm'),
  },
  async () => {
    const school = await member(db, 'sekolah', 'lembaga')
    await sql`insert into patrons.institutions (patron_id, responsible_name) values (${school}, 'Bu Rini')`.execute(
      db,
    )
    const pupils = await Promise.all(['ana', 'bima', 'cici'].map((name) => member(db, name)))
    const { rows } = await sql<{ id: number }>`
    insert into patrons.classes (institution_id, name, school_year) values (${school}, '6A', '2026/2027') returning id`.execute(
      db,
    )
    const classId = rows[0]?.id ?? 0
    for (const id of pupils)
      await sql`insert into patrons.class_members (class_id, patron_id) values (${classId}, ${id})`.execute(
        db,
      )
    const late = await title(db, 'Laskar pelangi')
    await copy(db, late, pusat, 'L1')
    doneWith(
      await checkOut(db, atDesk(pusat), { patron: { card: 'bima-1' }, item: { barcode: 'L1' } }, new Date()),
    )
    const desk = await web.staff('clearance.issue')
    const page = await desk.read(`${paths.classLetters}?kelas=${classId}`)
    assert.match(page, /2 dari 3 murid.*bima BIMA-1 belum Masih ada 1 pinjaman/)
    await sql`delete from kernel.settings where name = 'clearance'`.execute(db)
    assert.equal(
      (await desk.post(paths.classLetters, { kelas: String(classId), purpose: 'apa saja' })).status,
      422,
    )
    const made = await desk.post(paths.classLetters, { kelas: String(classId), purpose: 'kelulusan' })
    assert.equal(made.status, 303)
    assert.match(await desk.read(made.headers.get('location') ?? ''), /2 surat berlaku; 1 murid belum/)
    const file = await desk.get(paths.classFile(classId, 'kelulusan'))
    const pdf = new Uint8Array(await file.arrayBuffer())
    assert.equal(readBarcodes(pdf).length, 2)
    assert.match(readText(pdf), /: ana[^]*: cici/)
    // Asked again, nothing more is made.
    await desk.post(paths.classLetters, { kelas: String(classId), purpose: 'kelulusan' })
    const { rows: count } = await sql<{ count: number }>`
    select count(*)::int from clearance.letters where patron_id = any(${pupils})`.execute(db)
    assert.equal(count[0]?.count, 2)
  },
)

test('whoever guesses codes is slowed down', async () => {
  for (let count = 0; count < 20; count++)
    assert.equal((await web.stranger.get(paths.checkOne('ABCDEFGHJKLMNPQR'))).status, 404)
  assert.equal((await web.stranger.get(paths.checkOne('ABCDEFGHJKLMNPQR'))).status, 429)
})
