import { ansel, ascii, eastAsian, setsByFinal, type CharacterSet } from './character-sets.ts'

export interface Decoded {
  /** In normal form NFC; a byte without meaning is U+FFFD. */
  text: string
  unknown: number
  marks: number
  /** Marks that stand before something that is no letter: a sign that the bytes are not MARC-8. */
  strayMarks: number
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
}

/** Decodes MARC-8; the sets are the usual ones again after each subfield delimiter. */
export function decodeMarc8(bytes: Uint8Array, start = 0, end = bytes.length): Decoded {
  const state: State = { g0: ascii, g1: ansel }
  let text = ''
  let waiting = ''
  let marks = 0
  let unknown = 0
  let strayMarks = 0
  for (let at = start; at < end;) {
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
    const { char, mark, length } = charAt(state, bytes, at, end)
    at += length
    if (mark) {
      waiting += char ?? ''
      marks += 1
      continue
    }
    if (char === undefined) unknown += 1
    if (waiting !== '') {
      if (!letter.test(char ?? '')) strayMarks += 1
      // A mark never follows a delimiter: it would become part of the code of the next subfield.
      text += byte === delimiter ? `${waiting}\u001f` : (char ?? '\ufffd') + waiting
      waiting = ''
    } else text += char ?? '\ufffd'
  }
  if (waiting !== '') strayMarks += 1
  return { text: (text + waiting).normalize('NFC'), unknown, marks, strayMarks }
}

/** Obeys an escape sequence and gives its length; 0 if it is none. */
function designate(state: State, bytes: Uint8Array, at: number, end: number): number {
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
}

function charAt(state: State, bytes: Uint8Array, at: number, end: number): CharAt {
  const byte = bytes[at]!
  if (byte <= 0x20) return { char: String.fromCharCode(byte), mark: false, length: 1 }
  const set = byte < 0x80 ? state.g0 : state.g1
  if (set === ascii && byte < 0x7f) return { char: String.fromCharCode(byte), mark: false, length: 1 }
  const control = controls[byte]
  if (control) return { char: control, mark: false, length: 1 }
  if (set === 'east-asian') return eastAsianAt(bytes, at, end)
  const code = byte & 0x7f
  return { char: set.chars[code], mark: set.combining[code] ?? false, length: 1 }
}

function eastAsianAt(bytes: Uint8Array, at: number, end: number): CharAt {
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
