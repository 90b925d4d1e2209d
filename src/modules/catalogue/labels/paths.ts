export const labelPaths = {
  prints: '/staf/katalog/label',
  print: (id: number | string) => `/staf/katalog/label/${id}`,
  file: (id: number | string) => `/staf/katalog/label/${id}/label.pdf`,
  sheets: '/staf/katalog/label/kertas',
  newSheet: '/staf/katalog/label/kertas/baru',
  sheet: (id: number | string) => `/staf/katalog/label/kertas/${id}`,
  sheetRemoval: (id: number | string) => `/staf/katalog/label/kertas/${id}/hapus`,
  testSheet: (id: number | string) => `/staf/katalog/label/kertas/${id}/uji.pdf`,
  colours: '/staf/katalog/label/warna',
}
