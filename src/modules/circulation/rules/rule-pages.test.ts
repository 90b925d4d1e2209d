import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { circulationModule } from '../index.ts'
import { branch, copy, member, title } from '../test-data.ts'
import { readRuleSet } from './book/rule-set.ts'

const { db } = await testDatabase()
const branchId = await branch(db, 'pusat')
const recordId = await title(db, 'Laskar pelangi')
await copy(db, recordId, branchId, 'b1')
await member(db, 'siti', 'pelajar')
const web = await testWeb(db, () => [circulationModule])
const librarian = await web.staff('circulation.rules', 'circulation.rules-change')
const reader = await web.staff('circulation.rules')
const base = '/staf/sirkulasi/aturan'
const change = (fields: Record<string, string>) => librarian.post(`${base}/perubahan`, fields)

const loanPolicy = async (name: string) =>
  String((await readRuleSet(db)).policies.find((one) => one.kind === 'loan' && one.name === name)?.id)

test('rows are listed in the order in which they win, with their terms in words', async () => {
  const page = await reader.read(base)
  assert.match(page, /1 Semua anggota referensi Semua tempat Tidak dipinjamkan/)
  assert.match(
    page,
    /2 Semua anggota Semua kategori Semua tempat Biasa 7 hari; ditolak bila utang lebih dari Rp50.000/,
  )
  assert.doesNotMatch(page, /Tambah baris/)
  assert.equal((await reader.get(`${base}/baris/baru`)).status, 403)
  assert.equal(
    (await reader.post(`${base}/perubahan`, { deed: 'remove', part: 'rules', id: '1' })).status,
    403,
  )
})

