import { checksumOf } from './checksum.ts'
import { encode, fitTo, type Encoding } from './encodings.ts'

/** An answer before it is bytes. */
export interface Reply {
  code: string
  fixed: string
  /** In the order in which they are sent; undefined is left out, an empty text is sent with length zero. */
  fields: readonly (readonly [name: string, value: string | undefined])[]
  /** Nothing was done: for the counts of the machine. */
  refused?: boolean
}

export interface WireStyle {
  encoding: Encoding
  delimiter: string
  terminator: 'cr' | 'crlf'
}

const mostCharacters = 255

/** The bytes of an answer, with the sequence of the message that it answers where that one had one. */
export function writeReply(
  { code, fixed, fields }: Reply,
  sequence: string | undefined,
  style: WireStyle,
): Buffer {
  const { encoding, delimiter } = style
  const sent = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}${fieldValue(value, style)}${delimiter}`],
  )
  const body = encode(`${code}${fixed}${sent.join('')}`, encoding)
  if (sequence === undefined) return Buffer.concat([body, terminatorOf(style)])
  const guarded = Buffer.concat([body, Buffer.from(`AY${sequence}AZ`)])
  return Buffer.concat([guarded, Buffer.from(checksumOf(guarded)), terminatorOf(style)])
}

/** Please send again: always the same bytes. */
export const askAgain = (style: Pick<WireStyle, 'terminator'>): Buffer =>
  Buffer.concat([Buffer.from('96AZFEF6'), terminatorOf(style)])

const terminatorOf = ({ terminator }: Pick<WireStyle, 'terminator'>) =>
  Buffer.from(terminator === 'crlf' ? '\r\n' : '\r')

/** Line ends and controls become blanks; a delimiter is escaped as other servers do, as its HTML entity. */
function fieldValue(value: string, { encoding, delimiter }: WireStyle): string {
  const clean = fitTo(value, encoding).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  // Escaped last: fitting may make a delimiter of a sign that only looks like one.
  const cut = clean.length > mostCharacters ? [...clean].slice(0, mostCharacters).join('') : clean
  return cut.replaceAll(delimiter, `&#${delimiter.charCodeAt(0)};`)
}
