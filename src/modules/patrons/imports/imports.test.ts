import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { sheetFile } from '../../../../test/support/sheet-file.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { patronsModule } from '../index.ts'
import { findMember } from '../members/find-member.ts'
import { searchMembers } from '../members/search-members.ts'
import { testFiles, testVault as vault } from '../test-data.ts'
import { recogniseMemberColumns } from './columns.ts'
import { countRows } from './rows.ts'
import { readDate } from './row-to-form.ts'
import { runMemberImport } from './run-import.ts'

const { db } = await testDatabase()
const parts = { vault, files: testFiles }
const web = await testWeb(db, (files) => [patronsModule({ vault, files })])
const head = await web.staff('patrons.import', 'patrons.view')
const now = new Date('2026-12-07T03:00:00Z')
const today = '2026-12-07'

const upload = async (content: Buffer | string, name = 'siswa.csv') =>
  head.upload('/staf/anggota/impor/unggahan', {
    file: new File([typeof content === 'string' ? content : new Uint8Array(content)], name),
  })
const idOf = (answer: Response) => Number(/impor\/(\d+)/.exec(answer.headers.get('Location') ?? '')?.[1])

/** Uploads, takes the columns as they were recognised, and checks. */
async function checked(content: Buffer | string, choices: Record<string, string> = {}, name?: string) {
  const answer = await upload(content, name)
  assert.equal(answer.status, 303, wordsOf(await answer.clone().text()))
  const id = idOf(answer)
  const html = await (await head.get(`/staf/anggota/impor/${id}/kolom`)).text()
  const columns = [...html.matchAll(/name="(kolom-\d+)"[^]*?<\/select>/g)].map(
    ([select = '', field = '']) => [field, /value="(\w+)" selected/.exec(select)?.[1] ?? 'ignored'],
  )
  const fields = { category: '', branchId: '', known: 'skip', ...Object.fromEntries(columns), ...choices }
  assert.equal((await head.post(`/staf/anggota/impor/${id}/kolom`, fields)).status, 303)
  await runMemberImport(db, parts, id, now)
  return id
}
async function written(id: number) {
  assert.equal((await head.post(`/staf/anggota/impor/${id}/tulis`, {})).status, 303)
  await runMemberImport(db, parts, id, now)
  return countRows(db, id)
}
const find = async (text: string) => {
  const { members } = await searchMembers(db, { vault, today }, text)
  assert.equal(members.length, 1, text)
  return findMember(db, members[0]?.id ?? 0, today)
}

test('columns are known by their names, and days in every way of writing them', () => {
  assert.deepEqual(
    recogniseMemberColumns(['No.', 'Nama Siswa', 'NISN', 'Tgl. Lahir', 'L/P', 'Kelas', 'Nama']),
    ['ignored', 'name', 'nisn', 'birthDate', 'sex', 'schoolClass', 'ignored'],
  )
  for (const text of [
    '2010-07-01',
    '01/07/2010',
    '1-7-2010',
    '1 Juli 2010',
    '1 July 2010',
    '2010-07-01T00:00:00Z',
  ])
    assert.equal(readDate(text), '2010-07-01', text)
  for (const text of ['31/02/2010', 'kemarin', '2010']) assert.equal(readDate(text), undefined, text)
})

test('a school list is checked first, every rejected row with its reason, and then brought in', async () => {
  const id = await checked(
    [
      'Nama;NIK;Tgl Lahir;Kelas;Sekolah;No HP;Nama Wali;Hubungan',
      "Anisa Putri;'3572014107120001;01/07/2012;8A;SMPN 1;081234567801;Sulastri;ibu",
      'Bagas;3572010107120002;01/07/2012;8A;SMPN 1;;Sulastri;ibu',
      'Bagas Kembar;3572010107120002;01/07/2012;8A;SMPN 1;;Sulastri;ibu',
      'Citra;123;02/07/2012;8A;SMPN 1;;Sulastri;ibu',
      'Dewi Tanpa Wali;;03/07/2012;8A;SMPN 1;;;',
      ';;;;;;;',
      'Eko Salah Tanggal;;31/02/2012;8A;SMPN 1;;Sulastri;ibu',
    ].join('\n'),
  )
  const counts = await countRows(db, id)
  assert.deepEqual([counts.new, counts.wrong], [2, 4])
  const words = await head.read(`/staf/anggota/impor/${id}`)
  assert.match(words, /Bagas Kembar Ditolak Nomor yang sama sudah ada di baris sebelumnya/)
  assert.match(words, /Citra Ditolak NIK: Nomor ini tidak sesuai/)
  assert.match(words, /Dewi Tanpa Wali Ditolak Nama wali: Di bawah 18 tahun/)
  assert.match(words, /Eko Salah Tanggal Ditolak Tanggal lahir/)
  const rejects = await (await head.get(`/staf/anggota/impor/${id}/ditolak.csv`)).text()
  assert.equal(rejects.trim().split('\n').length, 5)
  assert.match(rejects, /sebab/)
  assert.deepEqual(await written(id), { new: 0, update: 0, known: 0, wrong: 4, added: 2, updated: 0 })
  const anisa = await find('3572014107120001')
  assert.deepEqual(
    [anisa?.name, anisa?.category, anisa?.schoolClass, anisa?.guardianName, anisa?.pinHash],
    ['Anisa Putri', 'pelajar', '8A', 'Sulastri', null],
  )
})

