import type { Language } from '#kernel/i18n.ts'
import type { NoticeKind } from '../kinds.ts'

/** Parts of a message that staff may word themselves: one for each kind, and its frame. */
export type WordingKind = NoticeKind | 'frame'

export interface Wording {
  subject: string
  /** With names in braces that are filled in; see `placeholders`. */
  body: string
}

/** What may stand in braces in each wording. */
export const placeholders: Record<WordingKind, readonly string[]> = {
  frame: ['nama', 'isi', 'perpustakaan', 'tautan', 'jumlah'],
  'hold-ready': ['nama', 'daftar', 'jumlah', 'tautan', 'perpustakaan'],
  'hold-expiring': ['nama', 'daftar', 'jumlah', 'tautan', 'perpustakaan'],
  'visit-dropped': ['nama', 'daftar', 'jumlah', 'tautan', 'perpustakaan'],
  'due-soon': ['nama', 'daftar', 'jumlah', 'tautan', 'perpustakaan'],
  overdue: ['nama', 'daftar', 'jumlah', 'denda', 'tautan', 'perpustakaan'],
  'card-expiring': ['nama', 'tanggal', 'tautan', 'perpustakaan'],
  receipt: ['nama', 'daftar', 'jumlah', 'kembali', 'tautan', 'perpustakaan'],
  welcome: ['nama', 'kartu', 'tautan', 'perpustakaan'],
  verification: ['nama', 'tautan', 'perpustakaan'],
  'pin-link': ['nama', 'tautan', 'perpustakaan'],
  suggestion: ['nama', 'daftar', 'jumlah', 'tautan', 'perpustakaan'],
}

/** Without this a wording says nothing, so it cannot be left out. */
export const needed: Partial<Record<WordingKind, string>> = {
  frame: 'isi',
  'hold-ready': 'daftar',
  'hold-expiring': 'daftar',
  'visit-dropped': 'daftar',
  'due-soon': 'daftar',
  overdue: 'daftar',
  receipt: 'daftar',
  verification: 'tautan',
  'pin-link': 'tautan',
  suggestion: 'daftar',
}

const id: Record<WordingKind, Wording> = {
  frame: {
    subject: '{jumlah} kabar dari {perpustakaan}',
    body: 'Halo {nama},\n\n{isi}\n\nSalam,\n{perpustakaan}\n\nAtur pesan yang ingin diterima: {tautan}',
  },
  'hold-ready': {
    subject: 'Pesanan Anda siap diambil',
    body: 'Buku yang dipesan sudah menunggu di rak pemesanan:\n{daftar}\nBawa kartu anggota saat mengambil.',
  },
  'hold-expiring': {
    subject: 'Pesanan Anda hampir lewat',
    body: 'Buku pesanan ini belum diambil dan sebentar lagi diberikan kepada yang menunggu berikutnya:\n{daftar}\nTidak jadi? Batalkan di {tautan} supaya yang lain tidak lama menunggu.',
  },
  'visit-dropped': {
    subject: 'Perpustakaan keliling tidak datang',
    body: 'Mohon maaf, kunjungan perpustakaan keliling batal. Pesanan Anda tetap disimpan:\n{daftar}\nIngin mengambil di tempat lain? Ubah di {tautan}.',
  },
  'due-soon': {
    subject: 'Segera harus kembali',
    body: 'Buku ini segera harus kembali:\n{daftar}\nMasih ingin membaca? Coba perpanjang di {tautan}.',
  },
  overdue: {
    subject: 'Buku terlambat dikembalikan',
    body: 'Buku ini sudah lewat tanggal kembali:\n{daftar}\nMohon dikembalikan secepatnya; pembaca lain mungkin menunggu. Ada kesulitan? Hubungi kami, kita cari jalan keluarnya.',
  },
  'card-expiring': {
    subject: 'Kartu anggota hampir habis masa berlakunya',
    body: 'Kartu anggota berlaku sampai {tanggal}. Perpanjang di meja layanan dengan menunjukkan kartu identitas.',
  },
  receipt: {
    subject: 'Bukti layanan perpustakaan',
    body: '{daftar}\n{kembali}\nLihat pinjaman di {tautan}.',
  },
  welcome: {
    subject: 'Selamat datang di {perpustakaan}',
    body: 'Keanggotaan sudah aktif. Nomor anggota: {kartu}. Kartu untuk ponsel, pinjaman, dan pesanan ada di {tautan}. Selamat membaca!',
  },
  verification: {
    subject: 'Pastikan alamat surel Anda',
    body: 'Seseorang mendaftar menjadi anggota dengan alamat ini. Kalau itu Anda, buka tautan berikut dalam tiga hari:\n{tautan}\nKalau bukan, abaikan saja surat ini.',
  },
  'pin-link': {
    subject: 'PIN baru untuk kartu perpustakaan',
    body: 'Ada permintaan PIN baru untuk kartu {nama}. Buka tautan ini dalam satu jam dan pilih PIN Anda:\n{tautan}\nKalau bukan Anda yang meminta, abaikan saja: PIN tidak berubah.',
  },
  suggestion: {
    subject: 'Kabar usulan koleksi',
    body: 'Ada kabar tentang judul yang diusulkan atau didukung:\n{daftar}\nSemua usulan ada di {tautan}.',
  },
}

