import { answerable, refusal, type Answerable, type Diagnostic } from '../diagnostics.ts'
import { parameterNames, type ParameterName } from './parameter-names.ts'
import { versionOf, type Version } from './version.ts'

export type Operation = 'explain' | 'searchRetrieve' | 'scan'

export interface SruRequest {
  version: Version
  operation: Operation
  parameters: Parameters
  /** What is wrong without being in the way of an answer. */
  warnings: Diagnostic[]
}

export type Parameters = Partial<Record<ParameterName, string>>

/** A request that cannot be answered, and how its answer must look all the same. */
export interface FailedRequest {
  version: Version
  operation: Operation
  diagnostic: Diagnostic
}

/**
 * Finds version and operation and the parameters that they know. Nothing but a base address asks for explain; before
 * version 2.0 the operation is named, from then on it shows in the parameters.
 */
export function readRequest(
  given: URLSearchParams,
): { ok: true; value: SruRequest } | ({ ok: false } & FailedRequest) {
  const version = versionOf(given)
  const operation = operationOf(given, version.value)
  const failed = (found: { diagnostic: Diagnostic }, as: Operation) =>
    ({ ok: false, version: version.value, operation: as, diagnostic: found.diagnostic }) as const
  if (!version.ok) return failed(version, operation.ok ? operation.value : 'searchRetrieve')
  if (!operation.ok) return failed(operation, 'explain')
  const name = operation.value
  const repeated = [...given.keys()].find((key) => !isExtension(key) && given.getAll(key).length > 1)
  if (repeated !== undefined) return failed(refusal(6, repeated), name)
  // The oldest requests for an explanation had no version either.
  if (version.missing && name !== 'explain') return failed(refusal(7, 'version'), name)
  const { parameters, warnings } = readParameters(given, version.value, name)
  const needed = { searchRetrieve: 'query', scan: 'scanClause', explain: undefined } as const
  const must = needed[name]
  if (must && !parameters[must]) return failed(refusal(7, must), name)
  return { ok: true, value: { version: version.value, operation: name, parameters, warnings } }
}

function operationOf(given: URLSearchParams, version: Version): Answerable<Operation> {
  const named = given.get('operation')
  if (named === 'explain' || named === 'searchRetrieve' || named === 'scan') return answerable(named)
  if (named !== null) return refusal(4, named)
  if (given.has('query')) return version === '2.0' ? answerable('searchRetrieve') : refusal(7, 'operation')
  if (given.has('scanClause')) return version === '2.0' ? answerable('scan') : refusal(7, 'operation')
  return answerable('explain')
}

const isExtension = (name: string): boolean => name.startsWith('x-')

function readParameters(given: URLSearchParams, version: Version, operation: Operation) {
  const known = parameterNames(version, operation)
  const parameters: Parameters = {}
  const warnings: Diagnostic[] = []
  for (const [name, value] of given) {
    if (isExtension(name)) continue
    const own = known.find((one) => one === name)
    if (own) parameters[own] = value
    else warnings.push({ code: 8, details: name.slice(0, 100) })
  }
  return { parameters, warnings: warnings.slice(0, 10) }
}
