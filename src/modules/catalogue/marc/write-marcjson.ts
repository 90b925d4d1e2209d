import { isControl, type MarcField, type MarcRecord } from './record.ts'

/** Writes a record as one line of MARC-in-JSON, the shape shared by most libraries of code for MARC. */
export const writeMarcjson = (record: MarcRecord): string =>
  JSON.stringify({ leader: record.leader, fields: record.fields.map(fieldJson) })

const fieldJson = (field: MarcField) => ({
  [field.tag]: isControl(field)
    ? field.value
    : {
        ind1: field.ind1,
        ind2: field.ind2,
        subfields: field.subfields.map(({ code, value }) => ({ [code]: value })),
      },
})
