import { formatDate, formatRupiah } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { lateBlockWords } from '../late/block-words.ts'
import { moneyBlockWords } from '../money/money-blocks.ts'
import type { Block, BlockCode, BlockOf } from './block.ts'

/** Who reads the words: staff see all, the member nothing private and nothing about others. */
export type Reader = 'staff' | 'member'

type Words = { [Code in BlockCode]: (block: BlockOf<Code>) => string }

const day = (on: string) => formatDate(on, 'id')
const dayEn = (on: string) => formatDate(on, 'en')
const rupiah = (amount: number) => formatRupiah(amount)
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
const items = (count: number) => (count === 1 ? '1 item' : `${count} items`)

const id: Words = {
  ...moneyBlockWords.id,
  'key-reused': () => 'Kunci permintaan ini sudah dipakai untuk tindakan lain. Ulangi dari awal.',
  'card-unknown': () => 'Nomor anggota ini tidak dikenal.',
  'card-lost': () => 'Kartu ini dilaporkan hilang. Minta kartu yang baru atau tanda pengenal.',
  'card-replaced': () => 'Kartu ini sudah diganti. Gunakan kartu yang baru.',
  'member-left': () => 'Keanggotaan ini sudah ditutup.',
  'member-expired': ({ on }) => `Masa berlaku keanggotaan habis pada ${day(on)}.`,
  'member-suspended': ({ until }) =>
    until ? `Anggota sedang diskors sampai ${day(until)}.` : 'Anggota sedang diskors.',
  'member-blocked': ({ reason }) => `Anggota diblokir: ${reason}`,
  'member-address-unknown': () => 'Alamat anggota tidak dikenal lagi. Minta alamat yang baru.',
  'owes-too-much': ({ owed, most }) => `Tanggungan ${rupiah(owed)} melebihi batas ${rupiah(most)}.`,
  'has-overdue': ({ count }) => `Masih ada ${count} pinjaman yang terlambat.`,
  'limit-reached': ({ have, most, counted, unverified }) =>
    `Sudah meminjam ${have} dari paling banyak ${most}${countedId[counted]}${unverified ? ' sebelum keanggotaan diverifikasi' : ''}.`,
  'item-unknown': () => 'Barcode ini tidak ada di katalog.',
  'item-on-loan': ({ dueOn }) =>
    `Eksemplar ini masih dipinjam orang lain sampai ${day(dueOn)}. Kembalikan dahulu.`,
  'item-already-theirs': ({ dueOn }) =>
    `Eksemplar ini sudah dipinjam anggota ini, harus kembali ${day(dueOn)}.`,
  'item-not-for-loan': () => 'Menurut aturan, eksemplar ini tidak dipinjamkan.',
  'item-read-here': () => 'Eksemplar ini hanya untuk dibaca di tempat.',
  'item-in-process': () => 'Eksemplar ini masih dalam proses.',
  'item-on-display': () => 'Eksemplar ini sedang dipajang.',
  'item-in-repair': () => 'Eksemplar ini sedang diperbaiki.',
  'item-withdrawn': () => 'Eksemplar ini sudah dikeluarkan dari koleksi.',
  'item-on-its-way': () => 'Eksemplar ini sedang dikirim ke cabang lain.',
  'item-kept-for-another': ({ shelfCode }) =>
    `Eksemplar ini disimpan untuk anggota lain${shelfCode ? ` (kode ${shelfCode})` : ''}.`,
  'item-wanted': ({ waiting }) => `Judul ini sudah dipesan ${waiting} orang.`,
  'day-not-allowed': () => 'Tanggal ini hanya dapat ditetapkan petugas yang berwenang.',
  'loan-unknown': () => 'Pinjaman ini tidak ditemukan.',
  'loan-ended': () => 'Pinjaman ini sudah selesai.',
  'renewals-used-up': ({ times }) => `Tidak bisa diperpanjang lagi: sudah ${times} kali diperpanjang.`,
  'renewal-never': () => 'Pinjaman jenis ini tidak bisa diperpanjang.',
  'renewal-too-late': ({ dueOn }) => `Tidak bisa diperpanjang karena terlambat sejak ${day(dueOn)}.`,
  'renewal-wanted': ({ waiting }) => `Tidak bisa diperpanjang karena sudah dipesan ${waiting} orang.`,
  'renewal-brings-nothing': ({ dueOn }) =>
    `Belum perlu diperpanjang: tanggal harus kembali tetap ${day(dueOn)}.`,
  'loan-claimed': () => 'Pinjaman ini dilaporkan sudah dikembalikan dan sedang dicari.',
  'loan-not-claimed': () => 'Tidak ada laporan bahwa pinjaman ini sudah dikembalikan.',
  'title-unknown': () => 'Judul ini tidak ditemukan.',
  'title-has-no-copies': () => 'Judul ini tidak punya eksemplar yang dapat dipinjam.',
  'holds-not-taken': () => 'Menurut aturan, judul ini tidak dapat dipesan.',
  'holds-used-up': ({ have, most }) => `Sudah memesan ${have} dari paling banyak ${most} judul.`,
  'already-asked': () => 'Judul ini sudah dipesan anggota ini.',
  'title-already-theirs': ({ dueOn }) => `Judul ini sedang dipinjam anggota ini sampai ${day(dueOn)}.`,
  'copy-is-in': () => 'Masih ada eksemplar di rak. Ambil langsung, tidak perlu dipesan.',
  'pickup-unknown': () => 'Tempat pengambilan ini tidak tersedia.',
  'hold-unknown': () => 'Pemesanan ini tidak ditemukan.',
  'hold-ended': () => 'Pemesanan ini sudah selesai.',
  'hold-caught': () => 'Eksemplar untuk pemesanan ini sudah disiapkan.',
  'day-past': () => 'Tanggal ini sudah lewat.',
  'transfer-nowhere': () => 'Pilih cabang tujuan yang lain dari tempat eksemplar ini berada.',
  'item-kept': ({ shelfCode }) =>
    `Eksemplar ini disimpan untuk pemesanan${shelfCode ? ` (kode ${shelfCode})` : ''}.`,
  'undo-unknown': () => 'Tindakan ini tidak ditemukan atau tidak dapat dibatalkan.',
  'undo-too-late': () => 'Sudah terlalu lama untuk dibatalkan. Catat pengembalian atau peminjaman yang baru.',
  'undo-overtaken': () => 'Sudah ada tindakan lain sesudahnya, jadi tidak dapat dibatalkan.',
  ...lateBlockWords.id,
}

