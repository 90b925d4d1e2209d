/** A tag of an element named record, with any prefix. */
export interface RecordTag {
  kind: 'opening' | 'closing' | 'empty' | 'unfinished'
  start: number
  end: number
}

const name = Buffer.from('record')
const longestTag = 64 * 1024
const [less, greater, slash, colon, quote, apostrophe] = [0x3c, 0x3e, 0x2f, 0x3a, 0x22, 0x27]

/** The next such tag; unfinished if the bytes end within it. */
export function findRecordTag(bytes: Buffer, from: number): RecordTag | undefined {
  for (let at = bytes.indexOf(name, from); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const start = startOfTag(bytes, at)
    if (start < 0) continue
    const after = bytes[at + name.length]
    if (after === undefined) return { kind: 'unfinished', start, end: bytes.length }
    if (after > 0x20 && after !== greater && after !== slash) continue
    const end = endOfTag(bytes, at)
    if (end === undefined) return { kind: 'unfinished', start, end: bytes.length }
    if (end < 0) continue
    const closing = bytes[start + 1] === slash
    return { kind: closing ? 'closing' : bytes[end - 2] === slash ? 'empty' : 'opening', start, end }
  }
  return undefined
}

function startOfTag(bytes: Buffer, nameAt: number): number {
  let at = nameAt - 1
  if (bytes[at] === colon) {
    at -= 1
    while (at >= 0 && isNameByte(bytes[at]!)) at -= 1
  }
  if (bytes[at] === slash) at -= 1
  return bytes[at] === less ? at : -1
}

const isNameByte = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x2d ||
  byte === 0x2e ||
  byte === 0x5f ||
  byte > 0x7f

/** Where a tag ends; -1 if it is none, undefined if the bytes end within it. */
function endOfTag(bytes: Buffer, nameAt: number): number | undefined {
  let inside = 0
  const last = Math.min(bytes.length, nameAt + longestTag)
  for (let at = nameAt; at < last; at += 1) {
    const byte = bytes[at]!
    if (byte === less) return -1
    if (inside !== 0) {
      if (byte === inside) inside = 0
    } else if (byte === quote || byte === apostrophe) inside = byte
    else if (byte === greater) return at + 1
  }
  return last < bytes.length ? -1 : undefined
}

const hiding = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
]

/**
 * Passes over comments and literal sections that begin before a place, from where none is open. Gives where that ends:
 * the place itself, or behind it if the place is hidden within one; undefined if that one has no end yet.
 */
export function passHidden(bytes: Buffer, from: number, place: number): number | undefined {
  let at = from
  while (at < place) {
    const before = bytes.subarray(at, place)
    const begins = hiding.map(({ begin }) => before.indexOf(begin))
    const first = Math.min(...begins.filter((begin) => begin >= 0))
    const kind = hiding[begins.indexOf(first)]
    if (!kind) return place
    const end = bytes.indexOf(kind.end, at + first + kind.begin.length)
    if (end < 0) return undefined
    at = end + kind.end.length
  }
  return at
}
