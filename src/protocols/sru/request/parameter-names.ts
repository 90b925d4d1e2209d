import type { Operation } from './read-request.ts'
import type { Version } from './version.ts'

const always = ['operation', 'version', 'stylesheet', 'extraRequestData'] as const
const newer = ['httpAccept', 'responseType', 'renderedBy'] as const

const retrieval = [
  'query',
  'startRecord',
  'maximumRecords',
  'recordPacking',
  'recordSchema',
  'resultSetTTL',
  'sortKeys',
] as const

export type ParameterName =
  | (typeof always)[number]
  | (typeof newer)[number]
  | (typeof retrieval)[number]
  | 'recordXPath'
  | 'queryType'
  | 'recordXMLEscaping'
  | 'scanClause'
  | 'responsePosition'
  | 'maximumTerms'

/** The parameters that an operation knows in a version; others are told to be unknown. */
export function parameterNames(version: Version, operation: Operation): readonly ParameterName[] {
  const common = version === '2.0' ? [...always, ...newer] : always
  if (operation === 'explain')
    return [...common, 'recordPacking', ...(version === '2.0' ? (['recordXMLEscaping'] as const) : [])]
  if (operation === 'scan') return [...common, 'scanClause', 'responsePosition', 'maximumTerms']
  if (version === '2.0') return [...common, ...retrieval, 'queryType', 'recordXMLEscaping']
  return [...common, ...retrieval, ...(version === '1.1' ? (['recordXPath'] as const) : [])]
}
