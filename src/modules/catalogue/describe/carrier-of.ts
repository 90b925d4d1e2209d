import { subfieldValues } from '../marc/record.ts'
import type { RecordFields } from './record-fields.ts'

/** What the content is carried by (pembawa), as readers tell it apart. */
export const carriers = [
  'buku-cetak',
  'lembar',
  'daring',
  'cakram-komputer',
  'cakram-audio',
  'kaset-audio',
  'cakram-video',
  'kaset-video',
  'gulungan-film',
  'mikrofilm',
  'mikrofis',
  'salindia',
  'objek',
] as const
export type Carrier = (typeof carriers)[number]

/** Codes of RDA carriers in 338 $b. */
const byRda: Record<string, Carrier | undefined> = {
  nc: 'buku-cetak',
  nb: 'lembar',
  no: 'lembar',
  nr: 'objek',
  cr: 'daring',
  cd: 'cakram-komputer',
  ck: 'cakram-komputer',
  sd: 'cakram-audio',
  ss: 'kaset-audio',
  vd: 'cakram-video',
  vf: 'kaset-video',
  mr: 'gulungan-film',
  hd: 'mikrofilm',
  hj: 'mikrofilm',
  he: 'mikrofis',
  gs: 'salindia',
}

/** The first two characters of 007, in records before RDA. */
const byPhysical: Record<string, Carrier | undefined> = {
  cr: 'daring',
  co: 'cakram-komputer',
  cj: 'cakram-komputer',
  sd: 'cakram-audio',
  ss: 'kaset-audio',
  vd: 'cakram-video',
  vf: 'kaset-video',
  mr: 'gulungan-film',
  hd: 'mikrofilm',
  he: 'mikrofis',
  gs: 'salindia',
  ta: 'buku-cetak',
  tb: 'buku-cetak',
}

/** From 338, 007 or the form of item in 008; a printed text that says nothing is a book in print. */
export function carrierOf(fields: RecordFields, field008: string): Carrier | undefined {
  for (const code of fields.data('338').flatMap((field) => subfieldValues(field, 'b'))) {
    const carrier = byRda[code.trim()]
    if (carrier) return carrier
  }
  for (const value of fields.control('007')) {
    const carrier = byPhysical[value.slice(0, 2)]
    if (carrier) return carrier
  }
  const type = fields.leader[6] ?? 'a'
  const form = field008['efgkor'.includes(type) ? 29 : 23] ?? ' '
  if (form === 'o' || form === 's') return 'daring'
  if (form === 'q') return 'cakram-komputer'
  if (form === 'a') return 'mikrofilm'
  if (form === 'b') return 'mikrofis'
  return 'act'.includes(type) && ' drf|#'.includes(form) ? 'buku-cetak' : undefined
}
