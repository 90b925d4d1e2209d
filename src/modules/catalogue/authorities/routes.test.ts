import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { createRecord } from '../records/create-record.ts'
import { ratna } from '../test-data.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.authorities')

const make = async (heading: string, variants = '') => {
  const fields = { kind: 'person', heading, variants, seeAlso: '', note: '' }
  const answer = await cataloguer.post('/staf/tajuk/baru', fields)
  assert.equal(answer.status, 303)
  return answer.headers.get('Location') ?? ''
}
const titleBy = (author: string) =>
  createRecord(db, marcText(`100 1# $a ${author}\n245 10 $a Karya ${author}`), ratna)

test('a heading is made, found by another form, and shows its titles', async () => {
  await titleBy('Chairil')
  const address = await make('Anwar, Chairil, 1922-1949', 'Chairil\r\nChairil Anwar\r\n')
  const words = await cataloguer.read(address)
  assert.match(words, /Anwar, Chairil, 1922-1949 Orang/)
  assert.match(words, /Karya Chairil/)
  assert.match(await cataloguer.read('/staf/tajuk?q=chairil+anwar'), /Anwar, Chairil, 1922-1949/)
  assert.match(await cataloguer.read('/staf/tajuk?q=tidakada'), /Tidak ada tajuk seperti itu/)
})

test('what is missing or taken comes back with what was typed', async () => {
  await make('Rendra')
  const empty = await cataloguer.post('/staf/tajuk/baru', { kind: 'person', heading: '', variants: 'W. S.' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Isian ini harus ada[^]*W\. S\./)
  const taken = await cataloguer.post('/staf/tajuk/baru', { kind: 'person', heading: 'RENDRA' })
  assert.equal(taken.status, 422)
  assert.match(await taken.text(), /Sudah ada tajuk lain/)
})

test('a change made meanwhile is told, and nothing typed is lost', async () => {
  const address = await make('Sitor Situmorang')
  const form = (version: string, note: string) => ({
    version,
    heading: 'Situmorang, Sitor',
    variants: '',
    seeAlso: '',
    note,
  })
  assert.equal((await cataloguer.post(`${address}/ubah`, form('1', 'Penyair'))).status, 303)
  const late = await cataloguer.post(`${address}/ubah`, form('1', 'Penyair Batak'))
  assert.equal(late.status, 422)
  const html = await late.text()
  assert.match(html, /diubah orang lain/)
  assert.match(html, /Penyair Batak/)
  assert.match(html, /name="version" value="2"/)
  assert.equal((await cataloguer.post(`${address}/ubah`, form('2', 'Penyair Batak'))).status, 303)
})

test('two headings become one after a look at what will happen', async () => {
  await titleBy('Hamka')
  const [from, into] = [await make('Hamka'), await make('Haji Abdul Malik Karim Amrullah')]
  const target = into.split('/').at(-1) ?? ''
  assert.match(await cataloguer.read(`${from}/penggabungan?q=amrullah`), /Haji Abdul Malik/)
  const preview = await cataloguer.read(`${from}/penggabungan?ke=${target}`)
  assert.match(preview, /1 judul berpindah/)
  assert.equal((await cataloguer.post(`${from}/penggabungan`, { ke: target })).status, 303)
  assert.match(await cataloguer.read(into), /Bentuk lain \(lihat dari\) Hamka .*Karya Hamka/)
  assert.equal((await cataloguer.get(from)).headers.get('Location'), into)
})

test('a heading is not merged with itself', async () => {
  const address = await make('Iwan Simatupang')
  const answer = await cataloguer.post(`${address}/penggabungan`, { ke: address.split('/').at(-1) ?? '' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(await answer.text()), /dengan dirinya sendiri/)
})

test('who may only look cannot change headings', async () => {
  const reader = await web.staff('catalogue.view')
  const address = await make('Asrul Sani')
  assert.equal((await reader.get(address)).status, 200)
  assert.doesNotMatch(await reader.read(address), /Gabungkan/)
  for (const page of [`${address}/ubah`, `${address}/penggabungan`, '/staf/tajuk/baru'])
    assert.equal((await reader.get(page)).status, 403)
})

test('while cataloguing, a heading is proposed with its other forms, see-also and remark', async () => {
  const fields = {
    kind: 'person',
    heading: 'Mangunwijaya, Y. B., 1929-1999',
    variants: 'Romo Mangun\r\nMangoenwidjaja',
    seeAlso: 'Sanusi, Kartini',
    note: 'Rohaniwan, arsitek, dan pengarang.',
  }
  assert.equal((await cataloguer.post('/staf/tajuk/baru', fields)).status, 303)
  const answer = await (await cataloguer.get('/staf/tajuk/saran?ruas=700&q=romo')).text()
  assert.match(answer, /"text":"Mangunwijaya, Y\. B\., 1929-1999"/)
  assert.match(answer, /lihat dari Romo Mangun · bentuk lain: Mangoenwidjaja · lihat juga Sanusi, Kartini/)
  assert.match(answer, /Rohaniwan, arsitek, dan pengarang\. · 0 judul/)
})
