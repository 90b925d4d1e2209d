import { subfieldValues } from '../marc/record.ts'
import type { RecordFields } from './record-fields.ts'

/** Kinds of material (jenis bahan) as readers tell them apart. */
export const materials = [
  'buku',
  'terbitan-berkala',
  'artikel',
  'elektronik',
  'peta',
  'musik',
  'rekaman-suara',
  'video',
  'gambar',
  'braille',
  'naskah',
  'kit',
  'objek',
  'campuran',
] as const
export type Material = (typeof materials)[number]

const byType: Record<string, Material | undefined> = {
  c: 'musik',
  d: 'musik',
  e: 'peta',
  f: 'peta',
  g: 'video',
  i: 'rekaman-suara',
  j: 'rekaman-suara',
  k: 'gambar',
  m: 'elektronik',
  o: 'kit',
  p: 'campuran',
  r: 'objek',
  t: 'naskah',
}

/** From leader/06-07, 007, the form of item in 008, content (336) and carrier (338). */
export function materialOf(fields: RecordFields, field008: string): Material {
  const type = fields.leader[6] ?? 'a'
  const level = fields.leader[7] ?? 'm'
  const form = field008['efgkor'.includes(type) ? 29 : 23] ?? ' '
  if (form === 'f' || isBraille(fields)) return 'braille'
  const other = byType[type]
  if (other) return other
  if (level === 'a' || level === 'b') return 'artikel'
  if (level === 's') return 'terbitan-berkala'
  if (form === 'o' || form === 's' || form === 'q' || isOnline(fields)) return 'elektronik'
  return level === 'i' ? 'terbitan-berkala' : 'buku'
}

const isOnline = (fields: RecordFields): boolean =>
  fields.data('338').some((field) => subfieldValues(field, 'b').includes('cr'))

const isBraille = (fields: RecordFields): boolean =>
  fields.control('007').some((value) => value.startsWith('fb')) ||
  fields.data('336').some((field) => subfieldValues(field, 'b').includes('tct'))