test('a policy, a row for it, and the matrix that shows it', async () => {
  const policy = {
    deed: 'save-policy',
    kind: 'loan',
    name: 'Dua minggu',
    days: '14',
    debtLimit: '',
    overdueLimit: '0',
  }
  assert.equal((await change(policy)).status, 303)
  const wrong = await change({ ...policy, name: 'Lain', days: 'banyak' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Tulis bilangan bulat/)
  const taken = await change(policy)
  assert.match(await taken.text(), /Nama ini sudah dipakai/)
  const row = {
    deed: 'save-rule',
    kind: 'loan',
    category: 'pelajar',
    loanCategory: '',
    branchId: '',
    policyId: await loanPolicy('Dua minggu'),
  }
  assert.equal((await change(row)).status, 303)
  assert.equal((await change(row)).status, 422)
  assert.match(await reader.read(`${base}/tabel?jenis=loan&tempat=${branchId}`), /Pelajar Dua minggu/)
  assert.equal((await change({ ...row, category: 'tidak-ada' })).status, 404)
})

test('a change is checked before it is saved, and one that breaks a test case asks first', async () => {
  const made = await librarian.post(`${base}/kasus-uji/baru`, {
    name: 'Pelajar meminjam novel',
    category: 'pelajar',
    loanCategory: 'sirkulasi',
    branchId: String(branchId),
    lentOn: '2027-01-04',
    daysLate: '3',
    forLoan: 'ya',
    dueOn: '2027-01-18',
    renewals: '',
    most: '3',
    fine: '1500',
    suspension: '',
  })
  assert.equal(made.status, 303)
  assert.match(await reader.read(`${base}/kasus-uji`), /1 dari 1 kasus sesuai/)
  const id = String(
    (await readRuleSet(db)).limits.find((one) => one.category === null && !one.unverified)?.id,
  )
  const limit = { deed: 'save-limit', id, category: '', loanCategory: '', branchId: '', most: '2' }
  const checked = await (await change({ ...limit, check: '1' })).text()
  assert.match(checked, /1 kasus uji tidak lagi sesuai/)
  const asked = await change(limit)
  assert.equal(asked.status, 422)
  assert.match(await asked.text(), /Pelajar meminjam novel[\s\S]*Paling banyak[\s\S]*3[\s\S]*2/)
  assert.equal((await readRuleSet(db)).limits.find((one) => String(one.id) === id)?.most, 3)
  assert.equal((await change({ ...limit, confirmed: '1' })).status, 303)
  assert.match(
    await reader.read(`${base}/kasus-uji`),
    /0 dari 1 kasus sesuai.*Paling banyak: diharapkan 3, menjadi 2/,
  )
  const filled = await librarian.post(`${base}/kasus-uji/baru`, {
    fill: '1',
    name: 'Baru',
    category: 'anak',
    loanCategory: 'sirkulasi',
    branchId: String(branchId),
    lentOn: '2027-01-04',
    daysLate: '3',
  })
  assert.match(await filled.text(), /value="2027-01-11"/)
})

test('date exceptions and floating collections are kept, and refused with the reason', async () => {
  const masa = {
    deed: 'save-exception',
    name: 'Lebaran',
    firstDay: '2027-03-01',
    lastDay: '2027-03-12',
    dueOn: '2027-03-22',
    days: '',
    category: '',
    loanCategory: '',
    branchId: '',
  }
  assert.equal((await change(masa)).status, 303)
  assert.match(await reader.read(`${base}/masa-khusus`), /Lebaran 1 Mar 2027 – 12 Mar 2027 pada 22 Mar 2027/)
  assert.match(await (await change({ ...masa, dueOn: '2027-03-02' })).text(), /Tanggal kembali harus sesudah/)
  assert.match(await (await change({ ...masa, days: '4' })).text(), /Isi salah satu/)
  const floating = { deed: 'save-floating', branchId: '', collectionType: '', loanCategory: 'majalah' }
  assert.equal((await change(floating)).status, 303)
  assert.match(await reader.read(`${base}/mengambang`), /majalah/)
})

test('a loan is explained for a member and a copy, down to the calendar and the fine', async () => {
  const page = await reader.read(`${base}/penjelasan?kartu=siti-1&barcode=b1&tanggal=2027-01-03&telat=10`)
  assert.match(
    page,
    /Pelajar yang meminjam kategori sirkulasi pada Minggu, 3 Januari 2027 harus mengembalikannya pada Senin, 18 Januari 2027/,
  )
  assert.match(page, /Minggu, 17 Januari 2027 tutup: bukan hari buka mingguan/)
  assert.match(page, /Dipakai karena menyebut jenis anggota/)
  assert.match(page, /9 hari buka/)
  assert.match(page, /9 × Rp500 = Rp4.500/)
  assert.match(await reader.read(`${base}/penjelasan?kartu=tidak`), /tidak dikenal/)
  assert.match(await reader.read(`${base}/penjelasan?kategori=referensi&jenis=umum`), /tidak dapat meminjam/)
  assert.equal((await reader.get(`${base}/penjelasan?tanggal=kapan&telat=%00&tempat=x`)).status, 200)
})

test('every page of the rules opens in both languages', async () => {
  for (const path of [
    '',
    '/ketentuan',
    '/batas',
    '/masa-khusus',
    '/mengambang',
    '/kasus-uji',
    '/penjelasan',
    '/tabel',
    '/ketentuan/baru?jenis=fine',
    '/batas/baru',
    '/masa-khusus/baru',
    '/mengambang/baru',
    '/kasus-uji/baru',
  ]) {
    for (const language of ['id', 'en']) {
      const answer = await librarian.get(
        `${base}${path}${path.includes('?') ? '&' : '?'}antarmuka=${language}`,
      )
      assert.equal(answer.status, 200, path)
    }
  }
  for (const part of ['ketentuan', 'batas', 'masa-khusus', 'mengambang', 'baris']) {
    const list = await (await librarian.get(part === 'baris' ? base : `${base}/${part}`)).text()
    const href = new RegExp(`href="(${base}/${part}/\\d+)"`).exec(list)?.[1]
    assert.ok(href, part)
    assert.equal((await librarian.get(href)).status, 200)
  }
})
