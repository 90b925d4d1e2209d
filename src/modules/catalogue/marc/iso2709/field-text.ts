import { isAscii, isUtf8 } from 'node:buffer'
import { decodeMarc8 } from '../marc8/decode-marc8.ts'
import { warn, type MarcProblem } from '../problems.ts'
import type { Segment } from './directory.ts'

export type FieldText = (segment: Segment) => string

const escape = 0x1b
const shortestLeader = 24
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
  const latin1 = !escapes && isLatin1(bytes)
  return ({ tag, start, end }) => mixedText(bytes.subarray(start, end), { tag, saysUtf8, latin1, warnings })
}

/**
 * In Latin-1 the letters stand where MARC-8 has marks. Read as MARC-8, some marks end up before blanks and the like,
 * and most of the others on letters that never carry them.
 */
function isLatin1(bytes: Buffer): boolean {
  const { unknown, stray, composed, uncomposed } = decodeMarc8(bytes.subarray(shortestLeader))
  return unknown + stray > 0 && unknown + stray + uncomposed > composed
}

interface Reading {
  tag: string
  saysUtf8: boolean
  latin1: boolean
  warnings: MarcProblem[]
}

function mixedText(bytes: Buffer, { tag, saysUtf8, latin1, warnings }: Reading): string {
  const escapes = bytes.includes(escape)
  const ascii = isAscii(bytes)
  if (!escapes && ascii) return bytes.toString('latin1')
  if (!escapes && isUtf8(bytes)) {
    if (!saysUtf8) warn(warnings, 'encoding-not-as-leader-says')
    return bytes.toString('utf8')
  }
  if (latin1) {
    warn(warnings, 'read-as-latin1', tag)
    return windows1252.decode(bytes)
  }
  const halfUtf8 = !ascii && isUtf8(bytes)
  if (saysUtf8) warn(warnings, halfUtf8 || ascii ? 'escapes-in-utf8' : 'read-as-marc8')
  const { text, unknown } = decodeMarc8(bytes, halfUtf8 ? 'utf-8' : 'marc-8')
  if (unknown > 0) warn(warnings, 'characters-unknown', tag)
  return text
}
