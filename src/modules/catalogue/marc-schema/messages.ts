import { inLanguages } from '#kernel/i18n.ts'
import type { FieldProblem, SchemaProblem } from './check-record.ts'

const id = {
  problems: {
    'tag-unknown': (tag: string) => `ruas ${tag} tidak dikenal MARC 21; ruas lokal memakai angka 9.`,
    'field-repeated': (tag: string) => `ruas ${tag} hanya boleh ada satu kali.`,
    'field-empty': () => 'ruas ini kosong. Isi atau hapus.',
    'indicator-undefined': (detail: string) => `indikator ${detail} tidak dikenal di ruas ini.`,
    'indicator-old': (detail: string) => `indikator ${detail} tidak dipakai lagi.`,
    'subfield-unknown': (code: string) => `subruas $${code} tidak dikenal di ruas ini.`,
    'subfield-repeated': (code: string) => `subruas $${code} hanya boleh ada satu kali.`,
    'subfield-old': (code: string) => `subruas $${code} tidak dipakai lagi.`,
    'subfield-empty': (code: string) => `subruas $${code} kosong.`,
    'code-unknown': (detail: string) => `kode $${detail} tidak ada dalam daftarnya.`,
    'fixed-length': (detail: string) => `panjangnya tidak tepat (${detail} huruf).`,
    'fixed-code': (detail: string) => `kode pada posisi ${detail} tidak dikenal.`,
    'isbn-wrong': (text: string) => `“${text}” bukan ISBN yang sah.`,
    'issn-wrong': (text: string) => `“${text}” bukan ISSN yang sah.`,
    'title-missing': () => 'ruas 245 (judul) belum ada.',
    'title-empty': () => 'ruas 245 belum memuat judul.',
  } satisfies Record<SchemaProblem, (detail: string) => string>,
  leader: 'Leader',
  field: (tag: string) => `Ruas ${tag}`,
}

const en: typeof id = {
  problems: {
    'tag-unknown': (tag: string) => `MARC 21 has no field ${tag}; local fields have a 9.`,
    'field-repeated': (tag: string) => `there may be only one field ${tag}.`,
    'field-empty': () => 'this field is empty. Fill it in or remove it.',
    'indicator-undefined': (detail: string) => `indicator ${detail} is not known in this field.`,
    'indicator-old': (detail: string) => `indicator ${detail} is no longer used.`,
    'subfield-unknown': (code: string) => `this field has no subfield $${code}.`,
    'subfield-repeated': (code: string) => `there may be only one subfield $${code}.`,
    'subfield-old': (code: string) => `subfield $${code} is no longer used.`,
    'subfield-empty': (code: string) => `subfield $${code} is empty.`,
    'code-unknown': (detail: string) => `the code $${detail} is not in its list.`,
    'fixed-length': (detail: string) => `its length is not right (${detail} characters).`,
    'fixed-code': (detail: string) => `the code at ${detail} is not known.`,
    'isbn-wrong': (text: string) => `“${text}” is not a valid ISBN.`,
    'issn-wrong': (text: string) => `“${text}” is not a valid ISSN.`,
    'title-missing': () => 'there is no field 245 (title).',
    'title-empty': () => 'field 245 has no title yet.',
  },
  leader: 'Leader',
  field: (tag: string) => `Field ${tag}`,
}

export const schemaTexts = inLanguages({ id, en })

/** A problem as a sentence that names its field. */
export function problemText({ tag, code, detail, field }: FieldProblem, language: 'id' | 'en'): string {
  const t = schemaTexts(language)
  const place = field === -2 ? '' : field === -1 ? `${t.leader}: ` : `${t.field(tag)}: `
  const text = place + t.problems[code](detail)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
