import { checksumOf } from './checksum.ts'

/** A message as it came, without what only guards it. */
export interface Envelope {
  /** The message proper. */
  body: Buffer
  /** Sequence digit and checksum as sent; undefined for a message without error detection. */
  guard: { sequence: string; checksum: string; right: boolean } | undefined
}

const pipe = 0x7c
const isLetterOrDigit = (byte: number) =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
const isBlank = (byte: number) => byte <= 0x20 || byte === 0x7f

/** Takes off what stands around a message: the LF of a CRLF before it, blanks and `|||` after it. */
export function openEnvelope(raw: Buffer): Envelope {
  let from = 0
  let to = raw.length
  while (from < to && !isLetterOrDigit(raw[from] ?? 0)) from++
  while (to > from && isBlank(raw[to - 1] ?? 0)) to--
  let bare = to
  while (bare > from && (raw[bare - 1] === pipe || isBlank(raw[bare - 1] ?? 0))) bare--
  const guarded = raw.subarray(from, bare)
  // The 97 of a client that cannot count carries a checksum alone.
  const found = /AY(\d)AZ([0-9A-Fa-f]{4})$/.exec(guarded.subarray(-9).toString('latin1'))
  if (found)
    return {
      body: guarded.subarray(0, -9),
      guard: guardOf(found[1] ?? '', found[2] ?? '', guarded),
    }
  // Fixed parts may end in blanks, so a message without guard keeps them; several delimiters are one.
  const end = bare < to ? bare + 1 : raw.length
  return { body: raw.subarray(from, Math.max(from, end)), guard: undefined }
}

const guardOf = (sequence: string, checksum: string, message: Buffer) => ({
  sequence,
  checksum: checksum.toUpperCase(),
  right: checksumOf(message.subarray(0, -4)) === checksum.toUpperCase(),
})
