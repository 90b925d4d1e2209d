import { formatDay } from '#design/format.ts'
import { writeLetter } from '#design/print/letter.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import type { Gift, GiftLine } from './find-gifts.ts'

/** The letter that thanks for a gift and names what was accepted. */
export function writeThanks(
  gift: Gift,
  lines: readonly GiftLine[],
  { settings: { head, city }, libraryName }: { settings: LetterSettings; libraryName: string },
): AsyncGenerator<Uint8Array> {
  const accepted = lines.filter(({ decision }) => decision === 'accepted')
  return writeLetter({
    title: `Ucapan terima kasih ${gift.letterNumber || gift.id}`,
    head,
    placeAndDate: [city, formatDay(gift.thankedOn ?? gift.offeredOn, 'id')].filter(Boolean).join(', '),
    facts: [
      ['Nomor', gift.letterNumber || '……………………'],
      ['Hal', 'Ucapan terima kasih'],
    ],
    to: ['Yth.', gift.donor, ...gift.donorAddress.split('\n').filter(Boolean)],
    body: [
      'Dengan hormat,',
      `Terima kasih atas buku yang Bapak/Ibu/Saudara berikan kepada ${libraryName} pada ${formatDay(gift.offeredOn, 'id')}. Yang kami terima ke dalam koleksi adalah:`,
      {
        columns: [
          { label: 'No.', share: 0.7, numeric: true },
          { label: 'Judul', share: 5 },
          { label: 'Pengarang', share: 3 },
          { label: 'Eksemplar', share: 1.9, numeric: true },
          { label: 'Nomor induk', share: 3 },
        ],
        rows: accepted.map(({ title, author, copies, numbers }, place) => [
          String(place + 1),
          title,
          author,
          String(copies),
          numbers,
        ]),
      },
      'Buku-buku itu akan dibaca banyak warga. Semoga kebaikan ini berlanjut.',
    ],
    signatory: gift.signatory ?? undefined,
  })
}
