type Id = number | string

export const paths = {
  /** For everybody: whether a letter is genuine. */
  check: '/bebas-pustaka',
  checkOne: (code: string) => `/bebas-pustaka/${code}`,
  /** For members. */
  own: '/akun/bebas-pustaka',
  ownOf: (child: number | undefined) =>
    child === undefined ? '/akun/bebas-pustaka' : `/akun/bebas-pustaka?untuk=${child}`,
  ownLetter: (id: Id) => `/akun/bebas-pustaka/${id}/surat`,
  loans: (child: number | undefined) =>
    child === undefined ? '/akun/pinjaman' : `/akun/pinjaman?untuk=${child}`,
  money: (child: number | undefined) =>
    child === undefined ? '/akun/tanggungan' : `/akun/tanggungan?untuk=${child}`,
  /** For staff. */
  letters: '/staf/bebas-pustaka',
  newLetter: '/staf/bebas-pustaka/baru',
  newLetterFor: (card: string) => `/staf/bebas-pustaka/baru?kartu=${encodeURIComponent(card)}`,
  letter: (id: Id) => `/staf/bebas-pustaka/${id}`,
  letterFile: (id: Id) => `/staf/bebas-pustaka/${id}/surat`,
  withdrawal: (id: Id) => `/staf/bebas-pustaka/${id}/pencabutan`,
  classLetters: '/staf/bebas-pustaka/kelas',
  classFile: (id: Id, purpose: string) =>
    `/staf/bebas-pustaka/kelas/${id}/surat${purpose && `?keperluan=${encodeURIComponent(purpose)}`}`,
  settings: '/staf/bebas-pustaka/pengaturan',
  desk: (patronId: Id) => `/staf/meja/anggota/${patronId}`,
  member: (patronId: Id) => `/staf/anggota/${patronId}`,
}
