import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import { recordSchemas, type RecordSchema } from '../answer/record-schemas.ts'
import type { Parameters } from './read-request.ts'
import type { Version } from './version.ts'

export interface RetrievalOptions {
  startRecord: number
  maximumRecords: number
  schema: RecordSchema
  /** Whether records stand in the answer as XML or as text. */
  packing: 'xml' | 'string'
  queryType: 'cql' | 'searchTerms'
}

export const recordLimits = { usual: 10, most: 100 } as const

/** A whole number from `least` on, the usual one where none is given. */
export function readNumber(
  parameters: Parameters,
  name: keyof Parameters,
  { usual, least }: { usual: number; least: number },
): Answerable<number> {
  const text = parameters[name]
  if (text === undefined || text === '') return answerable(usual)
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  return number >= least ? answerable(number) : refusal(6, name)
}

export function readRetrievalOptions(parameters: Parameters, version: Version): Answerable<RetrievalOptions> {
  const startRecord = readNumber(parameters, 'startRecord', { usual: 1, least: 1 })
  if (!startRecord.ok) return startRecord
  const asked = readNumber(parameters, 'maximumRecords', { usual: recordLimits.usual, least: 0 })
  if (!asked.ok) return asked
  const timeToLive = readNumber(parameters, 'resultSetTTL', { usual: 0, least: 0 })
  if (!timeToLive.ok) return timeToLive
  if (parameters.recordXPath) return refusal(72)
  const packing = readPacking(parameters, version)
  if (!packing.ok) return packing
  const schema = readSchema(parameters.recordSchema)
  if (!schema.ok) return schema
  const queryType = parameters.queryType || 'cql'
  if (queryType !== 'cql' && queryType !== 'searchTerms') return refusal(11, queryType)
  return answerable({
    startRecord: startRecord.value,
    maximumRecords: Math.min(asked.value, recordLimits.most),
    schema: schema.value,
    packing: packing.value,
    queryType,
  })
}

/** What was `recordPacking` is `recordXMLEscaping` since version 2.0, where the old name means something else. */
export function readPacking(
  { recordPacking, recordXMLEscaping }: Parameters,
  version: Version,
): Answerable<'xml' | 'string'> {
  if (version === '2.0' && recordPacking && recordPacking !== 'packed') return refusal(71, recordPacking)
  const asked = (version === '2.0' ? recordXMLEscaping : recordPacking) || 'xml'
  return asked === 'xml' || asked === 'string' ? answerable(asked) : refusal(71, asked)
}

function readSchema(asked: string | undefined): Answerable<RecordSchema> {
  const found = recordSchemas.find(
    ({ name, identifier, aliases }) =>
      !asked || name === asked || identifier === asked || aliases.some((one) => one === asked),
  )
  return found ? answerable(found) : refusal(66, asked)
}
