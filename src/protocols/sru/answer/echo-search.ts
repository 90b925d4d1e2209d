import { parseCql } from '../../cql/parse-cql.ts'
import { writeXcql } from '../../cql/write-xcql.ts'
import type { Parameters } from '../request/read-request.ts'
import type { Version } from '../request/version.ts'
import { element, group, optional } from './write-answer.ts'

/** The request as it came, in the order that the schema of answers wants. */
export function echoSearch(parameters: Parameters, version: Version): string {
  const newest = version === '2.0'
  const { query = '', queryType } = parameters
  const content =
    element('version', version) +
    optional('queryType', queryType) +
    element('query', query) +
    (newest ? '' : xQuery(query)) +
    optional('startRecord', echoedNumber(parameters.startRecord, 1)) +
    optional('maximumRecords', echoedNumber(parameters.maximumRecords, 0)) +
    (newest ? optional('recordXMLEscaping', echoedPacking(parameters.recordXMLEscaping)) : '') +
    optional('recordPacking', newest ? parameters.recordPacking : echoedPacking(parameters.recordPacking)) +
    optional('recordSchema', parameters.recordSchema) +
    (newest ? '' : optional('recordXPath', parameters.recordXPath)) +
    optional('resultSetTTL', echoedNumber(parameters.resultSetTTL, 0)) +
    optional('sortKeys', parameters.sortKeys) +
    optional('stylesheet', parameters.stylesheet)
  return group('echoedSearchRetrieveRequest', content)
}

// The schema lets only whole numbers and known words be repeated; a wrong one is named by its diagnostic.
const echoedNumber = (text: string | undefined, least: number): string | undefined =>
  text && /^\d{1,9}$/.test(text) && Number(text) >= least ? text : undefined
const echoedPacking = (text: string | undefined): string | undefined =>
  text === 'xml' || text === 'string' ? text : undefined

function xQuery(query: string): string {
  const parsed = parseCql(query)
  if (!parsed.ok) return ''
  const xcql = writeXcql(parsed.query).replace(
    /^<(searchClause|triple)>/,
    '<$1 xmlns="http://www.loc.gov/zing/cql/xcql/">',
  )
  return group('xQuery', xcql)
}
