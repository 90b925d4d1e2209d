/** Addresses of the work on authorities as a whole, beside those of single ones in `../paths.ts`. */
export const authorityPaths = {
  proposals: '/staf/tajuk/penautan',
  proposalSearch: '/staf/tajuk/penautan/pencarian',
  linkRun: (id: number | string) => `/staf/tajuk/penautan/${id}`,
  linkUndo: (id: number | string) => `/staf/tajuk/penautan/${id}/pengembalian`,
  split: (id: number | string) => `/staf/tajuk/${id}/pemecahan`,
  linkRemoval: (id: number | string) => `/staf/tajuk/${id}/lepas-bentuk`,
}
