import { longestRaw, problemOf, type FileProblemCode, type MarcProblem, type ReadItem } from './problems.ts'
import type { MarcRecord } from './record.ts'

/** What a reader found at a place, before it is counted. */
export type Found = { offset: number; raw: Uint8Array } & (
  | { record: MarcRecord; warnings: MarcProblem[] }
  | { problem: MarcProblem }
)

/** Counts what was found; a source in which nothing or only one stretch of other bytes was found is no MARC file. */
export async function* numberItems(
  findings: AsyncIterable<Found>,
  nothing: FileProblemCode,
): AsyncGenerator<ReadItem> {
  let position = 0
  let first: Found | undefined
  for await (const found of findings) {
    position += 1
    if (position === 1 && isForeign(found)) {
      first = found
      continue
    }
    if (first) yield itemOf(first, 1)
    first = undefined
    yield itemOf(found, position)
  }
  if (first) yield itemOf({ ...first, problem: problemOf(nothing) }, 1)
  if (position === 0) yield itemOf({ offset: 0, raw: new Uint8Array(), problem: problemOf(nothing) }, 1)
}

const isForeign = (found: Found): boolean => 'problem' in found && found.problem.code === 'no-record-here'

function itemOf(found: Found, position: number): ReadItem {
  const { offset, raw } = found
  if (!('problem' in found)) {
    return { ok: true, position, offset, raw, record: found.record, warnings: found.warnings }
  }
  return { ok: false, position, offset, raw: raw.subarray(0, longestRaw), problem: found.problem }
}
