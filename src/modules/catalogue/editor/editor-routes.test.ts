import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { testDatabase } from '../../../../test/support/database.ts'
import { fieldsIn } from '../../../../test/support/form-fields.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { createAuthority } from '../authorities/create-authority.ts'
import { catalogueModule } from '../index.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { laskarPelangi, ratna } from '../test-data.ts'
import { worksheets } from './worksheets.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.edit')
const baru = '/staf/katalog/baru'
const formOf = async (path: string) => fieldsIn(await (await cataloguer.get(path)).text())
const focusedIn = (html: string) => /<(?:input|textarea|div)[^>]*autofocus[^>]*>/.exec(html)?.[0] ?? ''

test('every worksheet is offered in both views, and what its material needs is asked for', async () => {
  for (const { code, name, needed } of worksheets) {
    const html = await (await cataloguer.get(`${baru}?lembar=${code}`)).text()
    assert.match(wordsOf(html), new RegExp(name.id))
    assert.match(focusedIn(html), /name="title"/)
    const answer = await cataloguer.post(baru, { ...fieldsIn(html), title: `Judul ${code}` })
    assert.equal(answer.status, needed.length > 1 ? 422 : 303, code)
    const marc = await cataloguer.get(`${baru}?lembar=${code}&tampilan=marc`)
    assert.match(fieldsIn(await marc.text())['marc'] ?? '', /^245 10 \$a/m)
  }
})

test('what a worksheet asks for is named in the full form, which has no box for it', async () => {
  const form = await formOf(`${baru}?lembar=peta&tampilan=marc`)
  const marc = form['marc']?.replace('245 10 $a  $b  $c', '245 10 $a Blitar $x 1 $b  $c')
  const answer = await cataloguer.post(baru, { ...form, marc: marc ?? '' })
  assert.equal(answer.status, 422)
  const words = wordsOf(await answer.text())
  assert.match(words, /Skala: Isian ini harus ada\./)
  assert.match(words, /Baris \d+: Ruas 245: subruas \$x tidak dikenal/)
})

