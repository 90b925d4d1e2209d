type Id = number | string

export const paths = {
  members: '/staf/anggota',
  memberSearch: '/staf/anggota/pencarian',
  newMember: '/staf/anggota/baru',
  member: (id: Id) => `/staf/anggota/${id}`,
  editMember: (id: Id) => `/staf/anggota/${id}/ubah`,
  identity: (id: Id) => `/staf/anggota/${id}/identitas`,
  verification: (id: Id) => `/staf/anggota/${id}/verifikasi`,
  renewal: (id: Id) => `/staf/anggota/${id}/perpanjangan`,
  closing: (id: Id) => `/staf/anggota/${id}/penutupan`,
  pin: (id: Id) => `/staf/anggota/${id}/pin`,
  replaceCard: (id: Id) => `/staf/anggota/${id}/kartu-pengganti`,
  blocks: (id: Id) => `/staf/anggota/${id}/blokir`,
  liftBlock: (id: Id, block: Id) => `/staf/anggota/${id}/blokir/${block}/cabut`,
  categories: '/staf/jenis-anggota',
  newCategory: '/staf/jenis-anggota/baru',
  category: (code: string) => `/staf/jenis-anggota/${code}`,
}
