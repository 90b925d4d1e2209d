import { fieldsOf, subfieldValues, type MarcRecord } from '../marc/record.ts'

export type Audience = 'anak' | 'remaja' | 'dewasa' | 'umum'

const byCode: Record<string, Audience> = {
  a: 'anak',
  b: 'anak',
  c: 'anak',
  d: 'remaja',
  e: 'dewasa',
  f: 'dewasa',
  g: 'umum',
  j: 'anak',
}

/** For whom it was made: target audience of 008/22, else what 521, subjects and genres say. */
export function audienceOf(record: MarcRecord, field008: string): Audience | undefined {
  const coded = 'acdgijmt'.includes(record.leader[6] ?? '') ? byCode[field008[22] ?? ''] : undefined
  if (coded) return coded
  const said = fieldsOf(record, '521', '650', '655', '385')
    .flatMap((field) => subfieldValues(field, 'avx'))
    .join(' ')
    .toLowerCase()
  if (/\b(anak|children|juvenile|dongeng)\b/.test(said)) return 'anak'
  return /\b(remaja|young adult|teenagers)\b/.test(said) ? 'remaja' : undefined
}
