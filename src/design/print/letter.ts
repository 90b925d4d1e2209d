import { a4Upright, lineHeight, startFlow, writeText, type Flow } from './flow.ts'
import { newPen } from './pen.ts'
import { startTable, type PrintColumn } from './table.ts'

/** The head of the library's paper (kop surat). */
export interface Letterhead {
  /** Whose office it is: Pemerintah Kota Blitar. */
  authority: string
  /** The office itself, in the largest type. */
  office: string
  address: string
  /** Telephone, mail, web. */
  contact: string
}

/** Who signs, with the number of a civil servant (NIP) where there is one. */
export interface Signatory {
  name: string
  nip: string
  position: string
}

export interface LetterTable {
  columns: readonly PrintColumn[]
  rows: readonly (readonly string[])[]
}

export interface Letter {
  /** Title of the file. */
  title: string
  head: Letterhead
  /** Blitar, 7 Desember 2026 */
  placeAndDate: string
  /** Nomor, Lampiran, Hal: those without a text are left out. */
  facts: readonly (readonly [label: string, text: string])[]
  /** Name and address, one line each. */
  to: readonly string[]
  /** Paragraphs and tables in their order. */
  body: readonly (string | LetterTable)[]
  signatory: Signatory | undefined
}

/** An official letter as a PDF: head, number and subject, address, text, and the block to sign in. */
export async function* writeLetter(letter: Letter): AsyncGenerator<Uint8Array> {
  const pen = newPen({ title: letter.title })
  const flow = startFlow(pen, a4Upright)
  writeLetterhead(flow, letter.head)
  writeText(flow, letter.placeAndDate, { align: 'right' })
  flow.y += 2
  writeFacts(flow, letter.facts)
  flow.y += 4
  for (const line of letter.to) writeText(flow, line)
  flow.y += 5
  for (const part of letter.body) {
    if (typeof part === 'string') writeText(flow, part)
    else writeRows(flow, part)
    flow.y += 3
  }
  if (letter.signatory) writeSignature(flow, letter.signatory)
  pen.end()
  yield* pen.taken()
}

/** The head alone, for other papers that carry it. */
export function writeLetterhead(flow: Flow, { authority, office, address, contact }: Letterhead): void {
  if (authority) writeText(flow, authority.toUpperCase(), { align: 'centre', size: 12 })
  if (office) writeText(flow, office.toUpperCase(), { align: 'centre', size: 15, face: 'bold' })
  for (const line of [address, contact]) if (line) writeText(flow, line, { align: 'centre', size: 9 })
  flow.y += 1.5
  for (const [down, width] of [
    [0, 0.8],
    [1.1, 0.25],
  ] as const) {
    const y = flow.y + down
    flow.pen.line({ x: flow.left, y }, { x: flow.left + flow.width, y }, { width, colour: '#000000' })
  }
  flow.y += 6
}

function writeFacts(flow: Flow, facts: Letter['facts']): void {
  for (const [label, text] of facts) {
    if (text === '') continue
    flow.keep(lineHeight(11))
    const top = flow.y
    writeText(flow, label, { width: 24 })
    flow.y = top
    writeText(flow, `: ${text}`, { indent: 24 })
  }
}

function writeRows(flow: Flow, { columns, rows }: LetterTable): void {
  const table = startTable(flow, columns, 9.5)
  for (const row of rows) table.row(row)
}

const signatureWidth = 78

/** Kept on one page: a name without its position says nothing. */
export function writeSignature(flow: Flow, { name, nip, position }: Signatory, placeAndDate = ''): void {
  flow.keep(lineHeight(11) * 6 + 22)
  const style = { indent: flow.width - signatureWidth, width: signatureWidth }
  flow.y += 4
  if (placeAndDate) writeText(flow, placeAndDate, style)
  writeText(flow, `${position},`, style)
  flow.y += 20
  writeText(flow, name, { ...style, face: 'bold' })
  if (nip) writeText(flow, `NIP ${nip}`, style)
}
