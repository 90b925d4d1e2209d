import { refusal, type Diagnostic } from '../diagnostics.ts'

export const versions = ['1.1', '1.2', '2.0'] as const
export type Version = (typeof versions)[number]

/**
 * The version asked for. Version 2.0 does without the parameter; a request with an operation and no version is one of
 * the older ones that forgot it. The answer to a version that nobody knows is given in the highest that is known.
 */
export function versionOf(
  given: URLSearchParams,
): { ok: true; value: Version; missing: boolean } | { ok: false; value: Version; diagnostic: Diagnostic } {
  const asked = given.get('version')
  if (asked === null) {
    const newest = !given.has('operation') && (given.has('query') || given.has('scanClause'))
    return { ok: true, value: newest ? '2.0' : '1.2', missing: !newest }
  }
  const value = versions.find((one) => one === asked)
  return value ? { ok: true, value, missing: false } : { ...refusal(5, '2.0'), value: '1.2' }
}
