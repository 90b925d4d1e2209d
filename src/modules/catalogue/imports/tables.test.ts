import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveBranch } from '#modules/branches/index.ts'
import { inPieces } from '../../../../test/support/marc-files.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { describeRecord } from '../describe/describe-record.ts'
import { compareRecords } from '../describe/compare-records.ts'
import { findRecord } from '../records/find-record.ts'
import { createRecord } from '../records/create-record.ts'
import { mainLibrary, ratna } from '../test-data.ts'
import { countOutcomes, listRows } from './find-rows.ts'
import { readDay, readItem, readPrice } from './item-draft.ts'
import { tableOverlay } from './settings-form.ts'
import { storableJson } from './storable-json.ts'
import { recogniseColumns } from './table/column-kinds.ts'
import { readTable, separatorOf } from '#kernel/table-file/read-table.ts'
import { recordOfRow, rowOf } from './table/row-to-record.ts'
import { commit, importFile, novel, readFile, testStore } from './test-imports.ts'

test('columns are known by their names in Indonesian and English', () => {
  const of = (text: string) => recogniseColumns(text.split(','))
  assert.deepEqual(of('No.,Judul Utama,Pengarang,Penerbit,Tahun Terbit,No. Panggil,Nomor Induk,Harga (Rp)'), [
    'ignored',
    'title',
    'author',
    'publisher',
    'year',
    'call-number',
    'inventory-number',
    'ignored',
  ])
  assert.deepEqual(of('Title,Author,Publisher,ISBN,DDC,Subject,Subject,Barcode,Title'), [
    'title',
    'author',
    'publisher',
    'isbn',
    'class',
    'subjects',
    'subjects',
    'barcode',
    'ignored',
  ])
})

test('a row becomes a record that is described as it was meant', () => {
  const columns = recogniseColumns(
    'judul,pengarang,penerbit,kota terbit,tahun,isbn,ddc,subjek,bahasa,deskripsi fisik'.split(','),
  )
  const cells = [
    'Bumi manusia : sebuah roman',
    'Toer, Pramoedya Ananta; Kurniawan, Eka',
    'Hasta Mitra',
    'Jakarta',
    'cet. 2, 1981',
    '979-8659-12-0',
    '899.221',
    'Fiksi Indonesia; Kolonialisme -- Jawa',
    'Bahasa Indonesia',
    '354 hlm.',
  ]
  const record = recordOfRow(rowOf(columns, cells))
  assert.ok(record)
  const description = describeRecord(record)
  assert.equal(description.title, 'Bumi manusia : sebuah roman')
  assert.equal(description.mainAuthor, 'Toer, Pramoedya Ananta')
  assert.equal(description.publication, 'Jakarta : Hasta Mitra, cet. 2, 1981')
  assert.equal(description.year, 1981)
  assert.deepEqual(description.isbns, ['9789798659126'])
  assert.equal(description.classNumber, '899.221')
  assert.deepEqual(description.subjects, ['Fiksi Indonesia', 'Kolonialisme -- Jawa'])
  assert.deepEqual(description.languages, ['ind'])
  assert.equal(recordOfRow(rowOf(columns, ['  ', 'Siapa'])), undefined)
  assert.deepEqual(recordOfRow(rowOf(columns, cells)), record)
})

const rowsOf = async (content: Buffer, separator = ',', size = 7) =>
  Array.fromAsync(readTable(inPieces(content, size), separator))

test('a table is read across pieces, quotes and line ends, in UTF-8 or Windows-1252', async () => {
  const text = '\ufeffjudul,catatan\r\n"Ada ""kutip"", koma","dua\r\nbaris"\r\n\r\nCafé,ya\r\n'
  const rows = await rowsOf(Buffer.from(text))
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      ['judul', 'catatan'],
      ['Ada "kutip", koma', 'dua\r\nbaris'],
      ['Café', 'ya'],
    ],
  )
  const [row] = await rowsOf(Buffer.from('Caf\u00e9;ya', 'latin1'), ';')
  assert.deepEqual(row?.cells, ['Café', 'ya'])
  assert.deepEqual(await rowsOf(Buffer.alloc(0)), [])
})

test('a quotation mark that nobody closed is told, and memory stays bounded', async () => {
  const [, open] = await rowsOf(Buffer.from('a,b\n1,"terbuka\n2,3\n'))
  assert.equal(open?.problem, 'row-broken')
  const endless = Buffer.concat([Buffer.from('a,b\n1,"'), Buffer.alloc(5_000_000, 'x')])
  const rows = await rowsOf(endless, ',', 65_536)
  assert.deepEqual(
    rows.map(({ problem }) => problem),
    [undefined, 'row-too-long'],
  )
  assert.ok((rows[1]?.raw.length ?? 0) <= 1_000_000)
})

