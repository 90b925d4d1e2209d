import { detectFormat, foreignFile, isPlainText, type MarcFormat } from './detect-format.ts'
import type { FileProblemCode, ReadItem } from './problems.ts'
import { readIso2709 } from './read-iso2709.ts'
import { readMarcjson } from './read-marcjson.ts'
import { readMarcxml } from './read-marcxml.ts'

const enoughToTell = 1024

/**
 * Reads records of any of the formats, which is told from the first bytes if it is not given. Memory stays bounded
 * however long the source is. A file that is no MARC ends in one failure; only errors of the source itself are thrown.
 */
export async function* readMarc(
  source: AsyncIterable<Uint8Array>,
  format?: MarcFormat,
): AsyncGenerator<ReadItem> {
  const chunks = source[Symbol.asyncIterator]()
  try {
    const first = await firstBytes(chunks)
    const foreign = foreignFile(first)
    if (foreign) {
      yield { ok: false, position: 1, offset: 0, raw: first, problem: { code: foreign } }
      return
    }
    const read = readers[format ?? detectFormat(first) ?? 'marc']
    for await (const item of read(rest(first, chunks))) yield named(item, first)
  } finally {
    await chunks.return?.()
  }
}

const readers = { marc: readIso2709, marcxml: readMarcxml, marcjson: readMarcjson }

async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let length = 0; length < enoughToTell;) {
    const next = await chunks.next()
    if (next.done) break
    parts.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(parts)
}

async function* rest(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
}

/** Says what a file is that holds no record, as far as it can be told. */
function named(item: ReadItem, first: Uint8Array): ReadItem {
  if (item.ok || item.problem.code !== 'file-not-marc') return item
  const code: FileProblemCode = isPlainText(first) ? 'file-is-text' : 'file-not-marc'
  return { ...item, problem: { code } }
}
