import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { readBarcodes, readText } from '../../../../test/support/read-barcodes.ts'
import { titleWith, titled } from '../batch/test-batches.ts'
import { mainLibrary } from '../test-data.ts'
import { findColours } from './colours.ts'
import type { LabelContent, Sheet } from './sheet.ts'
import { labelsOnSheet } from './sheet.ts'
import { listSheets } from './sheets.ts'
import { writeLabels, type Printing } from './write-labels.ts'

const skip = missingProgram('zbarimg') || missingProgram('pdftoppm')
const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const sheets = await listSheets(db)
const colours = await findColours(db)

/** Barcodes as libraries here have them: running numbers, inventory numbers, what a vendor printed. */
const barcodes = [
  'B00000000001',
  '00012/PK/2005',
  '9793062797',
  'a-b_c.d~e',
  '0',
  'PKB*2026*000123',
  '12345678901234567890',
  'PERPUSTAKAAN-KOTA-BLITAR/2026/0000000001',
]
await titleWith(db, branchId, barcodes, { item: { callNumber: 'R 899.221 3 ṬABARĪ k c.2' } })

async function idsOf(numbers: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select items.id from unnest(${[...numbers]}::text[]) with ordinality as given (barcode, place)
    join catalogue.items items using (barcode) order by place
  `.execute(db)
  return rows.map(({ id }) => id)
}

async function printed(wanted: Partial<Printing> & { content: LabelContent }): Promise<Buffer> {
  const [sheet] = sheets
  assert.ok(sheet)
  const style = { library: 'Perpustakaan Kota Blitar', symbol: 'code128' as const, withTitle: true }
  const ids = wanted.ids ?? (await idsOf(barcodes))
  const parts: Uint8Array[] = []
  const printing = { ids, sheet, style, colours, start: 1, title: 'Label', ...wanted }
  for await (const part of writeLabels(db, printing)) parts.push(part)
  return Buffer.concat(parts)
}

const numbersIn = (found: readonly string[]) =>
  found.map((line) => line.slice(line.indexOf(':') + 1)).toSorted()

for (const sheet of sheets.filter(({ content }) => content !== 'card')) {
  test(`every barcode on ${sheet.name} is read back`, { skip }, async () => {
    for (const content of ['barcode', 'both', 'pairs'] as const) {
      // Half the dots of a printer: what is read here is read from paper.
      const reading = { dotsPerInch: 300, height: heightOf(sheet, barcodes.length * 2) }
      const found = readBarcodes(await printed({ sheet, content }), reading)
      assert.deepEqual(numbersIn(found), barcodes.toSorted(), content)
    }
  })
}

/** To the lower edge of the last of so many labels, or of the sheet. */
const heightOf = (sheet: Sheet, labels: number) =>
  Math.min(sheet.pageHeight, sheet.marginTop + Math.ceil(labels / sheet.columns) * sheet.pitchY + 2)

test('every QR code is read back, also by a scanner that sees less', { skip }, async () => {
  const style = { library: '', symbol: 'qr', withTitle: false } as const
  const found = readBarcodes(await printed({ content: 'both', style }))
  assert.deepEqual(numbersIn(found), barcodes.toSorted())
  assert.ok(found.every((line) => line.startsWith('QR-Code:')))
})

test(
  'bars are printed where they can be read, and a QR code where they would be too narrow',
  { skip },
  async () => {
    const found = readBarcodes(await printed({ content: 'both' }))
    assert.ok(found.includes('CODE-128:00012/PK/2005'))
    assert.ok(found.includes('QR-Code:PERPUSTAKAAN-KOTA-BLITAR/2026/0000000001'))
  },
)

test('a call number is never shortened, whatever its length and the paper', { skip }, async () => {
  const long = 'MUATANLOKALBLITARRAYA 297.122609598283123456789 SUKARNOPUTRI-WIRYOSENTONO p jilid.12 c.3'
  await titleWith(db, branchId, ['panjang'], { item: { callNumber: long } })
  const ids = await idsOf(['panjang'])
  for (const sheet of sheets.filter(({ content }) => content !== 'card')) {
    for (const content of ['spine', 'both'] as const) {
      const style = { library: '', symbol: 'qr', withTitle: false } as const
      const text = readText(await printed({ ids, sheet, content, style }))
      for (const part of long.split(' ')) {
        assert.ok(text.replaceAll(/\s/g, '').includes(part), `${part} on ${sheet.name}: ${text}`)
      }
    }
  }
})

test('letters of transliteration are printed with their marks', { skip }, async () => {
  const text = readText(await printed({ content: 'spine' }))
  assert.match(text.normalize('NFC'), /ṬABARĪ/)
})

test('a sheet that was begun is used from its first free label', { skip }, async () => {
  const [sheet] = sheets
  assert.ok(sheet)
  const start = labelsOnSheet(sheet) - 2
  const pdf = await printed({ content: 'barcode', start })
  const first = readText(pdf).split('\f')[0] ?? ''
  assert.match(first, /B00000000001/)
  assert.doesNotMatch(first, /PKB/)
  assert.equal(
    readText(pdf)
      .split('\f')
      .filter((page) => page.trim() !== '').length,
    2,
  )
})

test(
  'a copy that was quarantined meanwhile is left out, and nothing at all is one empty sheet',
  { skip },
  async () => {
    await titleWith(db, branchId, ['pergi'])
    await sql`update catalogue.items set deleted_at = now() where barcode = 'pergi'`.execute(db)
    const pdf = await printed({ ids: await idsOf(['pergi']), content: 'barcode' })
    assert.deepEqual(readBarcodes(pdf), [])
    assert.equal(readText(pdf), '\f')
  },
)

test(
  'cards carry heading, description and tracing, and one more for each added entry',
  { skip },
  async () => {
    const record = await titleWith(db, branchId, [])
    const sheet = sheets.find(({ name }) => name.startsWith('Kartu katalog 12,5'))
    const ids = [record, await titleWith(db, branchId, [], { marc: titled('Sang pemimpi /') })]
    const pages = readText(await printed({ ids, sheet, content: 'card', allCards: true })).split('\f')
    // The main card, and one each for the title and the two subjects.
    assert.equal(pages.filter((page) => page.trim() !== '').length, 8)
    const main = (pages[0] ?? '').replaceAll(/\s+/g, ' ')
    assert.match(main, /Andrea Hirata, 1967-/)
    assert.match(
      main,
      /Laskar pelangi \/ Andrea Hirata\. – Yogyakarta : Bentang, c2005\. – xviii, 529 hlm\. ; 21 cm/,
    )
    assert.match(main, /1\. Fiksi Indonesia\. 2\. Pendidikan – Belitung – Fiksi\. I\. Judul\./)
    // Filed under the title as it is looked for, without the slash that follows it in the description.
    assert.match(pages[1] ?? '', /^Laskar pelangi$/m)
    assert.match(pages[2] ?? '', /FIKSI INDONESIA/)
  },
)

test('fonts are in the file, cut down to the letters used', async () => {
  const pdf = (await printed({ content: 'both' })).toString('latin1')
  assert.match(pdf, /\/FontFile2/)
  assert.match(pdf, /\/BaseFont \/[A-Z]{6}\+AtkinsonHyperlegibleNext/)
  assert.ok(pdf.length < 100_000)
})

test('a sheet leaves before the last label is drawn', async () => {
  const record = await titleWith(db, branchId, [])
  await sql`
    insert into catalogue.items (record_id, branch_id, barcode, call_number)
    select ${record}, ${branchId}, 'S' || number, '899 AND l' from generate_series(1, 1000) number
  `.execute(db)
  const { rows } = await sql<{ id: number }>`
    select id from catalogue.items where record_id = ${record} order by id
  `.execute(db)
  const [sheet] = sheets
  assert.ok(sheet)
  const style = { library: 'Perpustakaan Kota Blitar', symbol: 'code128', withTitle: true } as const
  const ids = rows.map(({ id }) => id)
  let parts = 0
  let bytes = 0
  for await (const part of writeLabels(db, {
    ids,
    sheet,
    style,
    colours,
    start: 1,
    content: 'both',
    title: '',
  })) {
    parts += 1
    bytes += part.length
  }
  // Read and drawn 200 at a time, and each batch leaves before the next is read.
  assert.ok(parts >= 5 && bytes > 100_000, `${parts} parts, ${bytes} bytes`)
})
