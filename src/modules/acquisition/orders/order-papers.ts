import { formatDay, formatRupiah } from '#design/format.ts'
import { writeLetter } from '#design/print/letter.ts'
import type { Sheet } from '#design/print/sheet/write-sheet.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import type { AcquisitionTexts } from '../messages.ts'
import type { Order, OrderLine } from './find-orders.ts'

const name = ({ title, author }: OrderLine) => [title, author].filter(Boolean).join(' / ')
const printed = ({ publisher, year, isbn }: OrderLine) => [publisher, year, isbn].filter(Boolean).join(', ')

/** The order as a letter to the vendor. */
export function writeOrderLetter(
  order: Order,
  lines: readonly OrderLine[],
  {
    settings: { head, city },
    libraryName,
    today,
  }: { settings: LetterSettings; libraryName: string; today: string },
): AsyncGenerator<Uint8Array> {
  return writeLetter({
    title: `Surat pesanan ${order.number || order.id}`,
    head,
    placeAndDate: [city, formatDay(order.sentOn ?? today, 'id')].filter(Boolean).join(', '),
    facts: [
      ['Nomor', order.number || '……………………'],
      ['Hal', 'Pesanan bahan pustaka'],
    ],
    to: ['Yth.', order.vendor, ...order.vendorAddress.split('\n').filter(Boolean)],
    body: [
      'Dengan hormat,',
      `Bersama ini ${libraryName} memesan bahan pustaka berikut, dibiayai dari ${order.source} tahun anggaran ${order.year}:`,
      {
        columns: [
          { label: 'No.', share: 0.8, numeric: true },
          { label: 'Judul', share: 5 },
          { label: 'Terbitan', share: 4 },
          { label: 'Jumlah', share: 1.3, numeric: true },
          { label: 'Harga', share: 2, numeric: true },
          { label: 'Jumlah harga', share: 2.6, numeric: true },
        ],
        rows: [...lines.map((line, place) => rowOf(line, place + 1)), totalOf(order)],
      },
      ...(order.note ? [order.note] : []),
      'Mohon barang dikirim beserta fakturnya. Eksemplar yang rusak akan kami kembalikan untuk diganti.',
      'Atas kerja samanya kami ucapkan terima kasih.',
    ],
    signatory: order.signatory ?? undefined,
  })
}

const rowOf = (line: OrderLine, number: number): string[] => [
  String(number),
  name(line),
  printed(line),
  String(line.copies),
  formatRupiah(line.price),
  formatRupiah(line.copies * line.price),
]

const totalOf = ({ copies, cost }: Order): string[] => [
  '',
  'Jumlah',
  '',
  String(copies),
  '',
  formatRupiah(cost),
]

/** Lines of an order, or of the order list, as a spreadsheet. */
export const sheetOf = (title: string, lines: readonly OrderLine[], t: AcquisitionTexts): Sheet => ({
  name: title.replaceAll(/[\\/?*[\]:]/g, '-').slice(0, 31),
  columns: [
    { label: t.title.title, width: 45 },
    { label: t.title.author, width: 28 },
    { label: t.title.publisher, width: 24 },
    { label: t.title.year, width: 8 },
    { label: t.title.isbn, width: 18 },
    { label: t.title.branch, width: 24 },
    { label: t.title.copies, width: 9 },
    { label: t.title.price, width: 14 },
    { label: t.orders.cost, width: 16 },
    { label: t.orders.received, width: 10 },
    { label: t.title.note, width: 30 },
  ],
  rows: lines.map((line) => [
    line.title,
    line.author,
    line.publisher,
    line.year,
    line.isbn,
    line.branchName,
    line.copies,
    line.price,
    line.copies * line.price,
    line.received,
    line.note,
  ]),
})
