import { isControl, type DataField, type MarcField } from '../../marc/record.ts'
import { marcFromText, marcToText } from '../../records/marc-text.ts'

const leader = '00000nam a2200000 a 4500'
const title: DataField = { tag: '245', ind1: '0', ind2: '0', subfields: [{ code: 'a', value: '-' }] }

/** Reads one data field as the MARC form writes it: `650 #4 $a Jawa Timur`. */
export function lineToField(line: string): DataField | undefined {
  const read = marcFromText(`${marcToText({ leader, fields: [title] })}\n${line.trim()}`)
  const field = read.ok && read.record.fields.length === 2 ? read.record.fields[1] : undefined
  if (!field || isControl(field)) return undefined
  return field.subfields.every(({ value }) => value.trim() !== '') ? field : undefined
}

/** A field as the MARC form writes it. */
export const fieldToLine = (field: MarcField): string =>
  marcToText({ leader, fields: [field] }).slice(`LDR ${leader}\n`.length)