const en: Record<WordingKind, Wording> = {
  frame: {
    subject: '{jumlah} things from {perpustakaan}',
    body: 'Hello {nama},\n\n{isi}\n\nKind regards,\n{perpustakaan}\n\nChoose what we tell you: {tautan}',
  },
  'hold-ready': {
    subject: 'What you reserved is ready',
    body: 'What was reserved is waiting on the pickup shelf:\n{daftar}\nPlease bring the library card.',
  },
  'hold-expiring': {
    subject: 'Your reservation is about to lapse',
    body: 'This has not been picked up yet and soon goes to the next who waits:\n{daftar}\nNo longer needed? Cancel it at {tautan} so that others wait less.',
  },
  'visit-dropped': {
    subject: 'The mobile library is not coming',
    body: 'We are sorry: the mobile library does not come this time. What you reserved is kept for you:\n{daftar}\nRather pick it up somewhere else? Change it at {tautan}.',
  },
  'due-soon': {
    subject: 'Due back soon',
    body: 'This is due back soon:\n{daftar}\nStill reading? Try to renew at {tautan}.',
  },
  overdue: {
    subject: 'Overdue books',
    body: 'This should have been back:\n{daftar}\nPlease return it as soon as you can; others may be waiting. In difficulty? Talk to us and we will find a way.',
  },
  'card-expiring': {
    subject: 'Library card about to expire',
    body: 'The library card is valid until {tanggal}. Renew it at the desk with an identity card.',
  },
  receipt: {
    subject: 'Receipt of your visit',
    body: '{daftar}\n{kembali}\nSee your loans at {tautan}.',
  },
  welcome: {
    subject: 'Welcome to {perpustakaan}',
    body: 'The membership is active. Card number: {kartu}. The card for the phone, loans and reservations are at {tautan}. Happy reading!',
  },
  verification: {
    subject: 'Please confirm your e-mail address',
    body: 'Somebody registered as a member with this address. If it was you, open this link within three days:\n{tautan}\nIf it was not, simply ignore this message.',
  },
  'pin-link': {
    subject: 'A new PIN for the library card',
    body: 'A new PIN was asked for, for the card of {nama}. Open this link within an hour and choose one:\n{tautan}\nIf it was not you, ignore this message: the PIN stays as it is.',
  },
  suggestion: {
    subject: 'News of suggested titles',
    body: 'There is news of titles that were suggested or supported:\n{daftar}\nAll suggestions are at {tautan}.',
  },
}

const wordings: Record<Language, Record<WordingKind, Wording>> = { id, en }
export const defaultWording = (kind: WordingKind, language: Language): Wording => wordings[language][kind]
