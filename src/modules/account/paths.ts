type Id = number | string

const of = (path: string, child: number | undefined) =>
  child === undefined ? path : `${path}?untuk=${child}`

export const paths = {
  overview: '/akun',
  loans: '/akun/pinjaman',
  loansOf: (child: number | undefined) => of('/akun/pinjaman', child),
  renewal: '/akun/pinjaman/perpanjangan',
  history: '/akun/riwayat',
  holds: '/akun/pesanan',
  holdsOf: (child: number | undefined) => of('/akun/pesanan', child),
  newHold: (title: Id) => `/akun/pesanan/baru/${title}`,
  holdChange: (id: Id) => `/akun/pesanan/${id}`,
  holdEnd: (id: Id) => `/akun/pesanan/${id}/batal`,
  money: '/akun/tanggungan',
  moneyOf: (child: number | undefined) => of('/akun/tanggungan', child),
  card: '/akun/kartu',
  cardImage: '/akun/kartu/gambar',
  profile: '/akun/profil',
  privacy: '/akun/data-saya',
  consent: (purpose: string) => `/akun/data-saya/persetujuan/${purpose}`,
  dataRequest: '/akun/data-saya/permintaan',
  dataCopy: '/akun/data-saya/salinan',
  security: '/akun/keamanan',
  pin: '/akun/keamanan/pin',
}
