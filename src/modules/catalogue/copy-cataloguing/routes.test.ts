import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { fieldsIn } from '../../../../test/support/form-fields.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { writeMarcxml } from '../marc/write-marcxml.ts'
import { cataloguePermissions } from '../permissions.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { mainLibrary, ratna } from '../test-data.ts'

const { db } = await testDatabase()
await mainLibrary(db)
const modules = (files: Parameters<typeof catalogueModule>[0]) => [catalogueModule(files)]
const web = await testWeb(db, modules, { PATRIA_PRIVATE_SOURCES: '1' })
const all = cataloguePermissions.map(({ name }) => name)
const cataloguer = await web.staff(...all)

/** Another library: one title for any question, and one that has its ISBN. */
const dukuhParuk = marcText(`
  001 77
  003 ID-JAV
  020 ## $a 9789792201956
  082 04 $a 899.221 3
  100 1# $a Tohari, Ahmad
  245 10 $a Ronggeng Dukuh Paruk / $c Ahmad Tohari.
  264 #1 $a Jakarta : $b Gramedia, $c 2003.
  990 ## $a rak 3`)
const other = marcText('020 ## $a 9789799731234\n245 10 $a Buku lain')
const untitled = marcText('100 1# $a Tohari, Ahmad')
const data = (record: typeof other) => `<record><recordData>${writeMarcxml(record)}</recordData></record>`
const server = createServer((_, response) =>
  response.end(`<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><numberOfRecords>3</numberOfRecords>
    <records>${data(other)}${data(untitled)}${data(dukuhParuk)}</records></searchRetrieveResponse>`),
)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const address = server.address()
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

/** The forms of a page that go to an address, each with its fields. */
const formsTo = (html: string, action: string) =>
  html
    .split('<form')
    .filter((part) => part.includes(`action="${action}"`))
    .map((part) => fieldsIn(part.split('</form>')[0] ?? ''))

const salin = '/staf/katalog/salin'
const search = (text: string, kind = 'isbn') =>
  cataloguer.get(`${salin}?${new URLSearchParams({ teks: text, menurut: kind })}`)

test('sources are named, corrected and removed; what is no address is said beside its field', async () => {
  const usual = fieldsIn(await (await cataloguer.get(`${salin}/sumber/baru`)).text())
  const wrong = { ...usual, name: 'Mati', url: 'ftp://x', timeoutSeconds: '60' }
  const refused = await cataloguer.post(`${salin}/sumber/baru`, wrong)
  assert.equal(refused.status, 422)
  assert.match(wordsOf(await refused.text()), /Alamat dimulai dengan https.*Antara 1 dan 15 detik/)
  const dead = { ...usual, name: 'Mati', url: 'http://127.0.0.1:9/', timeoutSeconds: '1' }
  assert.equal((await cataloguer.post(`${salin}/sumber/baru`, dead)).status, 303)
  const list = await (await cataloguer.get(`${salin}/sumber`)).text()
  const [, id = ''] = /salin\/sumber\/(\d+)/.exec(list) ?? []
  const shown = fieldsIn(await (await cataloguer.get(`${salin}/sumber/${id}`)).text())
  assert.deepEqual([shown['url'], shown['active']], ['http://127.0.0.1:9/', '1'])
  const living = { ...shown, name: 'Perpustakaan Jawa', url: origin, hapus: '' }
  assert.equal((await cataloguer.post(`${salin}/sumber/${id}`, living)).status, 303)
  assert.equal((await cataloguer.post(`${salin}/sumber/baru`, { ...dead, name: 'Mati' })).status, 303)
  assert.equal((await cataloguer.post(`${salin}/sumber/baru`, { ...dead, name: 'Dihapus' })).status, 303)
  const again = await (await cataloguer.get(`${salin}/sumber`)).text()
  const gone = /salin\/sumber\/(\d+)">Dihapus/.exec(again)?.[1]
  assert.equal((await cataloguer.post(`${salin}/sumber/${gone}`, { hapus: '1' })).status, 303)
  const words = await cataloguer.read(`${salin}/sumber`)
  assert.match(words, /Mati.*Perpustakaan Jawa/)
  assert.doesNotMatch(words, /Dihapus/)
  const desk = await web.staff('catalogue.view', 'catalogue.edit')
  assert.equal((await desk.get(`${salin}/sumber`)).status, 403)
})

