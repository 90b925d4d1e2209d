import { normaliseIsbn } from '../describe/isbn.ts'
import { paths } from '../paths.ts'

/** Addresses of the editor beside those of records; the first four answer with parts of a page. */
export const editorPaths = {
  fieldHelp: '/staf/katalog/bantuan-ruas',
  duplicates: '/staf/katalog/kembaran',
  headings: '/staf/tajuk/saran',
  presence: (id: number | string) => `/staf/katalog/${id}/penyuntingan`,
  itemSeries: (id: number | string) => `/staf/katalog/${id}/eksemplar-beruntun`,
  seriesAdded: (id: number | string) => `/staf/katalog/${id}/eksemplar-beruntun/selesai`,
}

/** A new record, which begins with what was looked for in vain where that is an ISBN. */
export function newRecordOf(sought: string): string {
  const isbn = normaliseIsbn(sought)
  return isbn ? `${paths.newRecord}?${new URLSearchParams({ isbn })}` : paths.newRecord
}
