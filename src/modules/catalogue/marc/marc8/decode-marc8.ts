import { ansel, ascii, eastAsian, setsByFinal, type CharacterSet } from './character-sets.ts'

export interface Decoded {
  /** In normal form NFC; a byte without meaning is U+FFFD. */
  text: string
  unknown: number
  /** Letters that make one character together with their marks. */
  composed: number
  /** Letters that do not, which is rare. */
  uncomposed: number
  /** Marks that stand before something that is no letter: a sign that the bytes are not MARC-8. */
  stray: number
}

const escape = 0x1b
const delimiter = 0x1f
const intermediate = 0x21
// Bytes that begin a designation, as given in the specification of MARC-8.
const toG0 = new Set([0x28, 0x2c])
const toG1 = new Set([0x29, 0x2d])
const multibyte = 0x24
const eastAsianFinal = 0x31
// ESC g, b, p and s name their set alone.
const customSets: Record<number, CharacterSet | undefined> = {
  0x67: setsByFinal.g,
  0x62: setsByFinal.b,
  0x70: setsByFinal.p,
  0x73: ascii,
}
const controls: Record<number, string> = { 0x88: '\u0098', 0x89: '\u009c', 0x8d: '\u200d', 0x8e: '\u200c' }
const letter = /^[\p{L}\p{N}]/u

type Half = CharacterSet | 'east-asian'

interface State {
  g0: Half
  g1: Half
  utf8: boolean
}

/**
 * Decodes MARC-8; the sets are the usual ones again after each subfield delimiter. `high` says what bytes above 7F are:
 * in text that was converted to UTF-8 by half, the escape sequences are still there.
 */
export function decodeMarc8(bytes: Buffer, high: 'marc-8' | 'utf-8' = 'marc-8'): Decoded {
  const state: State = { g0: ascii, g1: ansel, utf8: high === 'utf-8' }
  const end = bytes.length
  let text = ''
  let waiting = ''
  let composed = 0
  let uncomposed = 0
  let unknown = 0
  let stray = 0
  for (let at = 0; at < end;) {
    const byte = bytes[at]!
    if (byte === escape) {
      const length = designate(state, bytes, at, end)
      if (length === 0) unknown += 1
      at += length || 1
      continue
    }
    if (byte === delimiter) {
      state.g0 = ascii
      state.g1 = ansel
    }
    const { char, mark, length, strange } = charAt(state, bytes, at, end)
    at += length
    if (mark) {
      waiting += char ?? ''
      continue
    }
    if (char === undefined || strange) unknown += 1
    if (waiting !== '') {
      if (!letter.test(char ?? '')) stray += 1
      else if (`${char}${waiting}`.normalize('NFC').length === 1) composed += 1
      else uncomposed += 1
      // A mark never follows a delimiter: it would become part of the code of the next subfield.
      text += byte === delimiter ? `${waiting}\u001f` : (char ?? '\ufffd') + waiting
      waiting = ''
    } else text += char ?? '\ufffd'
  }
  if (waiting !== '') stray += 1
  return { text: (text + waiting).normalize('NFC'), unknown, composed, uncomposed, stray }
}

/** Obeys an escape sequence and gives its length; 0 if it is none. */
function designate(state: State, bytes: Buffer, at: number, end: number): number {
  const first = at + 1 < end ? bytes[at + 1]! : 0
  const custom = customSets[first]
  if (custom) {
    state.g0 = custom
    return 2
  }
  let next = at + 1
  let half: 'g0' | 'g1' = 'g0'
  if (first === multibyte) next += 1
  const which = next < end ? bytes[next]! : 0
  if (toG0.has(which) || toG1.has(which)) next += 1
  else if (first !== multibyte) return 0
  if (toG1.has(which)) half = 'g1'
  if (bytes[next] === intermediate) next += 1
  const final = next < end ? bytes[next]! : 0
  const set = final === eastAsianFinal ? 'east-asian' : setsByFinal[String.fromCharCode(final)]
  if (!set) return 0
  state[half] = set
  return next + 1 - at
}

interface CharAt {
  char: string | undefined
  mark: boolean
  length: number
  /** The set does not have it. */
  strange?: boolean
}

function charAt(state: State, bytes: Buffer, at: number, end: number): CharAt {
  const byte = bytes[at]!
  if (byte <= 0x20) return { char: String.fromCharCode(byte), mark: false, length: 1 }
  const set = byte < 0x80 ? state.g0 : state.g1
  if (set === ascii && byte < 0x7f) return { char: String.fromCharCode(byte), mark: false, length: 1 }
  const control = controls[byte]
  if (control) return { char: control, mark: false, length: 1 }
  if (byte >= 0x80 && state.utf8) return utf8At(bytes, at)
  if (set === 'east-asian') return eastAsianAt(bytes, at, end)
  const code = byte & 0x7f
  const char = set.chars[code]
  // Mostly the way back to ASCII was lost, so that the byte means what it means there.
  if (char === undefined && byte < 0x7f) {
    return { char: String.fromCharCode(byte), mark: false, length: 1, strange: true }
  }
  return { char, mark: set.combining[code] ?? false, length: 1 }
}

function utf8At(bytes: Buffer, at: number): CharAt {
  const first = bytes[at]!
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  return { char: bytes.toString('utf8', at, at + length), mark: false, length }
}

function eastAsianAt(bytes: Buffer, at: number, end: number): CharAt {
  const half = bytes[at]! & 0x80
  for (let next = at + 1; next < at + 3; next += 1) {
    const byte = next < end ? bytes[next]! : 0
    // An ideograph cut short must not swallow a delimiter, a space or the start of an escape sequence.
    if ((byte & 0x80) !== half || (byte & 0x7f) <= 0x20)
      return { char: undefined, mark: false, length: next - at }
  }
  const code = ((bytes[at]! & 0x7f) << 16) | ((bytes[at + 1]! & 0x7f) << 8) | (bytes[at + 2]! & 0x7f)
  return { char: eastAsian.get(code), mark: false, length: 3 }
}
