import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawCover } from './cover-drawing.ts'
import { coverColours } from './cover-palette.ts'
import { setTitle, textWidth } from './cover-text.ts'
import { drawnCover } from './cover.tsx'

const long = {
  title: 'Pertanggungjawaban Ketatausahaan dalam Penyelenggaraan Pemerintahan Daerah Kabupaten dan Kota',
  author: 'Prof. Dr. H. Abdurrahman Wahid Hasyim Latief, S.H., M.Hum.',
  classNumber: '352.14',
}
const words = [
  'Bumi',
  'Manusia',
  'dan',
  'Penyelenggaraan',
  'Qurʾān',
  'Al-Hikam',
  'x',
  'ꦗꦮ',
  'التفسير',
  '1001',
]
const titles = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 })
  .map((list) => list.join(' '))

test('draws the same book the same way', () => {
  assert.equal(drawCover(long), drawCover({ ...long }))
})

test('gives neighbours different faces', () => {
  const faces = new Set(
    ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((title) => drawCover({ title }).slice(0, 420)),
  )
  assert.ok(faces.size >= 6)
})

test('colours by the hundred of the class, however it is written', () => {
  assert.equal(coverColours('899.221'), coverColours('8X1'))
  assert.equal(coverColours('R 420'), coverColours('499'))
  assert.notEqual(coverColours('020'), coverColours(undefined))
})

test('keeps markup in titles and authors as text', () => {
  const drawn = drawnCover({ title: '<script>alert(1)</script>', author: '& <b>' })
  assert.ok(!drawn.includes('<script') && !drawn.includes('<b>'))
})

test('no cover is heavier than one and a half kilobytes for a title of ordinary length', () => {
  for (const title of ['Aku', 'Budidaya Belimbing dan Ikan Koi untuk Pemula', long.title]) {
    for (let number = 0; number < 200; number += 1) {
      const drawn = drawnCover({ ...long, title: `${title} ${number}` })
      assert.ok(Buffer.byteLength(drawn) <= 1536, `${Buffer.byteLength(drawn)} bytes for ${title}`)
    }
  }
})

test('no title ever leaves its box', () => {
  fc.assert(
    fc.property(titles, (title) => {
      const box = { width: 76, height: 70, sizes: [16, 14.5, 13, 11.5, 10, 9] }
      const { lines, size } = setTitle(title, box)
      assert.ok(lines.length * size * 1.18 <= box.height + 1)
      for (const line of lines) assert.ok(textWidth(line, size) <= box.width, line)
    }),
    { numRuns: 500, seed: 7 },
  )
})

test('the widest word decides the size, not the one with most letters', () => {
  const { lines } = setTitle('Belajar gamelan dari nol', {
    width: 76,
    height: 120,
    sizes: [19, 17, 15, 13, 11.5, 10],
  })
  assert.ok(
    lines.every((line) => !line.endsWith('-')),
    lines.join(' / '),
  )
})

test('what had to be cut shows an ellipsis', () => {
  const { lines } = setTitle(`${long.title} ${long.title}`, { width: 60, height: 30, sizes: [16, 12, 10] })
  assert.match(lines.at(-1) ?? '', /…$/)
})

test('drops a subtitle but keeps a part number', () => {
  const box = { width: 94, height: 60, sizes: [19, 17, 15, 13, 11.5, 10] }
  assert.ok(
    !setTitle("Tafsir Al-Mishbah: pesan, kesan dan keserasian Al-Qur'an jilid pertama", box)
      .lines.join(' ')
      .includes('pesan'),
  )
  assert.match(setTitle('Sejarah Nasional Indonesia: jilid 2', box).lines.join(' '), /jilid 2/)
})
