/** Addresses of the work on authorities as a whole, beside those of single ones in `../paths.ts`. */
export const authorityPaths = {
  proposals: '/staf/tajuk/penautan',
  proposalSearch: '/staf/tajuk/penautan/pencarian',
  unlinked: '/staf/tajuk/penautan/tanpa-usulan',
  linkRun: (id: number | string) => `/staf/tajuk/penautan/${id}`,
  linkUndo: (id: number | string) => `/staf/tajuk/penautan/${id}/pengembalian`,
  imports: '/staf/tajuk/impor',
  upload: '/staf/tajuk/impor/unggahan',
  import: (id: number | string) => `/staf/tajuk/impor/${id}`,
  importCommit: (id: number | string) => `/staf/tajuk/impor/${id}/penyimpanan`,
  importUndo: (id: number | string) => `/staf/tajuk/impor/${id}/pengembalian`,
  importCancel: (id: number | string) => `/staf/tajuk/impor/${id}/pembatalan`,
  export: '/staf/tajuk/ekspor',
  split: (id: number | string) => `/staf/tajuk/${id}/pemecahan`,
  linkRemoval: (id: number | string) => `/staf/tajuk/${id}/lepas-bentuk`,
}
