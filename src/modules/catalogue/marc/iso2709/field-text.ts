import { isAscii, isUtf8 } from 'node:buffer'
import { decodeMarc8 } from '../marc8/decode-marc8.ts'
import { warn, type MarcProblem } from '../problems.ts'
import type { Segment } from './directory.ts'

export type FieldText = (segment: Segment) => string

const escape = 0x1b
const windows1252 = new TextDecoder('windows-1252')

/**
 * How to read the texts of a record. The leader says UTF-8 or MARC-8; where the bytes say otherwise they are believed,
 * field by field, for records collected from several sources mix encodings.
 */
export function fieldTextOf(bytes: Buffer, warnings: MarcProblem[]): FieldText {
  const saysUtf8 = bytes[9] === 0x61
  const escapes = bytes.includes(escape)
  if (!escapes && isAscii(bytes)) {
    const text = bytes.toString('latin1')
    return ({ start, end }) => text.slice(start, end)
  }
  if (!escapes && isUtf8(bytes)) {
    if (!saysUtf8) warn(warnings, 'encoding-not-as-leader-says')
    return ({ start, end }) => bytes.toString('utf8', start, end)
  }
  return (segment) => mixedText(bytes.subarray(segment.start, segment.end), segment.tag, saysUtf8, warnings)
}

function mixedText(bytes: Buffer, tag: string, saysUtf8: boolean, warnings: MarcProblem[]): string {
  const escapes = bytes.includes(escape)
  const ascii = isAscii(bytes)
  if (!escapes && ascii) return bytes.toString('latin1')
  if (!escapes && isUtf8(bytes)) {
    if (!saysUtf8) warn(warnings, 'encoding-not-as-leader-says')
    return bytes.toString('utf8')
  }
  if (saysUtf8) warn(warnings, escapes && isUtf8(bytes) ? 'escapes-in-utf8' : 'read-as-marc8')
  if (escapes && !ascii && isUtf8(bytes)) return bytes.toString('utf8')
  const { text, unknown, marks, strayMarks } = decodeMarc8(bytes)
  // In Latin-1 the letters stand where MARC-8 has marks, so that marks end up before blanks and the like.
  if (!escapes && unknown + strayMarks > marks - strayMarks) {
    warn(warnings, 'read-as-latin1', tag)
    return windows1252.decode(bytes)
  }
  if (unknown > 0) warn(warnings, 'characters-unknown', tag)
  return text
}
