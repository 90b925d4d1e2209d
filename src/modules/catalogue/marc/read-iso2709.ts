import { iso2709Frames } from './iso2709/frames.ts'
import { parseIso2709 } from './iso2709/parse-record.ts'
import { numberItems, type Found } from './number-items.ts'
import { longestRaw, problemOf, warn, type ReadItem } from './problems.ts'

/**
 * Reads ISO 2709 in UTF-8 or MARC-8. Ends in a single failure for a source that holds no record, and throws only what
 * the source throws.
 */
export const readIso2709 = (source: AsyncIterable<Uint8Array>): AsyncIterable<ReadItem> =>
  numberItems(foundIn(source), 'file-not-marc')

// A few characters before a leader are a remainder of something; more of them are reported.
const fewBytes = 24

async function* foundIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  let junk: Junk | undefined
  for await (const { offset, bytes, problem } of iso2709Frames(source)) {
    const parsed = problem ? ({ ok: false, problem } as const) : parseIso2709(bytes)
    if (!parsed.ok && parsed.problem.code === 'no-record-here') {
      junk ??= { offset, parts: [], length: 0 }
      if (junk.length < longestRaw) junk.parts.push(bytes)
      junk.length += bytes.length
      continue
    }
    const few = junk && junk.length < fewBytes && junk.offset + junk.length === offset
    if (few && parsed.ok) warn(parsed.warnings, 'junk-before-record')
    else if (junk) yield foundJunk(junk)
    junk = undefined
    yield { offset, raw: bytes, ...parsed }
  }
  if (junk) yield foundJunk(junk)
}

/** Bytes that are no record, from the first of them; `parts` holds no more than can be shown. */
interface Junk {
  offset: number
  parts: Buffer[]
  length: number
}

const foundJunk = ({ offset, parts }: Junk): Found => ({
  offset,
  raw: Buffer.concat(parts),
  problem: problemOf('no-record-here'),
})
