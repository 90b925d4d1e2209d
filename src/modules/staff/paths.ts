export const paths = {
  home: '/staf',
  firstRun: '/staf/pertama',
  audit: '/staf/catatan-perubahan',
  letterhead: '/staf/kop-surat',
  letterSample: '/staf/kop-surat/contoh',
  accounts: '/staf/akun-petugas',
  newAccount: '/staf/akun-petugas/baru',
  account: (id: number | string) => `/staf/akun-petugas/${id}`,
  accountPassword: (id: number | string) => `/staf/akun-petugas/${id}/kata-sandi`,
  accountEntry: (id: number | string) => `/staf/akun-petugas/${id}/status`,
  roles: '/staf/peran',
  newRole: '/staf/peran/baru',
  // With a part behind the code, so that a role may be called "baru".
  role: (code: string) => `/staf/peran/${code}/ubah`,
  removeRole: (code: string) => `/staf/peran/${code}/hapus`,
  ownPassword: '/staf/kata-sandi',
}
