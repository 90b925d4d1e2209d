import { isUtf8 } from 'node:buffer'
import { marcjsonFrames } from './marcjson/frames.ts'
import { parseMarcjson } from './marcjson/parse-record.ts'
import { numberItems, type Found } from './number-items.ts'
import { warn, type ReadItem } from './problems.ts'

/** Reads MARC-in-JSON: one object, an array of them, or one after the other. Throws only what the source throws. */
export const readMarcjson = (source: AsyncIterable<Uint8Array>): AsyncIterable<ReadItem> =>
  numberItems(foundIn(source), 'file-without-records')

async function* foundIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  let elsewhere = false
  for await (const { offset, bytes, problem } of marcjsonFrames(source)) {
    if (problem) {
      // A stretch of something else arrives in pieces.
      const goesOn = elsewhere && problem.code === 'no-record-here'
      elsewhere = problem.code === 'no-record-here'
      if (!goesOn) yield { offset, raw: bytes, problem }
      continue
    }
    elsewhere = false
    const parsed = parseMarcjson(bytes.toString('utf8'))
    if (parsed.ok && !isUtf8(bytes)) warn(parsed.warnings, 'characters-unknown')
    yield { offset, raw: bytes, ...parsed }
  }
}
