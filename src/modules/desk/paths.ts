type Id = number | string

const at = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`

export const paths = {
  desk: '/staf/meja',
  place: '/staf/meja/tempat',
  placeThen: (path: string) => `/staf/meja/tempat?${new URLSearchParams({ kembali: path })}`,
  member: (id: Id) => `/staf/meja/anggota/${id}`,
  renewal: (id: Id) => `/staf/meja/anggota/${id}/perpanjangan`,
  holds: (id: Id) => `/staf/meja/anggota/${id}/pemesanan`,
  holdEnd: (id: Id) => `/staf/meja/anggota/${id}/pemesanan/batal`,
  finish: (id: Id) => `/staf/meja/anggota/${id}/selesai`,
  undo: '/staf/meja/pembatalan',
  receipt: (visit: Id) => `/staf/meja/struk/${visit}`,
  returns: '/staf/meja/pengembalian',
  inHouse: '/staf/meja/baca-di-tempat',
  copy: (barcode: string) => at('/staf/meja/eksemplar', { barcode }),
  copyPage: '/staf/meja/eksemplar',
  copyDeed: '/staf/meja/eksemplar/tindakan',
  shelf: '/staf/meja/rak-pemesanan',
  pulls: '/staf/meja/ambil-dari-rak',
  transits: '/staf/meja/kiriman',
  /** The desk without a network, and what belongs to it; its worker serves these addresses only. */
  offline: '/staf/meja/luring',
  offlineWorker: '/staf/meja/luring/pekerja.js',
  offlineManifest: '/staf/meja/luring/aplikasi.webmanifest',
  offlineList: '/staf/meja/luring/daftar',
  offlineDeeds: '/staf/meja/luring/kiriman',
  offlineUpload: '/staf/meja/luring/unggahan',
  /** The page of a member within a visit. */
  visiting: (id: Id, visit: string) => at(`/staf/meja/anggota/${id}`, { k: visit }),
}
