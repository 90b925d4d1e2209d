import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { field, mainLibrary } from '../test-data.ts'
import { listRows } from './find-rows.ts'
import { importJobs } from './import-jobs.ts'
import { marcFile, never, novel } from './test-imports.ts'
import { sheetFile, zipFile } from '../../../../test/support/sheet-file.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [catalogueModule(files)])
const [work] = importJobs(web.files)
const cataloguer = await web.staff('catalogue.view', 'catalogue.import', 'catalogue.export')
const branchId = await mainLibrary(db)

const asFile = (content: Buffer | string, name: string) =>
  new File([new Uint8Array(Buffer.from(content))], name)
const settings = {
  rule: 'standard',
  items: 'none',
  branchId: '',
  protect: '001 9XX',
  add: '6XX',
  rest: 'replace',
}
const upload = (content: Buffer | string, name = 'koleksi.mrc', more: Record<string, string> = {}) =>
  cataloguer.upload('/staf/katalog/impor/unggahan', { ...settings, ...more, file: asFile(content, name) })
const placeOf = (answer: Response) => answer.headers.get('Location') ?? ''
const idOf = (answer: Response) => Number(/impor\/(\d+)/.exec(placeOf(answer))?.[1])
const runJob = (id: number) => work?.run(db, { id }, never)

test('an import goes from the file to the catalogue and back', async () => {
  assert.match(await cataloguer.read('/staf/katalog/impor/baru'), /Impor baru/)
  const answer = await upload(gzipSync(marcFile(novel('p1', 'Bumi manusia'), novel('p2', 'Jejak langkah'))))
  assert.equal(answer.status, 303)
  const id = idOf(answer)
  assert.match(await cataloguer.read(placeOf(answer)), /Membaca berkas/)
  await runJob(id)
  const preview = await cataloguer.read(`/staf/katalog/impor/${id}`)
  assert.match(preview, /Belum ada yang ditulis/)
  assert.match(preview, /Bumi manusia/)
  assert.equal((await cataloguer.post(`/staf/katalog/impor/${id}/penulisan`, {})).status, 303)
  assert.match(await cataloguer.read(`/staf/katalog/impor/${id}`), /Menulis ke katalog/)
  await runJob(id)
  assert.match(await cataloguer.read(`/staf/katalog/impor/${id}`), /Impor selesai ditulis/)
  assert.equal((await cataloguer.post(`/staf/katalog/impor/${id}/penulisan`, {})).status, 422)
  assert.equal((await cataloguer.post(`/staf/katalog/impor/${id}/pengembalian`, {})).status, 303)
  await runJob(id)
  assert.match(await cataloguer.read(`/staf/katalog/impor/${id}`), /sudah dikembalikan/)
  assert.match(await cataloguer.read('/staf/katalog/impor'), /koleksi\.mrc/)
})

test('what would change is shown field by field before it does', async () => {
  const first = await upload(marcFile(novel('q1', 'Sang pemimpi', field('300', '  ', ['a', '290 hlm.']))))
  await runJob(idOf(first))
  await cataloguer.post(`${placeOf(first)}/penulisan`, {})
  await runJob(idOf(first))
  const second = await upload(marcFile(novel('q1', 'Sang pemimpi', field('300', '  ', ['a', '292 hlm.']))))
  await runJob(idOf(second))
  const page = await cataloguer.read(`${placeOf(second)}?hasil=update`)
  assert.match(page, /Perbedaan \(1\).*300.*290 hlm\..*292 hlm\./)
})

test('what was rejected is listed with its position and reason, and its bytes can be had', async () => {
  const good = marcFile(novel('r1', 'Utuh'))
  const answer = await upload(Buffer.concat([good, marcFile(novel('r2', 'Terpotong')).subarray(0, 90)]))
  await runJob(idOf(answer))
  const page = await cataloguer.read(`${placeOf(answer)}?hasil=wrong`)
  assert.match(page, /2 — Ditolak .*[Cc]antuman/)
  const one = await cataloguer.get(`${placeOf(answer)}/baris/2/berkas`)
  const all = await cataloguer.get(`${placeOf(answer)}/ditolak`)
  const bytes = Buffer.from(await one.arrayBuffer())
  assert.deepEqual(bytes, marcFile(novel('r2', 'Terpotong')).subarray(0, 90))
  assert.deepEqual(Buffer.from(await all.arrayBuffer()), bytes)
  assert.equal((await cataloguer.get(`${placeOf(answer)}/baris/1/berkas`)).status, 404)
})

const table = [
  [
    'Judul',
    'Pengarang',
    'Penerbit',
    'Tahun Terbit',
    'ISBN',
    'No. Induk',
    'Barcode',
    'Harga',
    'Lokasi',
    'Tgl terima',
  ],
  [
    'Laut bercerita : novel',
    'Chudori, Leila S.',
    'KPG',
    '2017',
    '9786024246945',
    '001/2020',
    'PB1',
    'Rp 100.000',
    'Pusat',
    '7/12/2020',
  ],
  [
    'Laut bercerita : novel',
    'Chudori, Leila S.',
    'KPG',
    '2017',
    '9786024246945',
    '002/2020',
    'PB2',
    '100000',
    'Entah',
    '2020-12-08',
  ],
  ['', 'Tanpa Judul', '', '', '', '', 'PB3', '', '', ''],
]

