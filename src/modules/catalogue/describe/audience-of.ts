import { subfieldValues, type DataField } from '../marc/record.ts'
import type { RecordFields } from './record-fields.ts'

export const audiences = ['anak', 'remaja', 'dewasa', 'umum'] as const
export type Audience = (typeof audiences)[number]

const byCode: Record<string, Audience | undefined> = {
  a: 'anak',
  b: 'anak',
  c: 'anak',
  d: 'remaja',
  e: 'dewasa',
  f: 'dewasa',
  g: 'umum',
  j: 'anak',
}

/** For whom it was made: target audience of 008/22, else what 385, 521, subjects and genres say. */
export function audienceOf(fields: RecordFields, field008: string): Audience | undefined {
  const coded = 'acdgijmt'.includes(fields.leader[6] ?? '-') ? byCode[field008[22] ?? ''] : undefined
  if (coded) return coded
  const stated = textOf(fields.data('385', '521'), 'a')
  const subjects = textOf(fields.data('650', '655'), 'avx')
  if (children.test(stated) || forChildren.test(subjects)) return 'anak'
  return teenagers.test(stated) || forTeenagers.test(subjects) ? 'remaja' : undefined
}

const textOf = (fields: DataField[], codes: string): string =>
  fields
    .flatMap((field) => subfieldValues(field, codes))
    .join(' | ')
    .toLowerCase()

const children = /\b(?:anak|children|juvenile|preschool)\b/
const teenagers = /\b(?:remaja|young adults?|teenagers|adolescents?)\b/
// A subject may name children as its topic (education of children): only forms of writing for them count.
const forChildren =
  /\b(?:juvenile (?:literature|fiction|works|films)|children's (?:books|stories|fiction)|(?:bacaan|cerita|buku|fiksi|sastra) anak|dongeng)\b/
const forTeenagers = /\b(?:young adult (?:fiction|literature)|(?:bacaan|cerita|novel|fiksi|sastra) remaja)\b/
