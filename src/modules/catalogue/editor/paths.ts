/** Addresses of the editor beside those of records; the first four answer with parts of a page. */
export const editorPaths = {
  fieldHelp: '/staf/katalog/bantuan-ruas',
  duplicates: '/staf/katalog/kembaran',
  headings: '/staf/tajuk/saran',
  presence: (id: number | string) => `/staf/katalog/${id}/penyuntingan`,
  itemSeries: (id: number | string) => `/staf/katalog/${id}/eksemplar-beruntun`,
  seriesAdded: (id: number | string) => `/staf/katalog/${id}/eksemplar-beruntun/selesai`,
}
