export const qualityPaths = {
  desk: '/staf/katalog/mutu',
  list: (slug: string) => `/staf/katalog/mutu/${slug}`,
  next: (slug: string) => `/staf/katalog/mutu/${slug}/berikut`,
  duplicates: '/staf/katalog/mutu/judul-kembar',
  dismissal: '/staf/katalog/mutu/judul-kembar/berbeda',
  merges: '/staf/katalog/mutu/penggabungan',
  mergeUndo: (id: number | string) => `/staf/katalog/mutu/penggabungan/${id}/pengembalian`,
  merge: (id: number | string) => `/staf/katalog/${id}/penggabungan`,
}
