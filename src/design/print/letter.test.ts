import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { readText } from '../../../test/support/read-barcodes.ts'
import { writeLetter, type Letter } from './letter.ts'

const letter: Letter = {
  title: 'Surat klaim',
  head: { authority: 'Kota', office: 'Perpustakaan', address: 'Jalan Kalasan 1', contact: '' },
  placeAndDate: 'Blitar, 7 Desember 2026',
  facts: [
    ['Nomor', '041/12/2026'],
    ['Lampiran', ''],
  ],
  to: ['Yth. Agen Majalah'],
  body: [
    'Dengan hormat,',
    {
      columns: [
        { label: 'Nomor terbit', share: 3 },
        { label: 'Jumlah', share: 1, numeric: true },
      ],
      rows: Array.from({ length: 90 }, (_, place) => [`No. ${place + 1}`, '1']),
    },
    'Terima kasih.',
  ],
  signatory: { name: 'Endang', nip: '', position: 'Kepala' },
}

async function pdfOf(of: Letter): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of writeLetter(of)) parts.push(part)
  return Buffer.concat(parts)
}

test(
  'a long table goes on over pages with its heading, and no row is lost',
  { skip: missingProgram('pdftoppm') },
  async () => {
    const text = readText(await pdfOf(letter))
    const pages = text.split('\f').filter((page) => page.trim() !== '')
    assert.ok(pages.length >= 2, `${pages.length} pages`)
    for (const page of pages.slice(0, 2)) assert.match(page, /Nomor terbit/)
    for (let number = 1; number <= 90; number += 1) assert.match(text, new RegExp(`No\\. ${number}\\b`))
  },
)

test(
  'what is empty leaves no trace: no label, no number of a civil servant',
  { skip: missingProgram('pdftoppm') },
  async () => {
    const text = readText(await pdfOf(letter))
    assert.match(text, /Nomor\s+: 041/)
    assert.doesNotMatch(text, /Lampiran|NIP/)
    assert.match(text, /Kepala,\s+Endang/)
  },
)
