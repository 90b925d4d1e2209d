import type { Sort, TermList, TextField } from '#modules/search/index.ts'

/** How an index is asked: words of texts, numbers as a whole, years, values of a list, our own numbers of titles. */
export type IndexKind =
  | { kind: 'text'; field: TextField }
  | { kind: 'number'; field: 'identifier' | 'callNumber' }
  | { kind: 'isbn' }
  | { kind: 'year' }
  | { kind: 'value'; facet: 'language' | 'material' | 'branch' | 'collection' | 'audience' }
  | { kind: 'record' }
  | { kind: 'all' }

export interface IndexName {
  set: SetName
  name: string
}

export interface SruIndex {
  title: string
  titleInIndonesian: string
  asks: IndexKind
  /** All its names; the first is the one that scan and explain show first. */
  names: readonly IndexName[]
  /** The list that scan shows; without one the index cannot be scanned. */
  list?: TermList
  sort?: Exclude<Sort, 'relevance'>
}

/** Context sets by the prefix that they have unless a query gives them another. */
export const contextSets = {
  cql: ['info:srw/cql-context-set/1/cql-v1.2', 'info:srw/cql-context-set/1/cql-v1.1'],
  dc: ['info:srw/cql-context-set/1/dc-v1.1'],
  bath: ['http://zing.z3950.org/cql/bath/2.0/'],
  rec: ['info:srw/cql-context-set/2/rec-1.1'],
  patria: ['urn:x-patria:cql:1'],
  sort: ['info:srw/cql-context-set/1/sort-v1.0'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type SetName = keyof typeof contextSets

const named = (text: string): IndexName[] =>
  text.split(' ').flatMap((one) => {
    const [set = '', name = ''] = one.split('.')
    return isSetName(set) ? [{ set, name }] : []
  })

export const isSetName = (text: string): text is SetName => text in contextSets

/** Everything that can be asked for. What explain says is made from this list too. */
export const indexes: readonly SruIndex[] = [
  {
    title: 'Words anywhere in the description',
    titleInIndonesian: 'Kata di mana saja',
    asks: { kind: 'text', field: 'any' },
    names: named('cql.serverChoice cql.anywhere cql.anyIndexes cql.allIndexes cql.keywords bath.any'),
    list: 'any',
  },
  {
    title: 'All records',
    titleInIndonesian: 'Semua cantuman',
    asks: { kind: 'all' },
    names: named('cql.allRecords'),
  },
  {
    title: 'Title, also uniform, parallel and varying titles',
    titleInIndonesian: 'Judul',
    asks: { kind: 'text', field: 'title' },
    names: named('dc.title bath.title'),
    list: 'title',
    sort: 'title',
  },
  {
    title: 'Names of persons and bodies that made it',
    titleInIndonesian: 'Pengarang dan kontributor',
    asks: { kind: 'text', field: 'author' },
    names: named('dc.creator dc.contributor dc.author bath.author'),
    list: 'author',
    sort: 'author',
  },
  {
    title: 'Subject headings',
    titleInIndonesian: 'Subjek',
    asks: { kind: 'text', field: 'subject' },
    names: named('dc.subject bath.subject'),
    list: 'subject',
  },
  {
    title: 'Series',
    titleInIndonesian: 'Judul seri',
    asks: { kind: 'text', field: 'series' },
    names: named('dc.relation patria.series'),
    list: 'series',
  },
  {
    title: 'Publisher',
    titleInIndonesian: 'Penerbit',
    asks: { kind: 'text', field: 'publisher' },
    names: named('dc.publisher'),
    list: 'publisher',
  },
  {
    title: 'Numbers: ISBN, ISSN, control number, barcode, inventory number',
    titleInIndonesian: 'Nomor: ISBN, ISSN, kendali, barkod, inventaris',
    asks: { kind: 'number', field: 'identifier' },
    names: named('dc.identifier bath.standardIdentifier'),
    list: 'identifier',
  },
  {
    title: 'ISBN or ISSN',
    titleInIndonesian: 'ISBN atau ISSN',
    asks: { kind: 'isbn' },
    names: named('bath.isbn bath.issn'),
  },
  {
    title: 'Call number or DDC number, as a whole; with * from its beginning',
    titleInIndonesian: 'Nomor panggil atau nomor klasifikasi',
    asks: { kind: 'number', field: 'callNumber' },
    names: named('patria.callNumber'),
    list: 'callNumber',
    sort: 'callNumber',
  },
  {
    title: 'Year of publication',
    titleInIndonesian: 'Tahun terbit',
    asks: { kind: 'year' },
    names: named('dc.date'),
    sort: 'newest',
  },
  {
    title: 'Language, in three letters of MARC',
    titleInIndonesian: 'Bahasa',
    asks: { kind: 'value', facet: 'language' },
    names: named('dc.language'),
  },
  {
    title: 'Kind of material, in terms of DCMI or our own',
    titleInIndonesian: 'Jenis bahan',
    asks: { kind: 'value', facet: 'material' },
    names: named('dc.type'),
  },
  {
    title: 'Code of a branch that has copies',
    titleInIndonesian: 'Kode lokasi layanan',
    asks: { kind: 'value', facet: 'branch' },
    names: named('patria.branch'),
  },
  {
    title: 'Collection that copies belong to',
    titleInIndonesian: 'Jenis koleksi',
    asks: { kind: 'value', facet: 'collection' },
    names: named('patria.collection'),
  },
  {
    title: 'Audience',
    titleInIndonesian: 'Kelompok pembaca',
    asks: { kind: 'value', facet: 'audience' },
    names: named('patria.audience'),
  },
  {
    title: 'Number of the title in this catalogue',
    titleInIndonesian: 'Nomor judul di katalog ini',
    asks: { kind: 'record' },
    names: named('rec.identifier rec.id'),
  },
]
