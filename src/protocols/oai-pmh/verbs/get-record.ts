import { catchUp } from '../headers/catch-up.ts'
import { readRecord } from '../headers/read-headers.ts'
import { formatOf } from '../record/formats.ts'
import { idOf } from '../record/identifiers.ts'
import { writeRecord } from '../record/write-record.ts'
import { unknownFormat, unknownIdentifier, type AnswerVerb } from './answer.ts'

export const answerGetRecord: AnswerVerb = async (db, { given }, site) => {
  const format = formatOf(given.metadataPrefix)
  if (!format) return unknownFormat()
  const id = idOf(site.domain, given.identifier ?? '')
  if (id === undefined) return unknownIdentifier()
  const { at } = await catchUp(db)
  const record = await readRecord(db, id)
  return record ? { at, content: writeRecord(record, format, site) } : unknownIdentifier()
}
