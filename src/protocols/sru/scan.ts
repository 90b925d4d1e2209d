import type { Precise, Search, TermList } from '#modules/search/index.ts'
import { tokensOf } from '#modules/search/index.ts'
import { parseCql } from '../cql/parse-cql.ts'
import { namesOf } from './answer/names.ts'
import { element, group, optional, writeDiagnostics, writeDocument } from './answer/write-answer.ts'
import { answerable, refusal, type Answerable, type Diagnostic } from './diagnostics.ts'
import { readClause, type ReadClause } from './query/clause-query.ts'
import { precise } from './query/combine.ts'
import { outermost, withPrefixes } from './query/resolve-name.ts'
import type { Parameters, SruRequest } from './request/read-request.ts'
import { readNumber } from './request/retrieval-options.ts'
import type { Stylesheet } from './request/stylesheet.ts'
import type { Version } from './request/version.ts'

export const termLimits = { usual: 20, most: 100 } as const

/** Answers scan: the terms of an index around one, each with how many titles have it. */
export async function scan(search: Search, request: SruRequest, stylesheet: Stylesheet): Promise<string> {
  const { version, parameters, warnings } = request
  const terms = await listedTerms(search, parameters)
  const diagnostics = terms.ok ? warnings : [terms.diagnostic, ...warnings]
  const content =
    (terms.ok ? group('terms', terms.value) : '') +
    echoScan(parameters, version) +
    writeDiagnostics(diagnostics, version)
  return writeScanDocument(content, version, stylesheet)
}

export const failedScan = (diagnostic: Diagnostic, version: Version): string =>
  writeScanDocument(writeDiagnostics([diagnostic], version), version, undefined)

const writeScanDocument = (content: string, version: Version, stylesheet: Stylesheet): string =>
  writeDocument(
    'scanResponse',
    namesOf(version).scan,
    (version === '2.0' ? '' : element('version', version)) + content,
    stylesheet,
  )

async function listedTerms(search: Search, parameters: Parameters): Promise<Answerable<string>> {
  const asked = readNumber(parameters, 'maximumTerms', { usual: termLimits.usual, least: 1 })
  if (!asked.ok) return asked
  const most = Math.min(asked.value, termLimits.most)
  const position = readNumber(parameters, 'responsePosition', { usual: 1, least: 0 })
  if (!position.ok) return position
  if (position.value > most + 1) return refusal(120, `from 0 to ${most + 1}`)
  const start = readStart(parameters.scanClause ?? '')
  if (!start.ok) return start
  const { list, text } = start.value
  // At 0 the term itself would stand right before the list.
  const before = Math.max(0, position.value - 1)
  const listed = await search.listTerms(list, text, { before, after: most - before + 1 })
  const after = position.value === 0 && listed.after[0] === text ? listed.after.slice(1) : listed.after
  const shown = [...listed.before, ...after].slice(0, most)
  const counted = await Promise.all(shown.map((term) => writeTerm(search, list, term)))
  return answerable(counted.join(''))
}

/** The list and the place in it that a clause means; the whole titles for the relations that compare wholes. */
function readStart(text: string): Answerable<{ list: TermList; text: string }> {
  const parsed = parseCql(text)
  if (!parsed.ok) return refusal(parsed.problem.code, parsed.problem.details)
  const { root } = parsed.query
  if (root.kind !== 'clause') return refusal(48, 'a scan takes one clause')
  const scope = withPrefixes(outermost, root.prefixes)
  if (!scope.ok) return scope
  // An empty term is the start of the list.
  const term = root.term.trim() === '' ? 'a' : root.term
  const clause = readClause({ ...root, term }, scope.value)
  if (!clause.ok) return clause
  const list = listOf(clause.value)
  if (!list) return refusal(16, `${root.index} cannot be scanned`)
  const literal = clause.value.words.map((word) => word.literal).join(' ')
  const isNumber = list === 'identifier' || list === 'callNumber'
  const place = term === root.term ? (isNumber ? literal : tokensOf(literal).join(' ')) : ''
  return answerable({ list, text: place })
}

function listOf({ index, relation }: ReadClause): TermList | undefined {
  const whole = relation.name === '==' || relation.name === 'exact' || relation.modifiers.has('string')
  return whole && index.list === 'title' ? 'wholeTitle' : index.list
}

async function writeTerm(search: Search, list: TermList, term: string): Promise<string> {
  const request = { query: precise(askedBy(list, term)), filters: { values: [], availableOnly: false } }
  const { total } = await search.search({ ...request, sort: 'title', offset: 0, limit: 0, facets: [] })
  return group('term', element('value', term) + element('numberOfRecords', total))
}

function askedBy(list: TermList, term: string): Precise {
  if (list === 'wholeTitle') return { kind: 'title', words: term.split(' ') }
  if (list === 'callNumber') return { kind: 'masked', field: list, start: term, pattern: term }
  return { kind: 'term', field: list, word: term }
}

function echoScan(parameters: Parameters, version: Version): string {
  const { scanClause = '', responsePosition, maximumTerms, stylesheet } = parameters
  const whole = (text: string | undefined, least: number) =>
    text && /^\d{1,9}$/.test(text) && Number(text) >= least ? text : undefined
  return group(
    'echoedScanRequest',
    (version === '2.0' ? '' : element('version', version)) +
      element('scanClause', scanClause) +
      optional('responsePosition', whole(responsePosition, 0)) +
      optional('maximumTerms', whole(maximumTerms, 1)) +
      optional('stylesheet', stylesheet),
  )
}
