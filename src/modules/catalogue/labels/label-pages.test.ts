import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { fieldsIn } from '../../../../test/support/form-fields.ts'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { readBarcodes, readText } from '../../../../test/support/read-barcodes.ts'
import { testWeb, wordsOf, type Visitor } from '../../../../test/support/web.ts'
import { titled, titleWith } from '../batch/test-batches.ts'
import { catalogueModule } from '../index.ts'
import { mainLibrary } from '../test-data.ts'

const skip = missingProgram('zbarimg') || missingProgram('pdftoppm')
const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const novel = await titleWith(db, branchId, ['L1', 'L2'])
const sequel = await titleWith(db, branchId, ['L3'], { marc: titled('Edensor'), item: { callNumber: '' } })
const findTitles = async (text: string) =>
  text.includes('edensor') ? { ids: [sequel], total: 1 } : { ids: [], total: 0 }
const web = await testWeb(db, (files) => [catalogueModule(files, { findTitles })])
const librarian = await web.staff('catalogue.view', 'catalogue.labels', 'catalogue.items')
const label = '/staf/katalog/label'

async function choose(fields: Record<string, string>, who: Visitor = librarian): Promise<string> {
  const answer = await who.post(label, fields)
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}
const pdfOf = async (place: string, query = '') =>
  Buffer.from(await (await librarian.get(`${place}/label.pdf${query}`)).arrayBuffer())
const numbers = (found: readonly string[]) => found.map((line) => line.split(':')[1]).toSorted()
const choice = async (place: string) => fieldsIn(await (await librarian.get(place)).text())

test(
  'a scanned list becomes labels whose barcodes are read back; strange numbers are named',
  { skip },
  async () => {
    const place = await choose({ how: 'list', subject: 'items', numbers: 'L2\r\nL1\r\nsalah' })
    const html = await (await librarian.get(place)).text()
    assert.match(wordsOf(html), /2 dipilih.*1 nomor tidak dikenal.*salah/)
    assert.match(html, /<button[^>]*autofocus[^>]*>Buka PDF/)
    const answer = await librarian.get(`${place}/label.pdf`)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    assert.match(answer.headers.get('content-disposition') ?? '', /^inline; filename="label-\d+\.pdf"$/)
    assert.deepEqual(numbers(readBarcodes(Buffer.from(await answer.arrayBuffer()))), ['L1', 'L2'])
    assert.match(await librarian.read(label), /Daftar 3 nomor 2 /)
  },
)

test(
  'the page draws what will lie on the sheet, and the file keeps to what the page says',
  { skip },
  async () => {
    const place = await choose({ how: 'title', subject: 'items', recordId: String(novel) })
    const shown = await (await librarian.get(`${place}?tampil=1&isi=pairs&mulai=20`)).text()
    // Four labels from the twentieth of twenty-one: two of them on a second sheet.
    assert.match(wordsOf(shown), /2 lembar/)
    assert.match(shown, /dicetak mulai dari yang ke-20, sebanyak 2/)
    const pairs = await pdfOf(place, '?tampil=1&isi=pairs&mulai=20')
    assert.equal(
      readText(pairs)
        .split('\f')
        .filter((page) => page.trim()).length,
      2,
    )
    assert.deepEqual(numbers(readBarcodes(pairs)), ['L1', 'L2'])
    assert.deepEqual(readBarcodes(await pdfOf(place, '?isi=spine')), [])
    const bare = readText(await pdfOf(place, '?tampil=1&isi=both&simbol=qr'))
    assert.doesNotMatch(bare, /Perpustakaan|Laskar/)
    assert.match(readText(await pdfOf(place)), /Perpustakaan Kota Blitar/)
    const odd = await librarian.get(`${place}?kertas=x&isi=apa&mulai=-4&simbol=9`)
    assert.equal(odd.status, 200)
    const beyond = await (await librarian.get(`${place}?mulai=9999`)).text()
    assert.match(beyond, /ke-21, sebanyak 1/)
    assert.doesNotMatch(beyond, /Kartu katalog 12,5/)
  },
)

test('labels without a call number are counted before paper is wasted on them', async () => {
  await db
    .updateTable('catalogue.records')
    .set({ callNumber: null, classNumber: null })
    .where('id', '=', sequel)
    .execute()
  const place = await choose({ how: 'search', subject: 'items', text: '/cari?q=edensor' })
  assert.match(await librarian.read(place), /1 eksemplar belum punya nomor panggil/)
  assert.doesNotMatch(await librarian.read(`${place}?tampil=1&isi=barcode`), /belum punya nomor panggil/)
})

test('titles become catalogue cards, the main one or all of them', { skip }, async () => {
  const place = await choose({ how: 'title', subject: 'records', recordId: String(novel) })
  const words = await librarian.read(place)
  assert.match(words, /Kartu katalog.*1 dipilih.*Juga kartu judul, subjek, dan tambahan/)
  assert.doesNotMatch(words, /Kode QR/)
  const pages = async (query: string) =>
    readText(await pdfOf(place, query))
      .split('\f')
      .filter((page) => page.trim()).length
  assert.equal(await pages(''), 1)
  assert.equal(await pages('?tampil=1&semua=on'), 4)
  const scanned = await choose({ how: 'list', subject: 'records', numbers: 'L3' })
  assert.match(await librarian.read(scanned), /Edensor/)
})

