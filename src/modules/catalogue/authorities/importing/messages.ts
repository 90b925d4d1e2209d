import { inLanguages } from '#kernel/i18n.ts'
import type { Language } from '#kernel/i18n.ts'
import { marcProblemText } from '../../marc/messages.ts'
import type { MarcProblemCode } from '../../marc/problems.ts'
import type { AuthorityImportState, ImportPolicy } from './import-state.ts'
import type { RowOutcome } from './list-rows.ts'

const id = {
  title: 'Impor dan ekspor tajuk',
  lead: 'Berkas tajuk kendali MARC: ISO 2709 (UTF-8 atau MARC-8), MARCXML, atau MARC-in-JSON, juga yang dipadatkan .gz. Sebelum disimpan, hasilnya diperlihatkan dahulu.',
  policy: 'Bila tajuknya sudah ada',
  policies: {
    complete: 'Lengkapi: tambahkan bentuk lain dan lihat juga',
    replace: 'Ganti cantumannya; bentuk yang ada tetap disimpan',
    skip: 'Biarkan seperti sekarang',
  } satisfies Record<ImportPolicy, string>,
  file: 'Berkas',
  upload: 'Baca berkas',
  noFile: 'Pilih dahulu berkasnya.',
  isTable: 'Berkas ini tabel atau teks, bukan cantuman MARC.',
  exportTitle: 'Ekspor',
  exportHint: 'Semua tajuk sebagai cantuman MARC, apa adanya.',
  exportAs: { marc: 'Unduh MARC (ISO 2709)', marcxml: 'Unduh MARCXML' },
  exportKind: 'Jenis tajuk',
  formatLabel: 'Format',
  earlier: 'Impor sebelumnya',
  columns: { file: 'Berkas', state: 'Keadaan', when: 'Kapan', who: 'Oleh' },
  states: {
    reading: 'Sedang dibaca',
    ready: 'Siap disimpan',
    committing: 'Sedang disimpan',
    done: 'Selesai',
    undoing: 'Sedang dikembalikan',
    undone: 'Sudah dikembalikan',
    cancelled: 'Dibatalkan',
  } satisfies Record<AuthorityImportState, string>,
  outcomes: {
    new: 'Tajuk baru',
    update: 'Melengkapi atau mengganti yang ada',
    same: 'Sudah ada dan sama',
    skipped: 'Sudah ada, dibiarkan',
    wrong: 'Tidak dapat dipakai',
  } satisfies Record<RowOutcome, string>,
  all: 'Semua baris',
  show: 'Tampilkan',
  ready: 'Belum ada yang disimpan. Periksa baris-baris di bawah, lalu simpan.',
  nothing: 'Tidak ada yang perlu disimpan dari berkas ini.',
  done: (count: string) => `${count} tajuk disimpan.`,
  undone: 'Impor ini sudah dikembalikan.',
  kept: (count: string) => `${count} baris dibiarkan; alasannya ada di baris itu.`,
  commit: (count: string) => `Simpan ${count} tajuk`,
  cancel: 'Batalkan impor ini',
  undo: 'Kembalikan impor ini',
  undoHint:
    'Tajuk baru dihapus dan yang berubah kembali seperti semula, kecuali yang sudah disunting sesudah impor.',
  notNow: 'Itu tidak dapat dilakukan sekarang.',
  row: {
    position: 'Nomor',
    heading: 'Tajuk',
    outcome: 'Hasil',
    is: 'Dikenali sebagai',
    gains: 'Bentuk yang bertambah',
    remark: 'Keterangan',
  },
  by: { number: 'nomor kendali', heading: 'tajuk yang sama', form: 'bentuk lain', file: 'baris sebelumnya' },
  problems: {
    'not-authority': 'Ini bukan cantuman tajuk kendali (leader posisi 6 bukan z).',
    'no-heading': 'Tidak ada tajuk (ruas 1XX).',
    'heading-taken': 'Sudah ada tajuk lain dengan bentuk itu.',
    'came-meanwhile': 'Sementara itu tajuk ini sudah dibuat orang lain.',
    'kept-edited': 'Tidak dikembalikan: tajuk ini disunting sesudah impor.',
    'changed-meanwhile': 'Tajuk ini sedang diubah orang lain.',
    'authority-unknown': 'Tajuk ini tidak ada lagi.',
  },
}

const en: typeof id = {
  title: 'Import and export of headings',
  lead: 'Files of MARC authorities: ISO 2709 (UTF-8 or MARC-8), MARCXML or MARC-in-JSON, also compressed as .gz. You see what will happen before anything is written.',
  policy: 'Where an authority is there already',
  policies: {
    complete: 'Complete it: add other forms and see-also',
    replace: 'Replace its record; the forms it has are kept',
    skip: 'Leave it as it is',
  },
  file: 'File',
  upload: 'Read the file',
  noFile: 'Choose a file first.',
  isTable: 'This file is a table or text, no MARC records.',
  exportTitle: 'Export',
  exportHint: 'All headings as MARC records, as they are.',
  exportAs: { marc: 'Download MARC (ISO 2709)', marcxml: 'Download MARCXML' },
  exportKind: 'Kind of heading',
  formatLabel: 'Format',
  earlier: 'Earlier imports',
  columns: { file: 'File', state: 'State', when: 'When', who: 'By' },
  states: {
    reading: 'Being read',
    ready: 'Ready to be written',
    committing: 'Being written',
    done: 'Done',
    undoing: 'Being taken back',
    undone: 'Taken back',
    cancelled: 'Cancelled',
  },
  outcomes: {
    new: 'New headings',
    update: 'Complete or replace one that is there',
    same: 'There already, and the same',
    skipped: 'There already, left alone',
    wrong: 'Of no use',
  },
  all: 'All rows',
  show: 'Show',
  ready: 'Nothing has been written yet. Look through the rows below, then write them.',
  nothing: 'There is nothing to be written from this file.',
  done: (count) => `${count} headings written.`,
  undone: 'This import was taken back.',
  kept: (count) => `${count} rows were left alone; each says why.`,
  commit: (count) => `Write ${count} headings`,
  cancel: 'Cancel this import',
  undo: 'Take this import back',
  undoHint:
    'New headings are removed and changed ones become what they were, but for those edited after the import.',
  notNow: 'That cannot be done now.',
  row: {
    position: 'Number',
    heading: 'Heading',
    outcome: 'Outcome',
    is: 'Recognised as',
    gains: 'Forms gained',
    remark: 'Remark',
  },
  by: { number: 'control number', heading: 'the same heading', form: 'another form', file: 'an earlier row' },
  problems: {
    'not-authority': 'This is no authority record (position 6 of the leader is not z).',
    'no-heading': 'There is no heading (field 1XX).',
    'heading-taken': 'Another authority has that heading.',
    'came-meanwhile': 'Somebody else made this heading meanwhile.',
    'kept-edited': 'Not taken back: this heading was edited after the import.',
    'changed-meanwhile': 'Somebody is changing this heading.',
    'authority-unknown': 'This heading is no longer there.',
  },
}

export const authorityImportTexts = inLanguages({ id, en })

const isMarcCode = (code: string): code is MarcProblemCode => /^[a-z0-9-]+$/.test(code)

/** What is wrong with a row, as a sentence. */
export function rowProblemText(language: Language, code: string, detail?: string): string {
  const known: Record<string, string | undefined> = authorityImportTexts(language).problems
  const own = known[code]
  if (own !== undefined || !isMarcCode(code)) return own ?? code
  return marcProblemText(language, { code, detail })
}
