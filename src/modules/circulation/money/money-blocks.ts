import { formatRupiah } from '#design/format.ts'

/** What each reason against a deed with money tells besides its code. Only staff meet them. */
export interface MoneyBlockFacts {
  'charge-unknown': object
  'owes-nothing': object
  'more-than-owed': { open: number }
  'tendered-too-little': { amount: number }
  'not-in-kind': object
  'more-than-paid': { paid: number }
  'nothing-to-close': object
  'difference-unexplained': { difference: number }
  'amnesty-empty': object
  'amnesty-changed': { charges: number; amount: number }
  'amnesty-unknown': object
  'amnesty-undone': object
}

type MoneyWords = {
  [Code in keyof MoneyBlockFacts]: (block: { code: Code } & MoneyBlockFacts[Code]) => string
}

const id: MoneyWords = {
  'charge-unknown': () => 'Tagihan ini tidak ada pada anggota ini.',
  'owes-nothing': () => 'Tidak ada lagi yang harus diselesaikan dari tagihan yang dipilih.',
  'more-than-owed': ({ open }) =>
    `Yang masih terutang dari tagihan yang dipilih hanya ${formatRupiah(open)}.`,
  'tendered-too-little': ({ amount }) => `Uang yang diterima kurang dari ${formatRupiah(amount)}.`,
  'not-in-kind': () => 'Hanya harga buku hilang atau rusak yang dapat diganti dengan buku.',
  'more-than-paid': ({ paid }) =>
    paid > 0
      ? `Yang dapat dikembalikan paling banyak ${formatRupiah(paid)}, sebanyak yang dibayar.`
      : 'Untuk tagihan ini tidak ada uang yang dapat dikembalikan.',
  'nothing-to-close': () => 'Tidak ada penerimaan yang belum ditutup sampai kuitansi ini.',
  'difference-unexplained': ({ difference }) =>
    `Ada selisih ${formatRupiah(difference)}. Tulis penjelasannya, atau hitung lagi.`,
  'amnesty-empty': () => 'Tidak ada tagihan yang memenuhi syarat ini.',
  'amnesty-changed': ({ charges, amount }) =>
    `Keadaannya berubah sejak pratinjau: sekarang ${charges} tagihan, ${formatRupiah(amount)}. Periksa lagi, lalu jalankan.`,
  'amnesty-unknown': () => 'Pemutihan ini tidak ditemukan.',
  'amnesty-undone': () => 'Pemutihan ini sudah dibatalkan.',
}

const en: MoneyWords = {
  'charge-unknown': () => 'This member has no such charge.',
  'owes-nothing': () => 'Nothing of the chosen charges is left to be settled.',
  'more-than-owed': ({ open }) => `Only ${formatRupiah(open)} of the chosen charges is still owed.`,
  'tendered-too-little': ({ amount }) => `The money received is less than ${formatRupiah(amount)}.`,
  'not-in-kind': () => 'Only the price of a lost or damaged book can be settled with a book.',
  'more-than-paid': ({ paid }) =>
    paid > 0
      ? `At most ${formatRupiah(paid)} can be given back, as much as was paid.`
      : 'No money was paid for this charge that could be given back.',
  'nothing-to-close': () => 'Nothing up to this receipt is still to be closed.',
  'difference-unexplained': ({ difference }) =>
    `There is a difference of ${formatRupiah(difference)}. Write down why, or count again.`,
  'amnesty-empty': () => 'No charge meets these terms.',
  'amnesty-changed': ({ charges, amount }) =>
    `Things changed since the preview: now ${charges} charges, ${formatRupiah(amount)}. Look again, then run it.`,
  'amnesty-unknown': () => 'This amnesty was not found.',
  'amnesty-undone': () => 'This amnesty has been undone already.',
}

export const moneyBlockWords = { id, en }
