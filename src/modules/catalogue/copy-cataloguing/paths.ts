export const copyPaths = {
  copy: '/staf/katalog/salin',
  taken: '/staf/katalog/salin/ambil',
  merge: (id: number | string) => `/staf/katalog/${id}/gabung-salinan`,
  sources: '/staf/katalog/salin/sumber',
  newSource: '/staf/katalog/salin/sumber/baru',
  source: (id: number | string) => `/staf/katalog/salin/sumber/${id}`,
}
