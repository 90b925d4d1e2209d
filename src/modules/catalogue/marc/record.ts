/** A MARC record as it is kept: every field, indicator and subfield in its order, nothing normalised. */
export interface MarcRecord {
  /** 24 characters; lengths and addresses in it are not kept up. */
  leader: string
  fields: MarcField[]
}

export type MarcField = ControlField | DataField

export interface ControlField {
  tag: string
  value: string
}

export interface DataField {
  tag: string
  /** One character each; a blank is a space. */
  ind1: string
  ind2: string
  subfields: Subfield[]
}

export interface Subfield {
  code: string
  value: string
}

export const isControl = (field: MarcField): field is ControlField => 'value' in field

/** The value of the first control field of this tag. */
export function controlValue(record: MarcRecord, tag: string): string | undefined {
  for (const field of record.fields) if (field.tag === tag && isControl(field)) return field.value
  return undefined
}

/** Data fields of these tags: by the order of the tags, then of the record. */
export function fieldsOf(record: MarcRecord, ...tags: string[]): DataField[] {
  const found: DataField[] = []
  for (const tag of tags) {
    for (const field of record.fields) if (field.tag === tag && !isControl(field)) found.push(field)
  }
  return found
}

/** Values of subfields whose code is one of the characters of `codes`, in the order of the field. */
export function subfieldValues(field: DataField, codes: string): string[] {
  const values: string[] = []
  for (const { code, value } of field.subfields) if (codes.includes(code)) values.push(value)
  return values
}

export const firstValue = (record: MarcRecord, tag: string, codes: string): string | undefined => {
  for (const field of fieldsOf(record, tag)) {
    const [value] = subfieldValues(field, codes)
    if (value !== undefined) return value
  }
  return undefined
}

export const subfield = (field: DataField, code: string): string | undefined => subfieldValues(field, code)[0]
