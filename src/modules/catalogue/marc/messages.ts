import { inLanguages } from '#kernel/i18n.ts'
import type { MarcProblem, MarcProblemCode } from './problems.ts'

type Texts = Record<MarcProblemCode, (detail: string) => string>

const id: Texts = {
  'file-empty': () => 'Berkas ini kosong.',
  'file-is-pdf': () => 'Berkas ini dokumen PDF, bukan berkas MARC.',
  'file-is-archive': () =>
    'Berkas ini masih terkompresi (ZIP, GZIP, atau Excel). Buka dahulu, lalu unggah isinya.',
  'file-is-html': () => 'Berkas ini halaman web (HTML), bukan berkas MARC.',
  'file-is-text': () => 'Berkas ini teks biasa; tidak ada cantuman MARC di dalamnya.',
  'file-is-utf16': () => 'Berkas ini disimpan sebagai UTF-16. Simpan ulang sebagai UTF-8.',
  'file-not-marc': () => 'Berkas ini bukan berkas MARC.',
  'file-without-records': () => 'Tidak ada satu cantuman pun di dalam berkas ini.',
  'no-record-here': () => 'Bagian ini bukan cantuman MARC.',
  'record-cut-short': () => 'Cantuman terpotong: akhirnya tidak ada.',
  'record-too-long': (detail) => `Cantuman terlalu panjang untuk format ini (${detail} bita).`,
  'record-empty': () => 'Cantuman tidak berisi ruas apa pun.',
  'directory-broken': (detail) => `Direktori cantuman tidak cocok dengan isinya${after(detail)}.`,
  'three-indicators': () => 'Cantuman memakai tiga indikator per ruas; ini bukan MARC 21 atau INDOMARC.',
  'field-too-long': (detail) => `Ruas ${detail} melebihi 9.999 bita dan tidak muat dalam format ini.`,
  'xml-broken': (detail) => `XML cantuman ini rusak${after(detail)}.`,
  'json-broken': (detail) => `JSON cantuman ini rusak${after(detail)}.`,
  'not-a-marc-object': (detail) => `Bentuk data ini bukan cantuman MARC${after(detail)}.`,
  'delimiter-in-value': (detail) => `Ruas ${detail} berisi tanda pemisah MARC di dalam teksnya.`,
  'leader-length-wrong': (detail) => `Panjang di leader keliru (${detail}); panjang sebenarnya yang dipakai.`,
  'leader-characters-wrong': () => 'Leader tidak terdiri atas 24 karakter yang lazim; sudah disesuaikan.',
  'junk-before-record': () => 'Ada karakter asing di depan cantuman; diabaikan.',
  'directory-repaired': () => 'Direktori keliru; ruas dipulihkan dari isinya.',
  'record-over-99999-bytes': () => 'Cantuman lebih dari 99.999 bita; tetap terbaca utuh.',
  'record-terminator-missing': () => 'Tanda akhir cantuman tidak ada.',
  'tag-unusual': (detail) => `Nomor ruas tidak lazim: ${detail}.`,
  'indicators-wrong': (detail) => `Indikator ruas ${detail} keliru.`,
  'indicators-blank': () => 'Indikator kosong tertulis sebagai # atau \\; disimpan sebagai spasi.',
  'text-outside-subfield': (detail) => `Ruas ${detail} berisi teks tanpa tanda subruas; disimpan sebagai $a.`,
  'empty-subfield-removed': (detail) => `Subruas tanpa kode dan isi di ruas ${detail} dihapus.`,
  'field-empty': (detail) => `Ruas ${detail} kosong.`,
  'encoding-not-as-leader-says': () => 'Pengodean huruf tidak sesuai leader; terdeteksi sebagai UTF-8.',
  'escapes-in-utf8': () => 'Ada tanda alih MARC-8 di dalam teks UTF-8; sudah diubah.',
  'read-as-marc8': () => 'Leader menyebut UTF-8, tetapi isinya dibaca sebagai MARC-8.',
  'read-as-latin1': (detail) => `Ruas ${detail} dibaca sebagai Latin-1; periksa huruf beraksen.`,
  'characters-unknown': (detail) => `Ada karakter yang tidak dikenal di ruas ${detail}, diganti dengan �.`,
  'control-characters-removed': (detail) => `Karakter kendali yang tidak sah dihapus dari ruas ${detail}.`,
  'title-missing': () => 'Cantuman tidak punya judul (ruas 245).',
}