const countedId = { all: ' pinjaman', kind: ' pinjaman jenis ini', branch: ' pinjaman dari cabang ini' }

const en: Words = {
  ...moneyBlockWords.en,
  'key-reused': () => 'The key of this request was used for another deed. Begin again.',
  'card-unknown': () => 'This member number is not known.',
  'card-lost': () => 'This card was reported lost. Ask for the new card or for identification.',
  'card-replaced': () => 'This card was replaced. Use the new card.',
  'member-left': () => 'This membership is closed.',
  'member-expired': ({ on }) => `The membership ended on ${dayEn(on)}.`,
  'member-suspended': ({ until }) =>
    until ? `The member is suspended until ${dayEn(until)}.` : 'The member is suspended.',
  'member-blocked': ({ reason }) => `The member is blocked: ${reason}`,
  'member-address-unknown': () => "The member's address is not known any more. Ask for the new one.",
  'owes-too-much': ({ owed, most }) =>
    `${formatRupiah(owed)} is owed, more than the limit of ${formatRupiah(most)}.`,
  'has-overdue': ({ count }) => `${items(count)} overdue.`,
  'limit-reached': ({ have, most, counted, unverified }) =>
    `${have} of at most ${most} loans${countedEn[counted]}${unverified ? ' before the membership is verified' : ''}.`,
  'item-unknown': () => 'This barcode is not in the catalogue.',
  'item-on-loan': ({ dueOn }) =>
    `This copy is on loan to somebody else until ${dayEn(dueOn)}. Return it first.`,
  'item-already-theirs': ({ dueOn }) => `This member has this copy already, due ${dayEn(dueOn)}.`,
  'item-not-for-loan': () => 'By the rules this copy is not for loan.',
  'item-read-here': () => 'This copy is for reading in the library only.',
  'item-in-process': () => 'This copy is still being processed.',
  'item-on-display': () => 'This copy is on display.',
  'item-in-repair': () => 'This copy is being repaired.',
  'item-withdrawn': () => 'This copy was withdrawn from the collection.',
  'item-on-its-way': () => 'This copy is on its way to another branch.',
  'item-kept-for-another': ({ shelfCode }) =>
    `This copy is kept for another member${shelfCode ? ` (code ${shelfCode})` : ''}.`,
  'item-wanted': ({ waiting }) => `${people(waiting)} asked for this title.`,
  'day-not-allowed': () => 'Only authorised staff can set this day.',
  'loan-unknown': () => 'This loan was not found.',
  'loan-ended': () => 'This loan has ended.',
  'renewals-used-up': ({ times }) => `Cannot be renewed again: renewed ${times} times already.`,
  'renewal-never': () => 'Loans of this kind cannot be renewed.',
  'renewal-too-late': ({ dueOn }) => `Cannot be renewed: overdue since ${dayEn(dueOn)}.`,
  'renewal-wanted': ({ waiting }) => `Cannot be renewed because ${people(waiting)} asked for it.`,
  'renewal-brings-nothing': ({ dueOn }) => `No need to renew yet: it would still be due ${dayEn(dueOn)}.`,
  'loan-claimed': () => 'This loan was reported as returned and is being looked for.',
  'loan-not-claimed': () => 'Nobody reported this loan as returned.',
  'title-unknown': () => 'This title was not found.',
  'title-has-no-copies': () => 'This title has no copies that can be lent.',
  'holds-not-taken': () => 'By the rules this title cannot be held.',
  'holds-used-up': ({ have, most }) => `${have} of at most ${most} titles held already.`,
  'already-asked': () => 'This member has a hold on this title already.',
  'title-already-theirs': ({ dueOn }) => `This member has this title on loan until ${dayEn(dueOn)}.`,
  'copy-is-in': () => 'A copy is on the shelf. It can be fetched at once, without a hold.',
  'pickup-unknown': () => 'This place is not available for pickup.',
  'hold-unknown': () => 'This hold was not found.',
  'hold-ended': () => 'This hold has ended.',
  'hold-caught': () => 'A copy was set aside for this hold already.',
  'day-past': () => 'This day has passed.',
  'transfer-nowhere': () => 'Choose another branch than the one where this copy is.',
  'item-kept': ({ shelfCode }) => `This copy is kept for a hold${shelfCode ? ` (code ${shelfCode})` : ''}.`,
  'undo-unknown': () => 'This deed was not found, or cannot be taken back.',
  'undo-too-late': () => 'Too late to take it back. Note a new return or loan instead.',
  'undo-overtaken': () => 'Something else happened since, so it cannot be taken back.',
  ...lateBlockWords.en,
}

