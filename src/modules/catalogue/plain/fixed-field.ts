import { isControl, type MarcField } from '../marc/record.ts'
import type { PlainFields } from './plain-form.ts'

type Fixed = Pick<PlainFields, 'year' | 'language'>

/** Year and language also stand in fixed places of field 008, and the language in 041: both decide what is found. */
export function withFixedField(fields: readonly MarcField[], wanted: Fixed, shown: Fixed): MarcField[] {
  const years = wanted.year !== shown.year
  const spoken = wanted.language !== shown.language
  if (!years && !spoken) return [...fields]
  const place = fields.findIndex(({ tag }) => tag === '008')
  const old = fields[place]
  let value = (old && isControl(old) ? old.value : '').padEnd(40, '|')
  if (years) value = dated(value, wanted.year)
  if (spoken) value = value.slice(0, 35) + (wanted.language || '|||') + value.slice(38)
  const field = { tag: '008', value }
  const after = fields.findIndex(({ tag }) => tag > '008')
  const changed =
    place >= 0 ? fields.with(place, field) : fields.toSpliced(after < 0 ? fields.length : after, 0, field)
  return spoken ? withLanguageCode(changed, wanted.language, shown.language) : changed
}

function dated(value: string, year: string): string {
  // 06 says what kind of date follows; where it said nothing, it is a single one now.
  const kind = /[\s|nb]/.test(value.charAt(6)) && year !== '' ? 's' : value.charAt(6)
  return value.slice(0, 6) + kind + (year || '||||') + value.slice(11)
}

function withLanguageCode(fields: readonly MarcField[], wanted: string, shown: string): MarcField[] {
  return fields.map((field) => {
    if (field.tag !== '041' || isControl(field)) return field
    const at = field.subfields.findIndex(({ code, value }) => code === 'a' && value === shown)
    if (at < 0 || wanted === '') return field
    return { ...field, subfields: field.subfields.with(at, { code: 'a', value: wanted }) }
  })
}
