export const paths = {
  /** The guest book, on a browser that was paired for it. */
  book: '/buku-tamu',
  /** The first page for the next visitor: nothing is left of the one before. */
  again: '/buku-tamu?lagi=1',
  guest: '/buku-tamu/tamu',
  group: '/buku-tamu/rombongan',
  done: '/buku-tamu/selesai',
  /** For staff. */
  visitors: '/staf/pengunjung',
  days: '/staf/pengunjung/harian',
  details: '/staf/pengunjung/rincian',
  count: '/staf/pengunjung/hitung',
  tap: '/staf/pengunjung/hitung/ketuk',
  late: '/staf/pengunjung/hitung/susulan',
  staffGroup: '/staf/pengunjung/hitung/rombongan',
  withdrawal: (id: number | string) => `/staf/pengunjung/hitung/${id}/pembatalan`,
  door: '/staf/pengunjung/pintu',
  doorUpload: '/staf/pengunjung/pintu/unggahan',
  settings: '/staf/pengunjung/pengaturan',
  answers: '/staf/pengunjung/pengaturan/daftar',
  deskPlace: '/staf/meja/tempat',
}
