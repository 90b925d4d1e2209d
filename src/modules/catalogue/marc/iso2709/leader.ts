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
 * Where further records begin within these bytes: behind a field's end that lacks the record's own, or at a leader
 * whose length reaches just to the end of the bytes. Not at their beginning.
 */
export function* innerLeaders(bytes: Buffer): Generator<number> {
  const text = bytes.toString('latin1')
  const leaders = new RegExp(strict)
  leaders.lastIndex = 1
  for (let found = leaders.exec(text); found; found = leaders.exec(text)) {
    const at = found.index
    if (followsField(text, at) || at + numberAt(bytes, at, 5) === bytes.length) yield at
    leaders.lastIndex = at + 1
  }
}

function followsField(text: string, at: number): boolean {
  let before = at - 1
  while (before > at - 8 && /\s/.test(text.charAt(before))) before -= 1
  return text.charAt(before) === '\u001e'
}