test('what was uploaded stands nowhere to read', async () => {
  const { rows } = await sql<{ text: string }>`
    select string_agg(import_rows::text, ' ') as text from patrons.import_rows`.execute(db)
  assert.doesNotMatch(rows[0]?.text ?? '', /3572014107120001|081234567801/)
})

test('an interrupted import goes on where it stood and brings nobody in twice', async () => {
  const lines = Array.from({ length: 30 }, (_, place) => `Warga ${place},PKX-${1000 + place},1990-01-01`)
  const id = await checked(['nama,nomor kartu,tanggal lahir', ...lines].join('\n'))
  await head.post(`/staf/anggota/impor/${id}/tulis`, {})
  const half = runMemberImport(db, parts, id, now)
  const both = await Promise.allSettled([half, runMemberImport(db, parts, id, now)])
  assert.ok(both.some(({ status }) => status === 'fulfilled'))
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from patrons.patrons where name like 'Warga %'`.execute(db)
  assert.equal(rows[0]?.count, 30)
  await runMemberImport(db, parts, id, now)
  const counts = await countRows(db, id)
  assert.deepEqual([counts.added, counts.wrong], [30, 0])
})

test('an Excel file updates those who are here: the new class of the year', async () => {
  const sheet = sheetFile([
    ['Nama', 'NIK', 'Kelas', 'Masa berlaku'],
    ['Anisa Putri', '3572014107120001', '9A', '2028-06-30'],
    ['Fitri', '3572015107900003', '', ''],
  ])
  const id = await checked(sheet, { known: 'update', guardianOnPaper: 'on' }, 'kelas.xlsx')
  const found = await countRows(db, id)
  assert.deepEqual([found.new, found.update], [1, 1])
  const counts = await written(id)
  assert.deepEqual([counts.added, counts.updated], [1, 1])
  const anisa = await find('3572014107120001')
  assert.deepEqual([anisa?.schoolClass, anisa?.school, anisa?.expiresOn], ['9A', 'SMPN 1', '2028-06-30'])
  assert.equal((await find('3572015107900003'))?.category, 'umum')
})

test('what is no table is refused with words, and a table without names waits', async () => {
  const words = async (content: Buffer | string) => wordsOf(await (await upload(content)).text())
  assert.match(await words('hanya satu kolom\nsatu\n'), /bukan tabel/)
  assert.match(await words('nama,nik\n'), /Tidak ada baris/)
  assert.match(await words(Buffer.from('d0cf11e0a1b11ae1', 'hex')), /Excel lama/)
  const id = idOf(await upload('a,b\n1,2\n'))
  const nameless = await head.post(`/staf/anggota/impor/${id}/kolom`, {
    'kolom-0': 'nisn',
    'kolom-1': 'ignored',
  })
  assert.equal(nameless.status, 422)
  assert.match(wordsOf(await nameless.text()), /Pilih kolom yang berisi nama/)
  assert.equal((await head.post(`/staf/anggota/impor/${id}/batal`, {})).status, 303)
  assert.match(await head.read(`/staf/anggota/impor/${id}`), /isinya sudah dihapus/)
  assert.equal((await head.post(`/staf/anggota/impor/${id}/tulis`, {})).status, 422)
  assert.equal((await (await web.staff('patrons.view')).get('/staf/anggota/impor')).status, 403)
})