test('a search is handed over from where it was made; nothing and too little is said', async () => {
  const form = await (await librarian.get(`${label}?cari=edensor`)).text()
  assert.match(form, /name="text"[^>]*value="edensor"/)
  const nothing = await librarian.post(label, { how: 'search', subject: 'items', text: 'zzz' })
  assert.equal(nothing.status, 422)
  assert.match(wordsOf(await nothing.text()), /Tidak ada yang cocok dengan pilihan ini/)
  assert.equal((await librarian.post(label, { how: 'list', subject: 'items', numbers: ' ' })).status, 422)
  assert.equal((await librarian.post(label, { how: 'apa' })).status, 422)
  assert.equal((await librarian.get(`${label}/999999`)).status, 404)
})

test('a record and a copy lead to their labels and cards', async () => {
  const record = await (await librarian.get(`/staf/katalog/${novel}`)).text()
  const forms = record.split('<form').filter((part) => part.includes(`action="${label}"`))
  const sent = forms.map((part) => fieldsIn(part.split('</form>')[0] ?? ''))
  assert.deepEqual(
    sent.map(({ subject, how, recordId }) => [subject, how, Number(recordId)]),
    [
      ['items', 'title', novel],
      ['records', 'title', novel],
    ],
  )
  const item = /\/staf\/eksemplar\/(\d+)/.exec(record)?.[1]
  const copy = await (await librarian.get(`/staf/eksemplar/${item}`)).text()
  assert.match(copy, /name="numbers" value="L1"/)
  const desk = await web.staff('catalogue.view')
  assert.doesNotMatch(await desk.read(`/staf/katalog/${novel}`), /Cetak/)
  for (const path of [label, `${label}/kertas`]) assert.equal((await desk.get(path)).status, 403, path)
})

test('paper is added, corrected and removed; labels that leave the sheet or overlap are refused', async () => {
  const usual = fieldsIn(await (await librarian.get(`${label}/kertas/baru`)).text())
  const paper = {
    ...usual,
    name: 'Stiker 32',
    marginLeft: '5',
    marginTop: '10,5',
    columns: '4',
    rows: '8',
    labelWidth: '48,5',
    labelHeight: '30',
    pitchX: '50',
    pitchY: '34',
    usual: '',
  }
  const refused = async (change: Record<string, string>) => {
    const answer = await librarian.post(`${label}/kertas/baru`, { ...paper, ...change })
    assert.equal(answer.status, 422)
    return wordsOf(await answer.text())
  }
  assert.match(await refused({ columns: '5' }), /Label paling kanan keluar dari lembar/)
  assert.match(await refused({ rows: '9' }), /Label paling bawah keluar dari lembar/)
  assert.match(await refused({ pitchX: '40' }), /label bertumpuk/)
  assert.match(await refused({ pageWidth: 'lebar' }), /dalam milimeter yang masuk akal/)
  assert.match(await refused({ name: 'A4, 21 LABEL 63,5 × 38,1 MM' }), /Sudah ada kertas dengan nama ini/)
  assert.equal((await librarian.post(`${label}/kertas/baru`, paper)).status, 303)
  const list = await (await librarian.get(`${label}/kertas?tersimpan=1`)).text()
  assert.match(wordsOf(list), /Tersimpan.*Stiker 32.*48,5 × 30 mm 32/)
  const place = /(\/staf\/katalog\/label\/kertas\/\d+)">Stiker 32/.exec(list)?.[1] ?? ''
  assert.equal((await choice(place))['marginTop'], '10,5')
  assert.equal((await librarian.post(place, { ...paper, name: 'Stiker isi 32' })).status, 303)
  assert.equal((await librarian.post(`${place}/hapus`, {})).status, 303)
  assert.equal((await librarian.get(place)).status, 404)
  assert.equal((await librarian.post(`${place}/hapus`, {})).status, 404)
})

test('one paper is offered first, and only one', async () => {
  const paths = async () => {
    const html = await (await librarian.get(`${label}/kertas`)).text()
    return [...html.matchAll(/(\/staf\/katalog\/label\/kertas\/\d+)">/g)].map(([, path = '']) => path)
  }
  const [, , third = '', fourth = ''] = await paths()
  for (const path of [third, fourth]) {
    const form = await choice(path)
    assert.equal((await librarian.post(path, { ...form, usual: '1' })).status, 303)
  }
  assert.equal((await paths())[0], fourth)
  assert.equal((await librarian.read(`${label}/kertas`)).match(/ utama /g)?.length, 1)
  const place = await choose({ how: 'list', subject: 'items', numbers: 'L1' })
  const chosen = /<select name="kertas"[^]*?<option value="(\d+)" selected/.exec(
    await (await librarian.get(place)).text(),
  )?.[1]
  assert.equal(chosen, fourth.split('/').at(-1))
})

test('a test sheet has a frame for every label and a scale for the ruler', { skip }, async () => {
  const list = await (await librarian.get(`${label}/kertas`)).text()
  const place = /(\/staf\/katalog\/label\/kertas\/\d+)">A4, 24 label/.exec(list)?.[1] ?? ''
  const answer = await librarian.get(`${place}/uji.pdf`)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  const text = readText(Buffer.from(await answer.arrayBuffer()))
  assert.match(text, /50 mm/)
  assert.deepEqual(
    (text.replace('50 mm', '').match(/\d+/g) ?? []).map(Number).toSorted((a, b) => a - b),
    Array.from({ length: 24 }, (_, place) => place + 1),
  )
})

test('colours of the classes are chosen, and what is no colour changes none', async () => {
  const form = await choice(`${label}/kertas`)
  assert.equal((await librarian.post(`${label}/warna`, { ...form, 'colour-8': '#AA0011' })).status, 303)
  assert.equal((await choice(`${label}/kertas`))['colour-8'], '#aa0011')
  await librarian.post(`${label}/warna`, { ...form, 'colour-8': 'merah' })
  assert.equal((await choice(`${label}/kertas`))['colour-8'], '#aa0011')
})
