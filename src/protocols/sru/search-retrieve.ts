import type { Db } from '#kernel/database.ts'
import {
  furthestResult,
  parseQuery,
  readSearchAddress,
  type Query,
  type Search,
} from '#modules/search/index.ts'
import { parseCql } from '../cql/parse-cql.ts'
import { echoSearch } from './answer/echo-search.ts'
import { namesOf } from './answer/names.ts'
import { element, group, optional, writeDiagnostics, writeDocument } from './answer/write-answer.ts'
import { writeRecords } from './answer/write-records.ts'
import { answerable, refusal, type Answerable, type Diagnostic } from './diagnostics.ts'
import { orderOfCql, orderOfKeys, type Order } from './query/order-of.ts'
import { queryOfCql } from './query/query-of-cql.ts'
import { outermost, withPrefixes } from './query/resolve-name.ts'
import type { Parameters, SruRequest } from './request/read-request.ts'
import { readRetrievalOptions, type RetrievalOptions } from './request/retrieval-options.ts'
import type { Stylesheet } from './request/stylesheet.ts'
import type { Version } from './request/version.ts'

export interface SruParts {
  db: Db
  search: Search
  libraryName: string
}

/** Answers searchRetrieve: how many titles there are, and some of them. */
export async function searchRetrieve(
  parts: SruParts,
  request: SruRequest,
  stylesheet: Stylesheet,
): Promise<string> {
  const { version, parameters, warnings } = request
  const found = await findRecords(parts, request)
  const content = found.ok
    ? found.value + echoSearch(parameters, version) + writeDiagnostics(warnings, version) + precision(version)
    : element('numberOfRecords', 0) +
      echoSearch(parameters, version) +
      writeDiagnostics([found.diagnostic, ...warnings], version)
  return writeSearchDocument(content, version, stylesheet)
}

/** An answer that is nothing but what was wrong. */
export const failedSearch = (diagnostic: Diagnostic, version: Version): string =>
  writeSearchDocument(
    element('numberOfRecords', 0) + writeDiagnostics([diagnostic], version),
    version,
    undefined,
  )

const writeSearchDocument = (content: string, version: Version, stylesheet: Stylesheet): string =>
  writeDocument(
    'searchRetrieveResponse',
    namesOf(version).response,
    element('version', version) + content,
    stylesheet,
  )

const precision = (version: Version): string =>
  version === '2.0' ? element('resultCountPrecision', 'info:srw/vocabulary/resultCountPrecision/1/exact') : ''

async function findRecords(parts: SruParts, request: SruRequest): Promise<Answerable<string>> {
  const { search } = parts
  const { version, parameters } = request
  const options = readRetrievalOptions(parameters, version)
  if (!options.ok) return options
  const { startRecord, maximumRecords: limit } = options.value
  const asked = await readQuery(parameters, options.value, search)
  if (!asked.ok) return asked
  const { query, order } = asked.value
  const filters = { values: [], availableOnly: false }
  const offset = startRecord - 1
  const { ids, total } = await search.search({ query, filters, ...order, offset, limit, facets: [] })
  if (total > 0 && startRecord > Math.min(total, furthestResult))
    return refusal(61, `from 1 to ${Math.min(total, furthestResult)}`)
  const records = await writeRecords(parts, ids, options.value, version)
  const next = startRecord + ids.length
  const isMore = next <= Math.min(total, furthestResult)
  return answerable(
    element('numberOfRecords', total) +
      group('records', records) +
      optional('nextRecordPosition', isMore ? next : undefined),
  )
}

async function readQuery(
  { query: text = '', sortKeys = '' }: Parameters,
  { queryType }: RetrievalOptions,
  search: Search,
): Promise<Answerable<{ query: Query; order: Order }>> {
  const ofKeys = orderOfKeys(sortKeys)
  if (!ofKeys.ok) return ofKeys
  if (queryType === 'searchTerms')
    return answerable({ query: parseQuery(asReadersType(text)).query, order: ofKeys.value })
  const parsed = parseCql(text)
  if (!parsed.ok) return refusal(parsed.problem.code, parsed.problem.details)
  const { root, sortKeys: keys } = parsed.query
  const query = await queryOfCql(root, search)
  if (!query.ok) return query
  const scope = withPrefixes(outermost, root.prefixes)
  const order = scope.ok ? orderOfCql(keys, scope.value) : scope
  if (!order.ok) return order
  return answerable({ query: query.value, order: keys.length > 0 ? order.value : ofKeys.value })
}

const asReadersType = (text: string): string => readSearchAddress(new URLSearchParams({ q: text })).text
