import { formatDay } from '#design/format.ts'
import { a4Upright, startFlow, writeText, type Flow } from '#design/print/flow.ts'
import { writeLetterhead, writeSignature } from '#design/print/letter.ts'
import { newPen } from '#design/print/pen.ts'
import { drawSymbol } from '#design/print/symbols.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { paths } from '../paths.ts'
import { shownCode } from './code.ts'
import type { ClearanceLetter } from './find-letters.ts'

export interface LetterPaper {
  settings: LetterSettings
  libraryName: string
  /** Address of the site, without a slash at the end. */
  origin: string
}

/** The letter as a PDF, with the code that leads to its verification. */
export const writeClearance = (letter: ClearanceLetter, paper: LetterPaper): AsyncGenerator<Uint8Array> =>
  writeClearances([letter], paper)

/** Several in one file, each on a page of its own. */
export async function* writeClearances(
  letters: readonly ClearanceLetter[],
  paper: LetterPaper,
): AsyncGenerator<Uint8Array> {
  const [first] = letters
  const pen = newPen({
    title: ['Surat bebas pustaka', letters.length === 1 && first?.number].filter(Boolean).join(' '),
  })
  for (const letter of letters) {
    writePage(startFlow(pen, a4Upright), letter, paper)
    yield* pen.taken()
  }
  pen.end()
  yield* pen.taken()
}

function writePage(
  flow: Flow,
  letter: ClearanceLetter,
  { settings: { head, city }, libraryName, origin }: LetterPaper,
): void {
  writeLetterhead(flow, head)
  flow.y += 6
  writeText(flow, 'SURAT KETERANGAN BEBAS PUSTAKA', { align: 'centre', size: 14, face: 'bold' })
  writeText(flow, `Nomor: ${letter.number}`, { align: 'centre' })
  flow.y += 9
  writeText(flow, 'Yang bertanda tangan di bawah ini menerangkan bahwa:')
  flow.y += 2
  writeFacts(flow, [
    ['Nama', letter.name],
    ['Nomor anggota', letter.cardNumber],
    ['Sekolah/lembaga', letter.institution],
  ])
  flow.y += 2
  const issued = formatDay(letter.issuedOn, 'id')
  writeText(
    flow,
    `pada tanggal ${issued} tidak mempunyai pinjaman, denda, maupun tanggungan lain di ${libraryName} beserta seluruh tempat layanannya.`,
  )
  flow.y += 3
  writeText(
    flow,
    `Surat keterangan ini dibuat untuk keperluan ${letter.purpose} dan berlaku sampai dengan ${formatDay(letter.validUntil, 'id')}.`,
  )
  flow.y += 8
  writeFoot(flow, letter, { placeAndDate: [city, issued].filter(Boolean).join(', '), origin })
}

function writeFacts(flow: Flow, facts: readonly (readonly [string, string])[]): void {
  for (const [label, text] of facts.filter(([, text]) => text !== '')) {
    const top = flow.y
    writeText(flow, label, { indent: 8, width: 36 })
    flow.y = top
    writeText(flow, `: ${text}`, { indent: 44 })
    flow.y += 1
  }
}

const codeSize = 34

/** The code on the left, who signs on the right. */
function writeFoot(
  flow: Flow,
  { code, signatory }: ClearanceLetter,
  { placeAndDate, origin }: { placeAndDate: string; origin: string },
): void {
  const height = 60
  flow.keep(height)
  const top = flow.y
  if (signatory) writeSignature(flow, signatory, placeAndDate)
  else writeText(flow, placeAndDate, { align: 'right' })
  const bottom = flow.y
  const address = origin + paths.checkOne(code)
  drawSymbol(flow.pen, 'qr', address, { x: flow.left, y: top, width: codeSize, height: codeSize })
  flow.y = top + codeSize + 1
  const small = { size: 9, width: 76 }
  writeText(flow, 'Keaslian surat ini dapat diperiksa dengan memindai kode di atas, atau dengan kode', small)
  writeText(flow, shownCode(code), { ...small, face: 'bold' })
  writeText(flow, `di ${origin}${paths.check}`, small)
  flow.y = Math.max(flow.y, bottom) + 6
  writeText(
    flow,
    'Dibuat secara elektronik. Surat ini berlaku selama hasil pemeriksaannya menyatakan berlaku.',
    { size: 9, align: 'centre' },
  )
}
