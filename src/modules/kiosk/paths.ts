export const paths = {
  start: '/kios',
  card: '/kios/kartu',
  pin: '/kios/pin',
  lend: '/kios/pinjam',
  back: '/kios/kembali',
  loans: '/kios/pinjaman-saya',
  finish: '/kios/selesai',
  receipt: '/kios/struk',
  forget: '/kios/lupa',
  look: '/kios/tampilan',
  report: '/kios/kabar',
  leave: '/kios/keluar',
  /** Of a member, on their telephone. */
  phoneCode: '/akun/kartu/kode-kios',
  selfLend: '/akun/pinjam-sendiri',
  selfLendPlace: '/akun/pinjam-sendiri/tempat',
  slip: '/akun/pinjam-sendiri/bukti',
  /** Of staff. */
  codes: '/staf/pinjam-sendiri',
  code: (branch: number | string) => `/staf/pinjam-sendiri/${branch}`,
  poster: (branch: number | string) => `/staf/pinjam-sendiri/${branch}/poster`,
}
