import { isUtf8 } from 'node:buffer'
import { parse, type Parser } from 'csv-parse'
import * as v from 'valibot'

/** One row of a table as text; `problem` where its end or quotes are broken. */
export interface TableRow {
  cells: string[]
  /** Bytes of the file up to its end. */
  bytesRead: number
  raw: Buffer
  problem?: 'row-too-long' | 'row-broken'
}

/** A row longer than this is taken for a quotation mark that nobody closed. */
const longestRow = 1_000_000

/** Reads a CSV file row by row, the headings included, in UTF-8 or Windows-1252; memory stays bounded. */
export async function* readTable(
  source: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<TableRow> {
  const rows: TableRow[] = []
  const parser = tableParser(separator, rows)
  // Errors arrive with the callbacks below; without a listener they would end the process as well.
  parser.on('error', () => {})
  let first = true
  for await (const chunk of source) {
    const error = await written(parser, first ? withoutMark(chunk) : chunk)
    first = false
    yield* rows.splice(0)
    if (error) return
  }
  await ended(parser)
  yield* rows.splice(0)
}

// The options `info` and `raw` wrap each row, which the types of csv-parse do not say.
const ParsedRow = v.object({
  record: v.array(v.string()),
  raw: v.string(),
  info: v.object({ bytes: v.number() }),
})

function tableParser(separator: string, rows: TableRow[]): Parser {
  const parser = parse({
    delimiter: separator,
    // Bytes as they are: each cell is decoded by itself, since one row may be in another encoding.
    encoding: 'latin1',
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
    on_record: (given: unknown) => {
      const { record, raw, info } = v.parse(ParsedRow, given)
      rows.push({ cells: record.map(decoded), bytesRead: info.bytes, raw: Buffer.from(raw, 'latin1') })
      // Nothing is handed on through the stream itself.
      return null
    },
    on_skip: (error, raw = '') => {
      const problem = error?.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'row-broken'
      const bytes = Buffer.from(raw.slice(0, longestRow), 'latin1')
      rows.push({ cells: [], bytesRead: parser.info.bytes, raw: bytes, problem })
      // After an endless row nothing that follows can be trusted to begin where it seems to.
      if (problem === 'row-too-long') throw new Error(problem)
      return undefined
    },
  })
  return parser
}

const written = (parser: Parser, chunk: Uint8Array): Promise<Error | null | undefined> =>
  new Promise((resolve) => parser.write(chunk, resolve))

const ended = (parser: Parser): Promise<void> =>
  new Promise((resolve) => {
    parser.once('error', () => resolve())
    parser.once('end', () => resolve())
    parser.resume()
    parser.end()
  })

const withoutMark = (chunk: Uint8Array): Uint8Array =>
  chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk

const windows = new TextDecoder('windows-1252')

function decoded(cell: string): string {
  const bytes = Buffer.from(cell, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : windows.decode(bytes)
}

/** The character that most likely stands between columns, from the first line of a file. */
export function separatorOf(firstBytes: Uint8Array): string {
  const [line = ''] = Buffer.from(firstBytes).toString('latin1').split(/\r?\n/, 1)
  const outside = line.replaceAll(/"[^"]*"/g, '')
  const counts = [';', ',', '\t', '|'].map((mark) => ({ mark, count: outside.split(mark).length - 1 }))
  return counts.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 0)?.mark ?? ','
}
