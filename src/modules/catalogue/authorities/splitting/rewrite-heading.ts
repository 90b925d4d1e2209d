import { headingShape } from '../../describe/headings-of.ts'
import { isControl, type DataField, type MarcField, type MarcRecord } from '../../marc/record.ts'

/**
 * A field of a title with the heading of another authority in place of its own. What says how the title relates to it
 * (role, number in the series, links) stays.
 */
export function withHeading(field: DataField, authority: MarcRecord, mainOnly = false): DataField {
  const shape = headingShape(field)
  const heading = authority.fields.find((one) => /^1\d\d$/.test(one.tag))
  if (!shape || !heading || isControl(heading)) return field
  const own = shape.main + (mainOnly ? '' : (shape.parts ?? ''))
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

export interface Places {
  /** Fields that bear the authority as a whole. */
  places: readonly number[]
  /** Fields that bear it with subdivisions, which stay. */
  mainPlaces: readonly number[]
}

/** A record with the fields at these places under the heading of an authority. */
export const rewritten = (
  record: MarcRecord,
  { places, mainPlaces }: Places,
  authority: MarcRecord,
): MarcRecord => ({
  ...record,
  fields: record.fields.map((field, place): MarcField => {
    const mainOnly = mainPlaces.includes(place)
    if (isControl(field) || !(mainOnly || places.includes(place))) return field
    return withHeading(field, authority, mainOnly)
  }),
})