const en: Texts = {
  'file-empty': () => 'This file is empty.',
  'file-is-pdf': () => 'This file is a PDF document, not a MARC file.',
  'file-is-archive': () =>
    'This file is still compressed (ZIP, GZIP or Excel). Unpack it first and upload what is inside.',
  'file-is-html': () => 'This file is a web page (HTML), not a MARC file.',
  'file-is-text': () => 'This file is plain text; there are no MARC records in it.',
  'file-is-utf16': () => 'This file was saved as UTF-16. Save it again as UTF-8.',
  'file-not-marc': () => 'This file is not a MARC file.',
  'file-without-records': () => 'There is not a single record in this file.',
  'no-record-here': () => 'This part is not a MARC record.',
  'record-cut-short': () => 'The record is cut short: its end is missing.',
  'record-too-long': (detail) => `The record is too long for this format (${detail} bytes).`,
  'record-empty': () => 'The record has no fields.',
  'directory-broken': (detail) => `The directory does not match what the record holds${after(detail)}.`,
  'three-indicators': () => 'The record has three indicators per field; this is not MARC 21 or INDOMARC.',
  'field-too-long': (detail) => `Field ${detail} is longer than 9,999 bytes and does not fit this format.`,
  'xml-broken': (detail) => `The XML of this record is broken${after(detail)}.`,
  'json-broken': (detail) => `The JSON of this record is broken${after(detail)}.`,
  'not-a-marc-object': (detail) => `This is not the shape of a MARC record${after(detail)}.`,
  'delimiter-in-value': (detail) => `Field ${detail} holds a MARC delimiter within its text.`,
  'leader-length-wrong': (detail) =>
    `The length in the leader is wrong (${detail}); the real length was used.`,
  'leader-characters-wrong': () => 'The leader is not 24 usual characters; it was adjusted.',
  'junk-before-record': () => 'Stray characters before the record were passed over.',
  'directory-repaired': () => 'The directory is wrong; the fields were recovered from the content.',
  'record-over-99999-bytes': () => 'The record is longer than 99,999 bytes; it was read whole.',
  'record-terminator-missing': () => 'The mark at the end of the record is missing.',
  'tag-unusual': (detail) => `Unusual field tag: ${detail}.`,
  'indicators-wrong': (detail) => `The indicators of field ${detail} are wrong.`,
  'indicators-blank': () => 'Blank indicators were written as # or \\; they were kept as spaces.',
  'text-outside-subfield': (detail) => `Field ${detail} has text without a subfield mark; it was kept as $a.`,
  'empty-subfield-removed': (detail) =>
    `A subfield without code and content was removed from field ${detail}.`,
  'field-empty': (detail) => `Field ${detail} is empty.`,
  'encoding-not-as-leader-says': () =>
    'The character encoding is not what the leader says; UTF-8 was recognised.',
  'escapes-in-utf8': () => 'There were MARC-8 escapes within UTF-8 text; they were converted.',
  'read-as-marc8': () => 'The leader says UTF-8, but the content was read as MARC-8.',
  'read-as-latin1': (detail) => `Field ${detail} was read as Latin-1; check letters with accents.`,
  'characters-unknown': (detail) => `Unknown characters in field ${detail} were replaced by �.`,
  'control-characters-removed': (detail) =>
    `Control characters that may not stand there were removed from field ${detail}.`,
  'title-missing': () => 'The record has no title (field 245).',
}

const after = (detail: string) => (detail === '' ? '' : ` (${detail})`)

const texts = inLanguages<Texts>({ id, en })

/** A problem or warning of reading or writing MARC in plain words. */
export const marcProblemText = (language: 'id' | 'en', { code, detail = '' }: MarcProblem): string =>
  texts(language)[code](detail)
