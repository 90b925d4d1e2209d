import { inLanguages } from '#kernel/i18n.ts'

const id = {
  label: 'Kios peminjaman',
  about: 'Layar sentuh atau tablet tempat anggota meminjam dan mengembalikan sendiri.',
  idleSeconds: 'Detik tanpa sentuhan sebelum bertanya',
  idleHint: '20 sampai 300. Sesudah bertanya, kios masih menunggu 20 detik, lalu melupakan semuanya.',
  printer: 'Ada pencetak struk',
  returns: 'Menerima pengembalian',
  returnPlace: 'Tempat meletakkan buku yang kembali ke rak',
  returnPlaceHint: 'Misalnya: rak biru di kiri kios. Kosong: rak pengembalian.',
  holdPlace: 'Tempat meletakkan buku pesanan dan buku yang perlu diperiksa',
  holdPlaceHint: 'Misalnya: troli merah di kanan kios. Kosong: meja petugas.',
  speaks: 'Mulai dengan suara menyala',
  reach: 'Tombol selalu di bagian bawah layar (terjangkau dari kursi roda)',
  lockDown: 'Kunci peramban: halaman lain situs ini tidak terbuka sampai petugas keluar dengan kodenya',
  leaveCode: 'Kode petugas untuk keluar dari kios',
  leaveHint: '4 sampai 12 angka. Kosong: kode yang ada tidak berubah.',
  noVoice: 'Tidak ada suara bahasa Indonesia',
  lastError: (text: string) => `Galat terakhir: ${text}`,
  errors: {
    'not-seconds': 'Tulis angka 20 sampai 300.',
    'not-a-code': 'Tulis 4 sampai 12 angka.',
    'too-long': 'Terlalu panjang.',
  } as Record<string, string>,
}

const en: typeof id = {
  label: 'Lending kiosk',
  about: 'A touch screen or tablet where members borrow and return by themselves.',
  idleSeconds: 'Seconds without a touch before it asks',
  idleHint: '20 to 300. After asking, it waits another 20 seconds and then forgets everything.',
  printer: 'There is a receipt printer',
  returns: 'Takes books back',
  returnPlace: 'Where to lay books that go back to the shelf',
  returnPlaceHint: 'For example: the blue shelf left of the kiosk. Empty: the returns shelf.',
  holdPlace: 'Where to lay reserved books and those to be looked at',
  holdPlaceHint: 'For example: the red trolley right of the kiosk. Empty: the staff desk.',
  speaks: 'Start with the voice on',
  reach: 'Buttons always in the lower half of the screen (within reach of a wheelchair)',
  lockDown: 'Lock the browser: no other page of this site opens until staff leave with their code',
  leaveCode: 'Code with which staff leave the kiosk',
  leaveHint: '4 to 12 digits. Empty: the code stays as it is.',
  noVoice: 'No Indonesian voice',
  lastError: (text: string) => `Last error: ${text}`,
  errors: {
    'not-seconds': 'Write a number from 20 to 300.',
    'not-a-code': 'Write 4 to 12 digits.',
    'too-long': 'Too long.',
  },
}

export const kindTexts = inLanguages({ id, en })
