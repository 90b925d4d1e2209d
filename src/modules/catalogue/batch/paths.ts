export const batchPaths = {
  batches: '/staf/katalog/ubah-massal',
  newBatch: '/staf/katalog/ubah-massal/baru',
  batch: (id: number | string) => `/staf/katalog/ubah-massal/${id}`,
  change: (id: number | string) => `/staf/katalog/ubah-massal/${id}/perubahan`,
  run: (id: number | string) => `/staf/katalog/ubah-massal/${id}/pelaksanaan`,
  undo: (id: number | string) => `/staf/katalog/ubah-massal/${id}/pengembalian`,
  cancel: (id: number | string) => `/staf/katalog/ubah-massal/${id}/pembatalan`,
  report: (id: number | string) => `/staf/katalog/ubah-massal/${id}/laporan`,
}
