import { upperHalf } from './cp850.ts'
import { toPlainLetters } from './plain-letters.ts'

export const encodings = ['ascii', 'utf8', 'cp850', 'latin1'] as const
export type Encoding = (typeof encodings)[number]

const cp850Bytes = new Map([...upperHalf].map((character, place) => [character, 128 + place]))

/** The text with only such characters as an encoding has: others become plain letters. */
export function fitTo(text: string, encoding: Encoding): string {
  const composed = text.toWellFormed().normalize('NFC')
  if (encoding === 'utf8') return composed
  const byteOf = byteOfEncoding[encoding]
  let fitted = ''
  for (const character of composed)
    fitted += byteOf(character) === undefined ? toPlainLetters(character) : character
  return fitted
}

/** Bytes of a text that was made to fit. */
export function encode(fitted: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(fitted, 'utf8')
  const byteOf = byteOfEncoding[encoding]
  return Buffer.from([...fitted].map((character) => byteOf(character) ?? 63))
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0
const asciiByte = (character: string) => (codeOf(character) < 128 ? codeOf(character) : undefined)
const latin1Byte = (character: string) =>
  codeOf(character) < 128 || (codeOf(character) >= 160 && codeOf(character) < 256)
    ? codeOf(character)
    : undefined
const cp850Byte = (character: string) => asciiByte(character) ?? cp850Bytes.get(character)

const byteOfEncoding = { ascii: asciiByte, latin1: latin1Byte, cp850: cp850Byte }

/** What a terminal sent. ASCII terminals that send more are taken at Latin 1; wrong UTF-8 becomes U+FFFD. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf8') return bytes.toString('utf8').normalize('NFC')
  if (encoding !== 'cp850') return bytes.toString('latin1')
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : (upperHalf[byte - 128] ?? '')
  return text
}
