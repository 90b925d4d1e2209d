import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore, StoredFile } from '#kernel/files.ts'
import { FileTooLarge } from '#kernel/files.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { detectFormat, foreignFile, isPlainText } from '../../marc/detect-format.ts'
import type { FileProblemCode } from '../../marc/problems.ts'
import { separatorOf } from '#kernel/table-file/read-table.ts'
import { convertSheet } from '#kernel/table-file/convert-sheet.ts'
import { peek } from './peek.ts'
import type { ImportFormat } from './read-source.ts'

export type SourceRefusal =
  | FileProblemCode
  | 'file-too-large'
  | 'gzip-broken'
  | 'sheet-too-large'
  | 'sheet-unreadable'
  | 'old-excel'

export interface StoredSource extends StoredFile {
  format: ImportFormat
  /** Character between the columns, of a table. */
  separator: string
}

/** Bytes of a file once it is unpacked. */
export const largestFile = 2 * 1024 ** 3
/** An Excel file has to be unpacked and read as a whole. */
const largestSheet = 50 * 1024 ** 2

const enoughToTell = 4096

/**
 * Puts a file into the store as it can be read: unpacked from gzip, and an Excel sheet as CSV. Refuses what can hold
 * no records, whatever its name says; what is unclear is let through, and reading it will tell.
 */
export async function storeSource(
  files: FileStore,
  content: AsyncIterable<Uint8Array>,
): Promise<Outcome<StoredSource, SourceRefusal>> {
  const opened = await peek(content, enoughToTell)
  const isGzip = opened.first[0] === 0x1f && opened.first[1] === 0x8b
  try {
    const plain = isGzip ? await peek(unzipped(opened.whole), enoughToTell) : opened
    const hex = plain.first.subarray(0, 4).toString('hex')
    if (hex === 'd0cf11e0') return refused('old-excel')
    if (hex === '504b0304') return await storeSheet(files, plain.whole)
    const foreign = foreignFile(plain.first)
    if (foreign) return refused(foreign)
    const { format, separator } = formatOf(plain.first)
    return done({ ...(await files.put(plain.whole, largestFile)), format, separator })
  } catch (error) {
    if (error instanceof FileTooLarge) return refused('file-too-large')
    if (isGzip && isBrokenGzip(error)) return refused('gzip-broken')
    throw error
  }
}

function unzipped(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip()
  // An error shows where the result is read.
  pipeline(content, gunzip).catch(() => {})
  return gunzip
}

const isBrokenGzip = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')

// Text that is no MARC is taken for a table if its first line has columns.
function formatOf(first: Buffer): { format: ImportFormat; separator: string } {
  const separator = separatorOf(first)
  const format = detectFormat(first)
  if (format) return { format, separator }
  const line = first.toString('latin1').split(/\r?\n/, 1)[0] ?? ''
  const isTable = isPlainText(first) && line.includes(separator)
  return { format: isTable ? 'csv' : 'marc', separator }
}

async function storeSheet(
  files: FileStore,
  content: AsyncIterable<Uint8Array>,
): Promise<Outcome<StoredSource, SourceRefusal>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of content) {
    size += part.length
    if (size > largestSheet) return refused('sheet-too-large')
    parts.push(part)
  }
  const converted = await convertSheet(Buffer.concat(parts))
  if (!converted.ok) return converted
  const stored = await files.put(Readable.from([converted.value]), largestFile)
  return done({ ...stored, format: 'csv', separator: ',' })
}