test('Enter takes the title with the ISBN; a dead server says so last, and within its second', async () => {
  const begun = performance.now()
  const html = await (await search('979-22-0195-5')).text()
  assert.ok(performance.now() - begun < 3000)
  const words = wordsOf(html)
  assert.match(words, /Perpustakaan Jawa 3 judul.*Ronggeng Dukuh Paruk.*Buku lain.*bukan ISBN ini/)
  assert.match(words, /1 cantuman bukan MARCXML atau tanpa judul.*Mati.*tidak dapat dihubungi/)
  const focused = /<button[^>]*autofocus[^>]*>/.exec(html)?.[0]
  assert.match(focused ?? '', /Ambil Ronggeng Dukuh Paruk/)
  const strange = await (await search('9789799731999x', 'title')).text()
  assert.match(/<button[^>]*autofocus[^>]*>/.exec(strange)?.[0] ?? '', /Ambil Buku lain/)
})

test('an ISBN that nobody has, or that was misread, puts no title under the Enter key', async () => {
  const html = await (await search('9786020633176')).text()
  assert.doesNotMatch(html, /<button[^>]*autofocus/)
  assert.match(html, /<input[^>]*name="teks"[^>]*autofocus/)
  const misread = await (await search('979-22-0195-0')).text()
  assert.match(wordsOf(misread), /bukan ISBN yang sah/)
  assert.doesNotMatch(misread, /<button[^>]*autofocus/)
})

async function taken(): Promise<Record<string, string>> {
  const [form] = formsTo(await (await search('9789792201956')).text(), `${salin}/ambil`)
  assert.ok(form)
  const html = await (await cataloguer.post(`${salin}/ambil`, form)).text()
  const [save] = formsTo(html, `${salin}/ambil`)
  assert.ok(save)
  return save
}

test('a title and three copies are saved together, and their labels are a key away', async () => {
  const form = await taken()
  assert.equal(form['callNumber'], '899.2213 TOH r')
  const typed = { ...form, count: '3', firstBarcode: 'JV0098', firstInventoryNumber: '00098/PK/2026' }
  const saved = await cataloguer.post(`${salin}/ambil`, typed)
  assert.equal(saved.status, 303)
  const place = saved.headers.get('location') ?? ''
  const id = Number(/katalog\/(\d+)\//.exec(place)?.[1])
  const record = await findRecord(db, id)
  assert.deepEqual(
    record?.items.map(({ barcode }) => barcode),
    ['JV0098', 'JV0099', 'JV0100'],
  )
  // Their number is kept as that of another system; what belongs to their shelves is left.
  assert.ok(record?.marc.fields.some((field) => field.tag === '035'))
  assert.ok(!record?.marc.fields.some(({ tag }) => tag === '990' || tag === '001'))
  const html = await (await cataloguer.get(place)).text()
  assert.match(wordsOf(html), /3 eksemplar ditambahkan.*JV0098, JV0099, JV0100/)
  assert.match(html, /<button[^>]*autofocus[^>]*>Cetak labelnya/)
  const [print] = formsTo(html, '/staf/katalog/label')
  const printed = await cataloguer.post('/staf/katalog/label', print ?? {})
  assert.match(await cataloguer.read(printed.headers.get('location') ?? ''), /3 dipilih.*JV0098.*JV0100/)
})

test('a barcode that is taken saves neither the title nor a copy, and keeps what was typed', async () => {
  const before = await counted()
  const typed = { ...(await taken()), count: '2', firstBarcode: 'JV0097', shelf: 'Lantai 2' }
  const refused = await cataloguer.post(`${salin}/ambil`, typed)
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.match(wordsOf(html), /Sudah dipakai: JV0098\. Tidak ada yang ditambahkan/)
  assert.equal(formsTo(html, `${salin}/ambil`)[0]?.['shelf'], 'Lantai 2')
  assert.deepEqual(await counted(), before)
  const wrong = await cataloguer.post(`${salin}/ambil`, {
    ...typed,
    count: '100',
    firstBarcode: 'tanpa angka',
  })
  assert.match(wordsOf(await wrong.text()), /Banyaknya antara 1 dan 99/)
})

const counted = async () => [
  (await db.selectFrom('catalogue.records').select('id').execute()).length,
  (await db.selectFrom('catalogue.items').select('id').execute()).length,
]

test('two desks that take the same title with the same numbers: one saves it, the other is told', async () => {
  await Promise.all(Array.from({ length: 4 }, () => counted()))
  const typed = { ...(await taken()), count: '2', firstBarcode: 'RACE01', firstInventoryNumber: '' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => cataloguer.post(`${salin}/ambil`, typed)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422, 422, 422])
  const copies = await db
    .selectFrom('catalogue.items')
    .select('id')
    .where('barcode', 'like', 'RACE%')
    .execute()
  assert.equal(copies.length, 2)
})

