import type { Field } from './query.ts'

/** Words before a colon that name a field, in Indonesian and English. */
export const fieldWords: ReadonlyMap<string, Field> = new Map([
  ['judul', 'title'],
  ['title', 'title'],
  ['pengarang', 'author'],
  ['penulis', 'author'],
  ['author', 'author'],
  ['subjek', 'subject'],
  ['topik', 'subject'],
  ['subject', 'subject'],
  ['seri', 'series'],
  ['series', 'series'],
  ['penerbit', 'publisher'],
  ['publisher', 'publisher'],
  ['isbn', 'identifier'],
  ['issn', 'identifier'],
  ['nomor', 'identifier'],
  ['barcode', 'identifier'],
  ['number', 'identifier'],
  ['panggil', 'callNumber'],
  ['kelas', 'callNumber'],
  ['class', 'callNumber'],
  ['callnumber', 'callNumber'],
])

/** The word that is written back for a field. */
export const wordOfField: Readonly<Record<Exclude<Field, 'any'>, string>> = {
  title: 'judul',
  author: 'pengarang',
  subject: 'subjek',
  series: 'seri',
  publisher: 'penerbit',
  identifier: 'nomor',
  callNumber: 'panggil',
}
