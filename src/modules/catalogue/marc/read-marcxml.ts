import { isUtf8 } from 'node:buffer'
import { marcxmlFrames } from './marcxml/frames.ts'
import { parseMarcxml } from './marcxml/parse-record.ts'
import { numberItems, type Found } from './number-items.ts'
import { warn, type Parsed, type ReadItem } from './problems.ts'

/**
 * Reads the records of an XML document: a collection, a single record, or the answer of an OAI or SRU server.
 * Throws only what the source throws.
 */
export const readMarcxml = (source: AsyncIterable<Uint8Array>): AsyncIterable<ReadItem> =>
  numberItems(foundIn(source), 'file-without-records')

async function* foundIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  const declared = { label: 'utf-8' }
  for await (const { offset, bytes, problem } of marcxmlFrames(withEncoding(source, declared))) {
    yield { offset, raw: bytes, ...(problem ? { problem } : parse(bytes, declared.label)) }
  }
}

/** Reads the encoding from the declaration as it passes by. */
async function* withEncoding(source: AsyncIterable<Uint8Array>, declared: { label: string }) {
  let begun = false
  for await (const chunk of source) {
    if (!begun) {
      const start = Buffer.from(chunk.subarray(0, 200)).toString('latin1')
      const label = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1]
      if (label && isKnown(label)) declared.label = label.toLowerCase()
      begun = true
    }
    yield chunk
  }
}

// Encodings in which an angle bracket is no single byte cannot be cut into records.
const isKnown = (label: string): boolean => {
  try {
    return new TextDecoder(label).decode(Buffer.from('<record>')) === '<record>'
  } catch {
    return false
  }
}

function parse(bytes: Buffer, label: string): Parsed {
  if (label !== 'utf-8') return parseMarcxml(new TextDecoder(label).decode(bytes))
  if (isUtf8(bytes)) return parseMarcxml(bytes.toString('utf8'))
  const parsed = parseMarcxml(new TextDecoder('windows-1252').decode(bytes))
  if (parsed.ok) warn(parsed.warnings, 'read-as-latin1')
  return parsed
}