test('a title alone can be saved, or looked over in the editor first', async () => {
  const form = await taken()
  const saved = await cataloguer.post(`${salin}/ambil`, { ...form, tanpa: '1' })
  assert.match(saved.headers.get('location') ?? '', /^\/staf\/katalog\/\d+\?tersimpan=1$/)
  const html = await (await cataloguer.post(`${salin}/ambil`, { ...form, simpan: '' })).text()
  const [edit] = formsTo(html, '/staf/katalog/baru')
  const editor = await (await cataloguer.post('/staf/katalog/baru', edit ?? {})).text()
  assert.equal(fieldsIn(editor)['title'], 'Ronggeng Dukuh Paruk')
  assert.match(editor, /data-unsaved/)
})

test('a title that is there already gets copies, or is merged field by field', async () => {
  const ours = marcText(
    '020 ## $a 9789792201956\n245 10 $a Ronggeng\n300 ## $a 100 hlm.\n590 ## $a milik kita',
  )
  const { id } = await createRecord(db, ours, ratna)
  const [form] = formsTo(await (await search('9789792201956')).text(), `${salin}/ambil`)
  const html = await (await cataloguer.post(`${salin}/ambil`, form ?? {})).text()
  assert.match(html, /<a[^>]*eksemplar-beruntun"[^>]*autofocus/)
  const path = `/staf/katalog/${id}/gabung-salinan`
  const [carried] = formsTo(html, path)
  const page = await (await cataloguer.post(path, carried ?? {})).text()
  const [choice] = formsTo(page, path)
  const ticked = [...page.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([tag]) => ({
    name: /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    on: /\bchecked/.test(tag) && !/\bdisabled/.test(tag),
  }))
  const hidden = Object.entries(choice ?? {}).filter(([name]) => !/^(ours|theirs|both)-/.test(name))
  const sent = Object.fromEntries([
    ...hidden,
    ...ticked.filter(({ on }) => on).map(({ name }) => [name, '1']),
  ])
  const none = Object.fromEntries(hidden)
  const refused = await cataloguer.post(path, none)
  assert.equal(refused.status, 422)
  assert.match(wordsOf(await refused.text()), /tidak punya judul/)
  const late = await cataloguer.post(path, { ...sent, version: '0' })
  assert.match(wordsOf(await late.text()), /diubah orang lain sementara itu/)
  assert.equal((await cataloguer.post(path, sent)).status, 303)
  const merged = await findRecord(db, id)
  assert.equal(merged?.description.title, 'Ronggeng Dukuh Paruk')
  assert.ok(merged?.marc.fields.some(({ tag }) => tag === '590'))
  assert.equal((await cataloguer.post(path, sent)).status, 422)
})

test('servers of our own network are not asked unless the keeper of the server allows it', async () => {
  const closed = await testWeb(db, modules)
  const somebody = await closed.staff(...all)
  const words = await somebody.read(`${salin}?teks=9789792201956&menurut=isbn`)
  assert.match(words, /Alamat ini ada di jaringan sendiri/)
  assert.doesNotMatch(words, /Ambil |Lihat MARC/)
})

test('who may not add copies takes over the title alone', async () => {
  const editor = await web.staff('catalogue.view', 'catalogue.edit')
  const form = await taken()
  assert.equal((await editor.post(`${salin}/ambil`, { ...form, firstBarcode: 'X1' })).status, 403)
  assert.equal((await editor.post(`${salin}/ambil`, { ...form, tanpa: '1' })).status, 303)
  assert.equal((await editor.post(`${salin}/ambil`, { ...form, marc: 'bukan MARC' })).status, 404)
  const desk = await web.staff('catalogue.view')
  assert.equal((await desk.get(salin)).status, 403)
})