test('changing the view keeps what was typed and the field in which it was typed', async () => {
  const form = { ...(await formOf(baru)), title: 'Sang pemimpi', publisher: 'Bentang' }
  const marc = await (await cataloguer.post(baru, { ...form, tampilan: 'marc', fokus: '264' })).text()
  assert.match(marc, /<marc-editor[^>]*data-focus="264"/)
  const shown = fieldsIn(marc)
  assert.match(shown['marc'] ?? '', /^264 #1 \$b Bentang$/m)
  const typed = shown['marc']?.replace('264 #1 $b Bentang', '264 #1 $a Yogyakarta : $b Bentang')
  const back = await (
    await cataloguer.post(baru, { ...shown, marc: typed ?? '', tampilan: 'plain', fokus: '264' })
  ).text()
  assert.match(focusedIn(back), /name="place"/)
  const plain = fieldsIn(back)
  assert.deepEqual(
    [plain['title'], plain['place'], plain['publisher']],
    ['Sang pemimpi', 'Yogyakarta', 'Bentang'],
  )
  assert.match(back, /data-unsaved/)
  assert.equal((await cataloguer.post(baru, plain)).status, 303)
})

test('a record of another title is changed in both views', async () => {
  const { id } = await createRecord(db, laskarPelangi, ratna)
  const form = { ...(await formOf(`/staf/katalog/${id}/ubah`)), edition: 'Cetakan 5' }
  const marc = await (await cataloguer.post(`/staf/katalog/${id}/ubah`, { ...form, tampilan: 'marc' })).text()
  assert.equal((await cataloguer.post(`/staf/katalog/${id}/marc`, fieldsIn(marc))).status, 303)
  assert.equal((await findRecord(db, id))?.description.edition, 'Cetakan 5')
})

test('what is unusual is asked about once, with the focus on it, and then saved', async () => {
  const form = { ...(await formOf(`${baru}?tampilan=marc`)) }
  const marc = form['marc']
    ?.replace('020 ## $a', '020 ## $a 123')
    .replace('245 10 $a  $b  $c', '245 10 $a Tanya')
  const html = await (await cataloguer.post(baru, { ...form, marc: marc ?? '' })).text()
  assert.match(wordsOf(html), /Belum disimpan.*“123 ?” bukan ISBN yang sah/)
  assert.match(focusedIn(html), /<div tabindex="-1" autofocus/)
  assert.equal((await cataloguer.post(baru, fieldsIn(html))).status, 303)
})

test('an ISBN that was scanned in vain begins the new record', async () => {
  assert.equal((await formOf(`${baru}?isbn=979-97312-3-2`))['isbn'], '9789799731234')
  assert.match(
    (await formOf(`${baru}?isbn=9789799731234&tampilan=marc`))['marc'] ?? '',
    /^020 ## \$a 9789799731234$/m,
  )
  assert.equal((await formOf(`${baru}?isbn=123`))['isbn'], '')
})

test('each coded position is offered once', async () => {
  for (const { code } of worksheets) {
    const html = await (await cataloguer.get(`${baru}?lembar=${code}&tampilan=marc`)).text()
    const names = [...html.matchAll(/name="(kode-[^"]*)"/g)].map(([, name]) => name)
    assert.ok(names.includes('kode-LDR-0-6-6'))
    assert.equal(new Set(names).size, names.length, code)
  }
})

test('help on a field says what it is for, and in the full form its signs', async () => {
  const full = await cataloguer.read('/staf/katalog/bantuan-ruas?ruas=245')
  assert.match(full, /245 Judul dan pernyataan tanggung jawab .*Indikator 1.*\$b/)
  const brief = await cataloguer.read('/staf/katalog/bantuan-ruas?ringkas=1&ruas=245')
  assert.match(brief, /halaman judul/)
  assert.doesNotMatch(brief, /Indikator 1/)
  assert.match(await cataloguer.read('/staf/katalog/bantuan-ruas?ruas=990'), /Ruas lokal/)
  assert.match(
    await cataloguer.read('/staf/katalog/bantuan-ruas?ruas=299'),
    /Ruas lokal|tidak ada dalam MARC 21/,
  )
  assert.equal((await cataloguer.get('/staf/katalog/bantuan-ruas?ruas=%3Cb')).status, 404)
})

test('likely doubles are said while typing: by number, by title and author, and never the record itself', async () => {
  const { id } = await createRecord(
    db,
    marcText('020 ## $a 9786020633176\n100 0# $a Tere Liye\n245 10 $a Hujan'),
    ratna,
  )
  const ask = (query: Record<string, string>) =>
    cataloguer.read(`/staf/katalog/kembaran?${new URLSearchParams(query)}`)
  assert.match(await ask({ isbn: '602-06-3317-X' }), /^ ?$/)
  assert.match(await ask({ isbn: '978-602-06-3317-6' }), /Hujan.*nomor yang sama/)
  assert.match(await ask({ judul: 'HUJAN', pengarang: 'Liye, Tere' }), /judul dan pengarang yang sama/)
  assert.doesNotMatch(await ask({ judul: 'Hujan', pengarang: 'Sapardi' }), /Hujan/)
  assert.doesNotMatch(await ask({ isbn: '9786020633176', kecuali: String(id) }), /Hujan/)
})

test('authorities are proposed by any of their names, with the signs of their field', async () => {
  const authority = marcText(
    '100 1# $a Toer, Pramoedya Ananta, $d 1925-2006\n400 0# $a Pram',
    '00000nz  a2200000n  4500',
  )
  await createAuthority(db, authority, ratna)
  const ask = async (query: string): Promise<unknown> =>
    (await cataloguer.get(`/staf/tajuk/saran?${query}`)).json()
  const heading = {
    text: 'Toer, Pramoedya Ananta, 1925-2006',
    subfields: '$a Toer, Pramoedya Ananta, $d 1925-2006',
    sign: '1',
  }
  for (const query of ['ruas=700&q=toer', 'jenis=person+corporate&q=pram']) {
    const [{ kind, ...found }] = v.parse(v.tuple([v.looseObject({ kind: v.string() })]), await ask(query))
    assert.deepEqual(found, heading)
    assert.match(kind, /Pram · 0 judul|^0 judul/)
  }
  assert.deepEqual(await ask('ruas=650&q=toer'), [])
  assert.deepEqual(await ask('ruas=700&q=t'), [])
  assert.deepEqual(await ask('ruas=700&q=%25%25%25'), [])
})

test('who opens a record that somebody is at work on is told, until that one saves', async () => {
  const { id } = await createRecord(db, laskarPelangi, ratna)
  const other = await web.staff('catalogue.view', 'catalogue.edit')
  await cataloguer.get(`/staf/katalog/${id}/ubah`)
  assert.match(await other.read(`/staf/katalog/${id}/marc`), /Sedang disunting oleh Ratna/)
  const sign = await cataloguer.post(`/staf/katalog/${id}/penyuntingan`, {})
  assert.match(await sign.text(), /Sedang disunting oleh Ratna/)
  await cataloguer.post(`/staf/katalog/${id}/ubah`, await formOf(`/staf/katalog/${id}/ubah`))
  assert.doesNotMatch(await other.read(`/staf/katalog/${id}/ubah`), /Sedang disunting/)
})

test('who may only look cannot open the editor or ask for what it asks', async () => {
  const reader = await web.staff('catalogue.view')
  for (const path of [baru, '/staf/katalog/kembaran?judul=x'])
    assert.equal((await reader.get(path)).status, 403, path)
})
