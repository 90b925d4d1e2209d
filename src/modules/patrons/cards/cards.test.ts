import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { testDatabase } from '../../../../test/support/database.ts'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { readBarcodes, readText } from '../../../../test/support/read-barcodes.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { patronsModule } from '../index.ts'
import { registerPatron } from '../register-patron.ts'
import { mergeMembers } from '../merge/merge-members.ts'
import { agus, testVault as vault } from '../test-data.ts'
import { findCardFacts } from './card-facts.ts'
import { cardImage } from './card-image.ts'

const now = new Date('2026-12-07T03:00:00Z')
const skip = missingProgram('zbarimg') || missingProgram('pdftoppm')
const { db } = await testDatabase()
const web = await testWeb(db, (files) => [patronsModule({ vault, files })])
const desk = await web.staff('patrons.view', 'patrons.edit', 'patrons.cards')

const names = [
  'Siti Rahmawati',
  'Raden Ajeng Kartini Djojoadhiningrat Sosroningrat binti Haji Mohammad Ṭāhir',
  'Ⴕ',
  'Budi',
]
const numbers = ['PKB-000101', 'A234', '3572-2026-0000000001-ABCDEFGHIJK', '00012345678901']
const ids: number[] = []
for (const [place, name] of names.entries())
  ids.push(await registerPatron(db, { cardNumber: numbers[place] ?? '', name, pin: '190645' }))

const bytesOf = async (path: string) => {
  const answer = await desk.get(path)
  assert.equal(answer.status, 200, path)
  return Buffer.from(await answer.arrayBuffer())
}
const codesOf = (found: readonly string[]) => [
  ...new Set(found.map((line) => line.slice(line.indexOf(':') + 1))),
]

test('a scanner reads bars and QR of a card in card size', { skip }, async () => {
  for (const [place, id] of ids.entries()) {
    const pdf = await bytesOf(`/staf/anggota/${id}/kartu.pdf`)
    const found = readBarcodes(pdf, { dotsPerInch: 300 })
    assert.deepEqual(codesOf(found), [numbers[place]])
    assert.ok(
      found.some((line) => line.startsWith('QR-Code:')),
      numbers[place],
    )
    if ((numbers[place] ?? '').length <= 14) assert.ok(found.some((line) => line.startsWith('CODE-128:')))
  }
})

test('a sheet of cards holds every member of the list', { skip }, async () => {
  const found = readBarcodes(await bytesOf('/staf/anggota/kartu.pdf?kertas=a4'), { dotsPerInch: 300 })
  assert.deepEqual(codesOf(found).toSorted(), numbers.toSorted())
  const text = readText(await bytesOf('/staf/anggota/kartu.pdf?q=budi'))
  assert.match(text, /Budi/)
  assert.doesNotMatch(text, /Siti/)
})

test('the picture of a card is read from a screen, also a small one', { skip }, async () => {
  const [first, long] = await findCardFacts(db, [ids[0] ?? 0, ids[2] ?? 0])
  assert.ok(first && long)
  const look = { libraryName: 'Perpustakaan Kota Blitar', language: 'id' as const }
  for (const width of [1080, 720]) {
    const picture = await sharp(await cardImage(first, look))
      .resize({ width })
      .png()
      .toBuffer()
    const found = scan(picture)
    assert.deepEqual(codesOf(found), ['PKB-000101'], String(width))
    assert.equal(found.length, 2, `bars and QR at ${width}`)
  }
  assert.ok(codesOf(scan(await cardImage(long, look))).includes(long.number))
})

function scan(picture: Buffer): string[] {
  const file = join(tmpdir(), `patria-card-${process.pid}.png`)
  writeFileSync(file, picture)
  const { stdout } = spawnSync('zbarimg', ['--quiet', '--nodbus', file], { encoding: 'utf8' })
  rmSync(file)
  return stdout.split('\n').filter(Boolean)
}

const photo = (width: number, height: number, background = '#884422') =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD3: { GPSLatitude: '8/1 5/1 0/1' } })
    .jpeg()
    .toBuffer()
const upload = async (id: number, content: Buffer) =>
  desk.upload(`/staf/anggota/${id}/foto/unggahan`, {
    photo: new File([new Uint8Array(content)], 'foto.jpg', { type: 'image/jpeg' }),
  })

test('a photo is made small, loses what the camera noted, and stands on the card', async () => {
  const [id = 0] = ids
  assert.equal((await upload(id, await photo(1600, 1200))).status, 303)
  const kept = await bytesOf(`/staf/anggota/${id}/foto`)
  const facts = await sharp(kept).metadata()
  assert.deepEqual([facts.width, facts.height, facts.exif], [480, 600, undefined])
  const before = await db
    .selectFrom('patrons.patrons')
    .select('photoDigest')
    .where('id', '=', id)
    .executeTakeFirst()
  assert.ok((await bytesOf(`/staf/anggota/${id}/kartu.pdf`)).includes('/DCTDecode'))
  assert.equal((await desk.post(`/staf/anggota/${id}/foto/hapus`, {})).status, 303)
  assert.equal((await desk.get(`/staf/anggota/${id}/foto`)).status, 404)
  assert.equal(await web.files.read(before?.photoDigest ?? ''), undefined, 'the file is gone too')
})

test('a photo goes with its consent, and that of a double with the double', async () => {
  const [, one = 0, two = 0] = ids
  assert.equal((await upload(one, await photo(900, 1200, '#224488'))).status, 303)
  assert.equal((await upload(two, await photo(900, 1200, '#448822'))).status, 303)
  const digests = await db
    .selectFrom('patrons.patrons')
    .select(['id', 'photoDigest'])
    .where('id', 'in', [one, two])
    .execute()
  const digestOf = (id: number) => digests.find((row) => row.id === id)?.photoDigest ?? ''
  const merge = { from: two, into: one }
  assert.ok((await mergeMembers(db, merge, { parts: { vault, files: web.files }, actor: agus, now })).ok)
  assert.equal(await web.files.read(digestOf(two)), undefined)
  assert.ok(await web.files.read(digestOf(one)))
  await desk.post(`/staf/anggota/${one}/persetujuan/tarik`, { purpose: 'photo' })
  assert.equal(await web.files.read(digestOf(one)), undefined)
  assert.equal((await desk.get(`/staf/anggota/${one}/foto`)).status, 404)
})

test('what is no picture is refused with words', async () => {
  const answer = await upload(ids[0] ?? 0, Buffer.from('<svg onload="alert(1)"/>'))
  assert.equal(answer.status, 422)
  assert.match(wordsOf(await answer.text()), /bukan gambar yang dapat dibuka/)
  assert.match(wordsOf(await (await upload(ids[0] ?? 0, await photo(50, 50))).text()), /terlalu kecil/)
})

test('photos and cards are for those who may see them', async () => {
  const reader = await web.staff('patrons.view')
  const [id = 0] = ids
  assert.equal((await reader.get(`/staf/anggota/${id}/kartu.pdf`)).status, 403)
  assert.equal((await web.stranger.get(`/staf/anggota/${id}/foto`)).status, 303)
})
