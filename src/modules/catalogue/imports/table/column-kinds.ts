/** What a column of a table of books may hold; `ignored` is left out. */
export const columnKinds = [
  'ignored',
  'title',
  'subtitle',
  'author',
  'other-authors',
  'place',
  'publisher',
  'year',
  'edition',
  'isbn',
  'issn',
  'class',
  'subjects',
  'series',
  'language',
  'extent',
  'summary',
  'note',
  'control-number',
  'barcode',
  'inventory-number',
  'call-number',
  'branch',
  'shelf',
  'collection-type',
  'price',
  'source',
  'acquired-on',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Headings under which libraries keep these, in Indonesian and English; compared without case and marks. */
const names: Record<Exclude<ColumnKind, 'ignored'>, string> = {
  title: 'judul, judul utama, judul buku, title, title proper, nama buku',
  subtitle: 'anak judul, sub judul, subjudul, subtitle, remainder of title',
  author: 'pengarang, penulis, pengarang utama, nama pengarang, author, main author, authors, creator, karya',
  'other-authors':
    'pengarang tambahan, pengarang lain, penulis lain, kontributor, other authors, contributor, editor',
  place: 'tempat terbit, kota terbit, kota, tempat, place, place of publication, city',
  publisher: 'penerbit, nama penerbit, publisher, penerbitan',
  year: 'tahun, tahun terbit, thn terbit, th terbit, year, publication year, year of publication, date, tanggal terbit',
  edition: 'edisi, cetakan, edition, edisi cetakan',
  isbn: 'isbn, no isbn, nomor isbn, isbn13, isbn10, isbn issn',
  issn: 'issn, no issn, nomor issn',
  class:
    'kelas, klasifikasi, ddc, no klas, nomor klas, no kelas, nomor kelas, kelas ddc, class, classification, dewey',
  subjects: 'subjek, subyek, tajuk subjek, subjects, subject, topik, kata kunci, keywords, topic',
  series: 'seri, judul seri, series, series title',
  language: 'bahasa, language, kode bahasa, language code',
  extent:
    'deskripsi fisik, kolasi, halaman, jumlah halaman, tebal, extent, pages, physical description, collation',
  summary: 'abstrak, ringkasan, sinopsis, abstract, summary, synopsis',
  note: 'catatan, keterangan, note, notes, remarks',
  'control-number': 'nomor kontrol, bib id, bibid, control number, record id, id, biblio id',
  barcode:
    'barcode, barkod, kode batang, nomor barcode, no barcode, kode barcode, nomor barkod, no barkod, item code, kode eksemplar, kode item',
  'inventory-number':
    'nomor induk, no induk, nomor inventaris, no inventaris, no inv, inventory number, accession number, inventory code, kode inventaris',
  'call-number': 'nomor panggil, no panggil, call number, callnumber, nomor panggil buku',
  branch: 'cabang, perpustakaan, lokasi perpustakaan, branch, library, lokasi, location, unit',
  shelf: 'rak, nomor rak, lokasi rak, shelf, shelving location, ruang, ruangan',
  'collection-type': 'jenis koleksi, tipe koleksi, koleksi, collection type, collection, kategori koleksi',
  price: 'harga, harga buku, harga satuan, price, cost',
  source:
    'sumber, sumber perolehan, asal, perolehan, cara perolehan, source, acquisition source, jenis sumber',
  'acquired-on':
    'tanggal perolehan, tanggal terima, tgl terima, tanggal pengadaan, tgl pengadaan, tanggal masuk, tanggal, acquired, acquisition date, date acquired, received date',
}

export const wordsOf = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

const kindOfName = new Map<string, ColumnKind>(
  columnKinds.flatMap((kind) =>
    kind === 'ignored' ? [] : names[kind].split(', ').map((name) => [name, kind] as const),
  ),
)

/** What each column seems to hold by its heading; each kind once, but for those that may repeat. */
export function recogniseColumns(headings: readonly string[]): ColumnKind[] {
  const taken = new Set<ColumnKind>()
  return headings.map((heading) => {
    const kind = kindOfName.get(wordsOf(heading)) ?? 'ignored'
    if (taken.has(kind) && !repeatable.has(kind)) return 'ignored'
    taken.add(kind)
    return kind
  })
}

const repeatable = new Set<ColumnKind>(['subjects', 'other-authors', 'note'])