test('the separator is told from the first line', () => {
  const of = (line: string) => separatorOf(Buffer.from(line))
  assert.equal(of('judul;"a,b,c,d,e";tahun'), ';')
  assert.equal(of('judul,pengarang'), ',')
  assert.equal(of('judul\tpengarang\ttahun'), '\t')
})

test('amounts and days are read as people write them', () => {
  for (const text of ['75000', '75.000', 'Rp75.000,00', 'Rp. 75,000.00', 'IDR 75000'])
    assert.deepEqual(readPrice(text), { price: 75_000, currency: 'IDR', rest: '' })
  assert.deepEqual(readPrice('US$ 12.50'), { price: 12, currency: 'USD', rest: '' })
  assert.deepEqual(readPrice('hibah'), { price: null, currency: 'IDR', rest: 'hibah' })
  assert.equal(readDay('7/12/2020'), '2020-12-07')
  assert.equal(readDay('2020-12-07T00:00:00Z'), '2020-12-07')
  assert.equal(readDay('31/02/2020'), null)
  assert.equal(readDay('12/31/2020'), null)
})

test('what cannot be used of a copy is told', () => {
  const branches = { byName: new Map([['anak', 2]]), fallback: null }
  const problemsOf = (draft: Parameters<typeof readItem>[0]) =>
    readItem(draft, branches).problems.map(({ code }) => code)
  assert.deepEqual(problemsOf({ barcode: 'B1', branch: ' Anak ' }), [])
  assert.deepEqual(problemsOf({}), ['item-without-barcode'])
  assert.deepEqual(problemsOf({ barcode: 'B 1', branch: 'anak' }), ['barcode-unusable'])
  assert.deepEqual(problemsOf({ barcode: 'B1', branch: 'Mars' }), ['branch-unknown', 'item-without-branch'])
  assert.deepEqual(problemsOf({ barcode: 'B1', branch: 'anak', acquiredOn: 'kemarin' }), ['date-unreadable'])
  assert.equal(readItem({ inventoryNumber: '001/2020', branch: 'anak' }, branches).item?.barcode, '001/2020')
})

test('a cut character does not spoil what is stored', () => {
  const half = '😀'.slice(0, 1)
  assert.equal(storableJson([half, '\\ud83d', '😀']), String.raw`["\ufffd","\\ud83d","😀"]`)
})

test('a table adds copies to titles that are there and leaves the titles as they are', async (t) => {
  const { db } = await testDatabase(t)
  const parts = { db, files: await testStore() }
  await mainLibrary(db)
  const anak = {
    code: 'anak',
    name: 'Anak',
    shortName: 'Anak',
    kind: 'anak',
    address: '',
    phone: '',
  } as const
  await saveBranch(db, { ...anak, email: '', about: '', position: 2, hours: [] })
  const known = novel('k1', 'Laskar pelangi')
  const { id: recordId } = await createRecord(db, known, ratna)
  const file = [
    'judul,pengarang,tahun,barcode,cabang,kelas',
    'Laskar pelangi,Andrea Hirata,2005,LP1,pusat,899',
    'Laskar pelangi,Andrea Hirata,2005,LP2,Anak,899',
    'Edensor,Andrea Hirata,2007,ED1,anak,899',
    'Edensor,Andrea Hirata,2007,ED2,anak,899',
    'Edensor,Andrea Hirata,2007,ED1,anak,899',
  ].join('\n')
  const columns = recogniseColumns((file.split('\n')[0] ?? '').split(','))
  const settings = { columns, overlay: tableOverlay }
  const id = await importFile(parts, file, settings)
  assert.deepEqual(
    (await listRows(db, { importId: id, offset: 0, limit: 9 })).map(({ outcome }) => outcome),
    ['items', 'items', 'new', 'items', 'items'],
  )
  const record = await findRecord(db, recordId)
  assert.deepEqual(compareRecords(known, record?.marc ?? known), [])
  assert.deepEqual(record?.items.map(({ barcode }) => barcode).toSorted(), ['LP1', 'LP2'])
  const rows = await listRows(db, { importId: id, offset: 2, limit: 3 })
  const edensor = await findRecord(db, rows[0]?.recordId ?? 0)
  assert.deepEqual(edensor?.items.map(({ barcode }) => barcode).toSorted(), ['ED1', 'ED2'])
  const again = await readFile(parts, file, settings)
  await commit(parts, again)
  assert.equal((await countOutcomes(db, again)).unchanged, 5)
})
