import { SaxesParser } from 'saxes'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hasTitle } from '../marc/has-title.ts'
import type { MarcRecord } from '../marc/record.ts'
import { readMarcxml } from '../marc/read-marcxml.ts'
import { parseMarcxml } from '../marc/marcxml/parse-record.ts'
import type { FetchedBody } from './fetch-guarded.ts'

export interface SruAnswer {
  /** Titles that the server found; of these it sent the first. */
  total: number
  records: MarcRecord[]
  /** Records that are no MARCXML, broken, or without a title. */
  unread: number
  /** What the server had to remark. */
  diagnostics: string[]
}

/** Reads an answer to searchRetrieve, in whatever character set it says it is. */
export async function readAnswer(body: FetchedBody): Promise<Outcome<SruAnswer, 'not-sru'>> {
  const text = decoded(body)
  const frame = readFrame(text)
  if (!frame) return refused('not-sru')
  const { total, diagnostics, strings, sent } = frame
  const records: MarcRecord[] = []
  for (const xml of strings) {
    const parsed = parseMarcxml(xml)
    if (parsed.ok && hasTitle(parsed.record)) records.push(parsed.record)
  }
  if (strings.length === 0) {
    for await (const item of readMarcxml(inOnePiece(Buffer.from(text)))) {
      if ('record' in item && hasTitle(item.record)) records.push(item.record)
    }
  }
  return done({
    total: Math.max(total, records.length),
    records,
    unread: Math.max(0, sent - records.length),
    diagnostics,
  })
}

async function* inOnePiece(bytes: Buffer) {
  yield bytes
}

/** As UTF-16 text that calls itself UTF-8: the declaration decides, then the header, then UTF-8. */
function decoded({ bytes, contentType }: FetchedBody): string {
  const start = bytes.subarray(0, 200).toString('latin1')
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1]
  const marked =
    bytes[0] === 0xff || bytes[0] === 0xfe ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : undefined
  const label = marked ?? declared ?? /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  const text = decoderOf(label).decode(bytes)
  return text.replace(/^(\s*<\?xml[^>]*encoding\s*=\s*["'])[\w-]+/, '$1UTF-8')
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}

interface Frame {
  total: number
  diagnostics: string[]
  /** Records that were packed as text. */
  strings: string[]
  /** Records in the answer, of any kind. */
  sent: number
}

/** All of an answer but its records as XML; undefined for what is no answer of SRU. */
function readFrame(xml: string): Frame | undefined {
  const frame: Frame = { total: 0, diagnostics: [], strings: [], sent: 0 }
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const path: string[] = []
  let text = ''
  let isSru = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    path.push(name.slice(name.indexOf(':') + 1))
    text = ''
    isSru ||= path[0] === 'searchRetrieveResponse' || path[0] === 'explainResponse'
    if (path.at(-1) === 'recordData') frame.sent += 1
  })
  parser.on('text', (part) => (text += part))
  parser.on('cdata', (part) => (text += part))
  parser.on('closetag', () => {
    const name = path.pop()
    if (name === 'numberOfRecords') frame.total = Number(text.trim()) || 0
    if (name === 'recordData' && text.trim().startsWith('<')) frame.strings.push(text.trim())
    if ((name === 'message' || name === 'details') && path.includes('diagnostic') && text.trim() !== '')
      frame.diagnostics.push(text.trim().slice(0, 200))
    text = ''
  })
  try {
    parser.write(xml).close()
    return isSru ? frame : undefined
  } catch {
    return undefined
  }
}
