import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { laskarPelangi, ratna } from '../test-data.ts'
import { coverPictures } from './cover-pictures.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.covers')

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a04020' } })
const photograph = await picture(1200, 1800)
  .withExif({ IFD0: { Copyright: 'milik kamera' }, IFD3: { GPSLatitude: '8/1 6/1 0/1' } })
  .jpeg()
  .toBuffer()
const asFile = (content: Buffer, name = 'sampul.jpg') => new File([new Uint8Array(content)], name)
const upload = async (content: Buffer) => {
  const { id } = await createRecord(db, laskarPelangi, ratna)
  const path = `/staf/katalog/${id}/sampul/unggahan`
  return { id, answer: await cataloguer.upload(path, { picture: asFile(content) }) }
}

test('an uploaded cover is shown in two sizes, without what the camera noted', async () => {
  const { id, answer } = await upload(photograph)
  assert.equal(answer.status, 303)
  const cover = (await findRecord(db, id))?.cover
  assert.deepEqual([cover?.width, cover?.height], [600, 900])
  const served = await web.stranger.get(`/sampul/${cover?.digest}`)
  assert.equal(served.headers.get('Content-Type'), 'image/webp')
  assert.match(served.headers.get('Cache-Control') ?? '', /immutable/)
  const shown = await sharp(Buffer.from(await served.arrayBuffer())).metadata()
  assert.deepEqual([shown.format, shown.width, shown.exif], ['webp', 600, undefined])
  assert.ok((await sharp(photograph).metadata()).exif, 'the photograph had notes to lose')
})

test('a picture on its side is turned as the camera says', async () => {
  const turned = await picture(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const made = await coverPictures(turned)
  assert.ok(made.ok)
  assert.deepEqual([made.value.large.width, made.value.large.height], [200, 300])
})

test('a small picture is not blown up', async () => {
  const made = await coverPictures(await picture(100, 150).png().toBuffer())
  assert.ok(made.ok && made.value.large.width === 100 && made.value.small.width === 100)
})

test('what is no picture, too large a one or a trap is refused with a reason', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>')
  const cut = photograph.subarray(0, 2000)
  for (const [content, words] of [
    [svg, /bukan gambar yang dapat dibaca/],
    [Buffer.from('%PDF-1.7'), /bukan gambar/],
    [cut, /bukan gambar/],
    [await picture(9000, 7000).png().toBuffer(), /60 juta piksel/],
    [await picture(40, 60).png().toBuffer(), /terlalu kecil/],
    [Buffer.concat([photograph, Buffer.alloc(10 * 1024 * 1024)]), /lebih dari 10 MB/],
  ] as const) {
    const { answer } = await upload(content)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), words)
  }
})

test('a form without a picture says what is missing', async () => {
  const { id } = await createRecord(db, laskarPelangi, ratna)
  const answer = await cataloguer.upload(`/staf/katalog/${id}/sampul/unggahan`, {
    picture: asFile(Buffer.alloc(0), ''),
  })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Pilih dahulu/)
})

test('a cover that was removed is served to nobody', async () => {
  const { id } = await upload(await picture(333, 500).webp().toBuffer())
  const digest = (await findRecord(db, id))?.cover?.digest
  assert.equal((await web.stranger.get(`/sampul/${digest}`)).status, 200)
  assert.equal((await cataloguer.post(`/staf/katalog/${id}/sampul/hapus`, {})).status, 303)
  assert.equal((await web.stranger.get(`/sampul/${digest}`)).status, 404)
  assert.equal((await findRecord(db, id))?.cover, null)
})

test('who may not change covers cannot', async () => {
  const { id } = await createRecord(db, laskarPelangi, ratna)
  const reader = await web.staff('catalogue.view')
  const answer = await reader.upload(`/staf/katalog/${id}/sampul/unggahan`, { picture: asFile(photograph) })
  assert.equal(answer.status, 403)
})
