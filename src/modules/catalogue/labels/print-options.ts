import * as v from 'valibot'
import { labelContents, labelsOnSheet, type Sheet } from './sheet.ts'

const Query = v.object({
  kertas: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), 0),
  isi: v.fallback(v.optional(v.picklist(labelContents)), undefined),
  simbol: v.fallback(v.picklist(['code128', 'qr']), 'code128'),
  mulai: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), 1),
  // Says that the form was sent, since a box without a tick sends nothing.
  tampil: v.fallback(v.optional(v.string()), undefined),
  warna: v.fallback(v.optional(v.string()), undefined),
  nama: v.fallback(v.optional(v.string()), undefined),
  judul: v.fallback(v.optional(v.string()), undefined),
  semua: v.fallback(v.optional(v.string()), undefined),
})

/** How a print is to look, as its address says it. */
export interface PrintOptions {
  sheet: Sheet
  content: (typeof labelContents)[number]
  symbol: 'code128' | 'qr'
  start: number
  colours: boolean
  library: boolean
  withTitle: boolean
  allCards: boolean
}

/** Reads an address; undefined when there is no paper to print on. Cards are for titles, labels for copies. */
export function readPrintOptions(
  query: Record<string, string>,
  sheets: readonly Sheet[],
  subject: 'items' | 'records',
): PrintOptions | undefined {
  const said = v.parse(Query, query)
  const fitting = sheets.filter(({ content }) => (content === 'card') === (subject === 'records'))
  const sheet = sheets.find(({ id }) => id === said.kertas) ?? fitting[0] ?? sheets[0]
  if (!sheet) return undefined
  const untouched = said.tampil === undefined
  const usual = sheet.content === 'card' ? 'both' : sheet.content
  const wanted = said.isi === undefined || said.isi === 'card' ? usual : said.isi
  return {
    sheet,
    content: subject === 'records' ? 'card' : wanted,
    symbol: said.simbol,
    start: Math.min(said.mulai, labelsOnSheet(sheet)),
    colours: untouched || said.warna !== undefined,
    library: untouched || said.nama !== undefined,
    withTitle: untouched || said.judul !== undefined,
    allCards: said.semua !== undefined,
  }
}
