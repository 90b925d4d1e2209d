import { fieldsOf, subfieldValues, type MarcRecord } from './record.ts'

// Authorities, holdings, classifications and community information have no title of this kind.
const untitled = 'zuvxywq'

/** Whether a bibliographic record has a title; true for other kinds of records. */
export const hasTitle = (record: MarcRecord): boolean =>
  untitled.includes(record.leader.charAt(6)) ||
  fieldsOf(record, '245').some((field) =>
    subfieldValues(field, 'abcfghknps').some((value) => value.trim() !== ''),
  )
