import { inLanguages, type Language } from '#kernel/i18n.ts'
import { marcProblemText } from '../marc/messages.ts'
import type { ImportProblemCode, RowProblem } from './import-problems.ts'

type Texts = Record<ImportProblemCode, (detail: string) => string>

const id: Texts = {
  'same-row-earlier': (detail) => `Judul ini sama dengan baris ${detail} di berkas yang sama.`,
  'several-titles-match': () => 'Beberapa judul di katalog cocok; tentukan yang mana.',
  'titles-differ': () => 'Nomornya sama dengan judul di katalog, tetapi judulnya sama sekali berbeda.',
  'came-meanwhile': () => 'Judul ini sudah ditambahkan orang lain sejak berkas dibaca.',
  'gone-meanwhile': () => 'Judul yang cocok sudah tidak ada atau dikarantina.',
  'row-without-title': () => 'Baris ini tidak punya judul.',
  'row-too-long': () =>
    'Baris tidak berakhir; mungkin ada tanda kutip yang tidak ditutup. Sisanya tidak terbaca.',
  'row-broken': () => 'Baris tidak terbaca; mungkin ada tanda kutip yang tidak ditutup.',
  'row-unstorable': () => 'Isi baris ini tidak dapat disimpan.',
  'item-without-barcode': () => 'Eksemplar tanpa barcode dan nomor induk; dilewati.',
  'item-without-branch': () => 'Eksemplar tanpa cabang; dilewati. Pilih cabang untuk eksemplar seperti ini.',
  'barcode-unusable': (detail) =>
    `Barcode "${detail}" berisi spasi atau huruf yang tidak dapat dipakai; dilewati.`,
  'barcode-taken': (detail) => `Barcode atau nomor induk ${detail} sudah dipakai; eksemplar dilewati.`,
  'branch-unknown': (detail) => `Cabang "${detail}" tidak dikenal.`,
  'date-unreadable': (detail) => `Tanggal "${detail}" tidak terbaca.`,
  'not-bibliographic': () => 'Ini bukan cantuman judul (data kendali, kepemilikan, atau klasifikasi).',
  'kept-edited': () => 'Tidak dikembalikan: judul ini sudah diubah orang setelah impor.',
  'kept-quarantined': () => 'Sudah diubah atau dipakai setelah impor, jadi dikarantina, tidak dihapus.',
}

const en: Texts = {
  'same-row-earlier': (detail) => `The same title as row ${detail} of this file.`,
  'several-titles-match': () => 'Several titles of the catalogue match; choose which.',
  'titles-differ': () =>
    'The number is that of a title of the catalogue, but the titles have nothing in common.',
  'came-meanwhile': () => 'Somebody else added this title since the file was read.',
  'gone-meanwhile': () => 'The matching title is gone or in quarantine.',
  'row-without-title': () => 'This row has no title.',
  'row-too-long': () =>
    'The row does not end; perhaps a quotation mark is not closed. The rest was not read.',
  'row-broken': () => 'The row cannot be read; perhaps a quotation mark is not closed.',
  'row-unstorable': () => 'The content of this row cannot be stored.',
  'item-without-barcode': () => 'A copy without barcode and inventory number was passed over.',
  'item-without-branch': () => 'A copy without a branch was passed over. Choose a branch for such copies.',
  'barcode-unusable': (detail) =>
    `Barcode "${detail}" has blanks or letters that cannot be used; passed over.`,
  'barcode-taken': (detail) => `Barcode or inventory number ${detail} is taken; the copy was passed over.`,
  'branch-unknown': (detail) => `Branch "${detail}" is not known.`,
  'date-unreadable': (detail) => `The date "${detail}" cannot be read.`,
  'not-bibliographic': () =>
    'This is no record of a title (an authority, holdings or classification record).',
  'kept-edited': () => 'Not taken back: somebody changed this title after the import.',
  'kept-quarantined': () => 'Changed or used after the import, so it is in quarantine and not deleted.',
}

const texts = inLanguages<Texts>({ id, en })
const codes = new Set<string>(Object.keys(id))
const isImportCode = (code: string): code is ImportProblemCode => codes.has(code)

/** What is wrong with a row in plain words. */
export function problemText(language: Language, problem: RowProblem): string {
  const { code, detail = '' } = problem
  return isImportCode(code) ? texts(language)[code](detail) : marcProblemText(language, { code, detail })
}
