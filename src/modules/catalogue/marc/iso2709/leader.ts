export const recordTerminator = 0x1d
export const fieldTerminator = 0x1e
export const leaderLength = 24

/** A number written in ASCII digits, or -1. */
export function numberAt(bytes: Uint8Array, start: number, digits: number): number {
  let number = 0
  for (let i = start; i < start + digits; i++) {
    const digit = (bytes[i] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

const strict = /\d{5}[a-z ][a-z ][a-z\d ].[a \d^]22\d{5}...45/g

/** Whether a leader begins here, judged by what hardly ever stands in other text. */
export function isLeaderAt(bytes: Buffer, start: number): boolean {
  strict.lastIndex = 0
  return strict.exec(bytes.toString('latin1', start, start + 22))?.index === 0
}

/**
 * Where a further record begins within these bytes: behind a field's end that lacks the record's own,
 * or at a leader whose length reaches just to the end of the bytes. Not at their beginning.
 */
export function innerLeader(bytes: Buffer): number | undefined {
  const text = bytes.toString('latin1')
  strict.lastIndex = 1
  for (let found = strict.exec(text); found; found = strict.exec(text)) {
    const at = found.index
    const before = text.slice(0, at).trimEnd().at(-1)
    if (before === '\x1e' || at + numberAt(bytes, at, 5) === bytes.length) return at
    strict.lastIndex = at + 1
  }
  return undefined
}
