import { formatDay } from '#design/format.ts'
import { writeLetter, type LetterTable } from '#design/print/letter.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import type { ClaimLetter } from './find-claims.ts'

/** The letter that asks for what did not come; the tone grows firmer with the round. */
export function writeClaimLetter(
  letter: ClaimLetter,
  { head, city }: LetterSettings,
  libraryName: string,
): AsyncGenerator<Uint8Array> {
  const round = Math.max(...letter.issues.map((issue) => issue.round))
  return writeLetter({
    title: `Surat klaim ${letter.number || letter.id}`,
    head,
    placeAndDate: [city, formatDay(letter.madeOn, 'id')].filter(Boolean).join(', '),
    facts: [
      ['Nomor', letter.number || '……………………'],
      [
        'Hal',
        round > 1 ? `Klaim ke-${round} terbitan yang belum diterima` : 'Klaim terbitan yang belum diterima',
      ],
    ],
    to: ['Yth.', letter.vendor, ...letter.vendorAddress.split('\n').filter(Boolean)],
    body: [
      'Dengan hormat,',
      `Kami berlangganan terbitan berikut untuk ${libraryName}. Sampai surat ini dibuat, nomor-nomor di bawah ini belum kami terima:`,
      tableOf(letter),
      round > 1
        ? 'Nomor-nomor ini sudah pernah kami tanyakan. Kami mohon dikirim paling lambat dua minggu sejak surat ini, atau diganti dengan perpanjangan masa langganan.'
        : 'Kami mohon nomor-nomor tersebut dikirim, atau kami diberi tahu bila terbitan itu memang tidak terbit.',
      'Atas perhatian dan kerja samanya kami ucapkan terima kasih.',
    ],
    signatory: letter.signatory ?? undefined,
  })
}

const tableOf = ({ issues }: ClaimLetter): LetterTable => ({
  columns: [
    { label: 'Judul', share: 5 },
    { label: 'Nomor terbit', share: 3.2 },
    { label: 'Terbitan', share: 3.6 },
    { label: 'Untuk', share: 3 },
    { label: 'Klaim ke', share: 1.8, numeric: true },
  ],
  rows: issues.map((issue) => [
    issue.title,
    issue.enumeration,
    issue.chronology,
    issue.branchName,
    String(issue.round),
  ]),
})