const countedEn = { all: '', kind: ' of this kind', branch: ' from this branch' }

/** Where the member hears something else than staff: no reasons of the staff, no business of other members. */
const forMember: Record<Language, Partial<Words>> = {
  id: {
    'card-lost': () => 'Kartu ini tidak berlaku lagi. Silakan hubungi petugas.',
    'member-left': () => 'Kartu ini tidak berlaku lagi. Silakan hubungi petugas.',
    'member-suspended': ({ until }) =>
      until ? `Anda dapat meminjam lagi setelah ${day(until)}.` : 'Silakan hubungi petugas.',
    'member-expired': ({ on }) => `Keanggotaan Anda habis pada ${day(on)}. Perpanjang di meja layanan.`,
    'member-blocked': () => 'Silakan hubungi petugas di meja layanan.',
    'member-address-unknown': () => 'Silakan perbarui alamat Anda di meja layanan.',
    'owes-too-much': ({ owed }) =>
      `Anda memiliki tanggungan ${rupiah(owed)}. Silakan selesaikan di meja layanan.`,
    'has-overdue': ({ count }) => `Anda masih memiliki ${count} pinjaman yang terlambat. Kembalikan dahulu.`,
    'item-unknown': () => 'Barcode ini tidak dikenal. Silakan tanyakan kepada petugas.',
    'item-on-loan': () => 'Eksemplar ini perlu diperiksa petugas. Silakan bawa ke meja layanan.',
    'item-already-theirs': ({ dueOn }) => `Anda sudah meminjam buku ini, harus kembali ${day(dueOn)}.`,
    'item-kept-for-another': () => 'Buku ini sudah dipesan pembaca lain.',
    'item-on-its-way': () => 'Buku ini perlu diperiksa petugas. Silakan bawa ke meja layanan.',
    'item-withdrawn': () => 'Buku ini perlu diperiksa petugas. Silakan bawa ke meja layanan.',
    'day-not-allowed': () => 'Silakan hubungi petugas di meja layanan.',
    'holds-used-up': ({ most }) =>
      `Anda sudah memesan ${most} judul, paling banyak yang dapat dipesan sekaligus.`,
    'already-asked': () => 'Anda sudah memesan judul ini.',
    'title-already-theirs': ({ dueOn }) => `Anda sedang meminjam judul ini sampai ${day(dueOn)}.`,
    'hold-caught': () => 'Buku pesanan Anda sudah disiapkan.',
  },
  en: {
    'card-lost': () => 'This card is no longer valid. Please ask the staff.',
    'member-left': () => 'This card is no longer valid. Please ask the staff.',
    'member-suspended': ({ until }) =>
      until ? `You can borrow again after ${dayEn(until)}.` : 'Please ask the staff.',
    'member-expired': ({ on }) => `Your membership ended on ${dayEn(on)}. Renew it at the desk.`,
    'member-blocked': () => 'Please ask the staff at the desk.',
    'member-address-unknown': () => 'Please bring your address up to date at the desk.',
    'owes-too-much': ({ owed }) => `You owe ${formatRupiah(owed)}. Please settle it at the desk.`,
    'has-overdue': ({ count }) => `You still have ${items(count)} overdue. Return them first.`,
    'item-unknown': () => 'This barcode is not known. Please ask the staff.',
    'item-on-loan': () => 'The staff need to check this copy. Please bring it to the desk.',
    'item-already-theirs': ({ dueOn }) => `You have this book already, due ${dayEn(dueOn)}.`,
    'item-kept-for-another': () => 'Another reader asked for this book.',
    'item-on-its-way': () => 'The staff need to check this copy. Please bring it to the desk.',
    'item-withdrawn': () => 'The staff need to check this copy. Please bring it to the desk.',
    'day-not-allowed': () => 'Please ask the staff at the desk.',
    'holds-used-up': ({ most }) => `You have ${most} titles on hold, as many as there can be at once.`,
    'already-asked': () => 'You have a hold on this title already.',
    'title-already-theirs': ({ dueOn }) => `You have this title on loan until ${dayEn(dueOn)}.`,
    'hold-caught': () => 'Your book was set aside for you already.',
  },
}

/** A reason in words. */
export function blockText(block: Block, language: Language, reader: Reader): string {
  const words = language === 'id' ? id : en
  const own = reader === 'member' ? forMember[language][block.code] : undefined
  // The table gives each code the function for its own facts; TypeScript cannot follow the pair.
  const say = (own ?? words[block.code]) as (block: Block) => string
  return say(block)
}