for (const [name, file] of [
  ['CSV', Buffer.from(table.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n'))],
  ['Excel', sheetFile(table)],
] as const) {
  test(`copies of a title on several rows of a file of ${name} become one title`, async () => {
    const answer = await upload(file, 'buku', { rule: 'isbn' })
    assert.match(placeOf(answer), /\/kolom$/)
    const page = await cataloguer.read(placeOf(answer))
    assert.match(page, /Laut bercerita : novel · Laut bercerita/)
    const fields = { rule: 'isbn', branchId: '', protect: 'XXX', add: '', rest: 'fill' }
    const kinds = 'title author publisher year isbn inventory-number barcode price branch acquired-on'.split(
      ' ',
    )
    const columns = Object.fromEntries(kinds.map((kind, place) => [`kolom-${place}`, kind]))
    const withoutTitle = { ...fields, ...columns, 'kolom-0': 'note' }
    assert.equal((await cataloguer.post(placeOf(answer), withoutTitle)).status, 422)
    assert.equal((await cataloguer.post(placeOf(answer), { ...fields, ...columns })).status, 303)
    const id = idOf(answer)
    await runJob(id)
    const rows = await listRows(db, { importId: id, offset: 0, limit: 10 })
    assert.deepEqual(
      rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)]),
      [
        ['new'],
        ['duplicate', 'same-row-earlier', 'branch-unknown', 'item-without-branch'],
        ['wrong', 'row-without-title'],
      ],
    )
    assert.equal(rows[0]?.items?.[0]?.branchId, branchId)
    assert.equal(rows[0]?.items?.[0]?.price, 100_000)
    assert.equal(rows[0]?.items?.[0]?.acquiredOn, '2020-12-07')
    const rejected = await (await cataloguer.get(`/staf/katalog/impor/${id}/ditolak`)).text()
    assert.match(rejected, /^"?Judul"?[;,][^]*Tanpa Judul/)
    await cataloguer.post(`/staf/katalog/impor/${id}/pembatalan`, {})
  })
}

test('files that hold no records are refused with what they are and what to do', async () => {
  for (const [content, words] of [
    ['', /kosong/],
    ['%PDF-1.7 isi', /PDF/],
    ['<!doctype html><p>halo', /HTML/],
    [gzipSync('%PDF-1.7'), /PDF/],
    [gzipSync(marcFile(novel('s1', 'Utuh'))).subarray(0, 60), /rusak atau terpotong/],
    [zipFile({ 'a.txt': 'halo' }), /terkompresi/],
    [zipFile({ 'xl/a.xml': 'halo' }), /tidak terbaca/],
    [zipFile({ 'xl/a.xml': 'halo' }, 2_000_000_000), /terlalu besar/],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls/],
    [Buffer.from('\ufeffhalo', 'utf16le'), /UTF-16/],
  ] as const) {
    const answer = await upload(Buffer.from(content))
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), words)
  }
  const without = await cataloguer.upload('/staf/katalog/impor/unggahan', settings)
  assert.equal(without.status, 422)
  assert.match(await without.text(), /Pilih berkas/)
})

test('a wrong tag keeps what was typed', async () => {
  const answer = await upload(marcFile(novel('t1', 'Utuh')), 'a.mrc', { protect: '245 judul', rule: 'isbn' })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /value="245 judul"/)
  assert.match(page, /value="isbn" selected/)
})

test('only who may import gets in', async () => {
  const reader = await web.staff('catalogue.view')
  for (const path of ['/staf/katalog/impor', '/staf/katalog/impor/baru', '/staf/katalog/ekspor'])
    assert.equal((await reader.get(path)).status, 403)
  assert.equal((await reader.upload('/staf/katalog/impor/unggahan', settings)).status, 403)
})

test('staff download all titles or some in every format', async () => {
  assert.match(await cataloguer.read('/staf/katalog/ekspor'), /MARCXML/)
  const get = (fields: Record<string, string>) => cataloguer.post('/staf/katalog/ekspor/berkas', fields)
  const marc = await get({ format: 'marc', which: 'all', ids: '' })
  assert.match(marc.headers.get('Content-Disposition') ?? '', /katalog\.mrc/)
  assert.match(await marc.text(), /Sang pemimpi/)
  for (const format of ['marcxml', 'marcjson', 'csv', 'ris', 'bibtex'])
    assert.match(await (await get({ format, which: 'all', ids: '' })).text(), /Sang pemimpi/)
  assert.equal((await get({ format: 'ris', which: 'some', ids: '' })).status, 422)
  assert.equal(await (await get({ format: 'ris', which: 'some', ids: '999999' })).text(), '')
})
