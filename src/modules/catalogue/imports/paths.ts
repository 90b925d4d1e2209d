export const importPaths = {
  imports: '/staf/katalog/impor',
  newImport: '/staf/katalog/impor/baru',
  // The ending lets the body pass the limit of ordinary forms: see kernel/web.tsx.
  upload: '/staf/katalog/impor/unggahan',
  import: (id: number | string) => `/staf/katalog/impor/${id}`,
  columns: (id: number | string) => `/staf/katalog/impor/${id}/kolom`,
  commit: (id: number | string) => `/staf/katalog/impor/${id}/penulisan`,
  undo: (id: number | string) => `/staf/katalog/impor/${id}/pengembalian`,
  cancel: (id: number | string) => `/staf/katalog/impor/${id}/pembatalan`,
  decision: (id: number | string, position: number | string) =>
    `/staf/katalog/impor/${id}/baris/${position}/keputusan`,
  rejects: (id: number | string) => `/staf/katalog/impor/${id}/ditolak`,
  reject: (id: number | string, position: number | string) =>
    `/staf/katalog/impor/${id}/baris/${position}/berkas`,
}
