import { inLanguages } from '#kernel/i18n.ts'

const id = {
  title: 'Ekspor',
  lead: 'Unduh judul dalam katalog sebagai satu berkas. Judul dalam karantina tidak ikut.',
  format: 'Format',
  formats: {
    marc: 'MARC 21 / INDOMARC (ISO 2709, .mrc)',
    marcxml: 'MARCXML (.xml)',
    marcjson: 'MARC-in-JSON (.ndjson)',
    csv: 'CSV untuk lembar kerja (.csv)',
    ris: 'RIS untuk pengelola referensi (.ris)',
    bibtex: 'BibTeX (.bib)',
  },
  formatHints: {
    marc: 'Lengkap, untuk sistem perpustakaan lain. Cantuman di atas 99.999 bita tidak muat dan dilewati.',
    marcxml: 'Lengkap, tanpa batas panjang cantuman.',
  },
  which: 'Judul yang mana',
  all: 'Semua judul',
  some: 'Hanya nomor cantuman di bawah ini',
  ids: 'Nomor cantuman',
  idsHint: 'Satu nomor per baris, seperti di alamat halaman judul; urutannya dipertahankan.',
  noIds: 'Tulis sekurangnya satu nomor cantuman.',
  required: 'Pilih salah satu.',
  download: 'Unduh',
  fileName: 'katalog',
}

const en: typeof id = {
  title: 'Export',
  lead: 'Download the titles of the catalogue as one file. Titles in quarantine are left out.',
  format: 'Format',
  formats: {
    marc: 'MARC 21 / INDOMARC (ISO 2709, .mrc)',
    marcxml: 'MARCXML (.xml)',
    marcjson: 'MARC-in-JSON (.ndjson)',
    csv: 'CSV for spreadsheets (.csv)',
    ris: 'RIS for reference managers (.ris)',
    bibtex: 'BibTeX (.bib)',
  },
  formatHints: {
    marc: 'Complete, for other library systems. Records over 99,999 bytes do not fit and are left out.',
    marcxml: 'Complete, without a limit to the length of records.',
  },
  which: 'Which titles',
  all: 'All titles',
  some: 'Only the record numbers below',
  ids: 'Record numbers',
  idsHint: 'One a line, as in the address of the page of a title; their order is kept.',
  noIds: 'Write at least one record number.',
  required: 'Choose one.',
  download: 'Download',
  fileName: 'catalogue',
}

export const exportTexts = inLanguages({ id, en })
