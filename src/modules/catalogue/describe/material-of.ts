import { controlValue, fieldsOf, subfieldValues, type MarcRecord } from '../marc/record.ts'

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

const byType: Record<string, Material> = {
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

/** From leader/06-07, the form of item in 008 and the carrier in 338. */
export function materialOf(record: MarcRecord, field008: string): Material {
  const type = record.leader[6] ?? 'a'
  const level = record.leader[7] ?? 'm'
  const form = field008['efgkor'.includes(type) ? 29 : 23] ?? ' '
  if (form === 'f' || isBraille(record)) return 'braille'
  const other = byType[type]
  if (other) return other
  if (level === 'a' || level === 'b') return 'artikel'
  if (form === 'o' || form === 's' || form === 'q' || isOnline(record)) return 'elektronik'
  return level === 's' || level === 'i' ? 'terbitan-berkala' : 'buku'
}

const isOnline = (record: MarcRecord): boolean =>
  fieldsOf(record, '338').some((field) => subfieldValues(field, 'b').includes('cr'))

const isBraille = (record: MarcRecord): boolean =>
  controlValue(record, '007')?.startsWith('fb') === true ||
  fieldsOf(record, '336').some((field) => subfieldValues(field, 'b').includes('tct'))
