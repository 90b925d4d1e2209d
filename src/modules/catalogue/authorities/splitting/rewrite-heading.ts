import { headingShape } from '../../describe/headings-of.ts'
import { isControl, type DataField, type MarcField, type MarcRecord } from '../../marc/record.ts'

/**
 * A field of a title with the heading of another authority in place of its own. What says how the title relates to it
 * (role, number in the series, links) stays.
 */
export function withHeading(field: DataField, authority: MarcRecord): DataField {
  const shape = headingShape(field)
  const heading = authority.fields.find((one) => /^1\d\d$/.test(one.tag))
  if (!shape || !heading || isControl(heading)) return field
  const own = shape.main + (shape.parts ?? '')
  const taken = heading.subfields.filter(({ code }) => /[a-z]/.test(code) && code !== 'w')
  const kept = field.subfields.filter(({ code }) => !own.includes(code) && code !== '0' && code !== '1')
  const isName = /^[167]0[01]|^[167]1[01]/.test(field.tag)
  const [next] = kept
  return {
    ...field,
    ind1: isName ? heading.ind1 : field.ind1,
    subfields: [...(next && /[ej]/.test(next.code) ? withComma(taken) : taken), ...kept],
  }
}

/** A role follows a name after a comma, but after an open date. */
const withComma = (subfields: DataField['subfields']): DataField['subfields'] =>
  subfields.map((one, at) =>
    at === subfields.length - 1 && !/[,.-]$/.test(one.value) ? { ...one, value: `${one.value},` } : one,
  )

/** A record with the fields at these places under the heading of an authority. */
export const rewritten = (
  record: MarcRecord,
  places: readonly number[],
  authority: MarcRecord,
): MarcRecord => ({
  ...record,
  fields: record.fields.map((field, place): MarcField =>
    places.includes(place) && !isControl(field) ? withHeading(field, authority) : field,
  ),
})
