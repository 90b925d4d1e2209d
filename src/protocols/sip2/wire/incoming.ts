/** A message of a terminal, read. */
export interface Incoming {
  code: string
  /** The parts of fixed length, in order, each padded with blanks where the message was too short. */
  fixed: readonly string[]
  /** The first of each field; empty ones too. */
  fields: ReadonlyMap<string, string>
}

/** Longest value that counts; what a terminal sends beyond it is cut. */
const mostCharacters = 255
const mostFields = 60

/** Reads a message whose code is known to have fixed parts of these lengths. */
export function readIncoming(text: string, widths: readonly number[], delimiter: string): Incoming {
  const code = text.slice(0, 2)
  const fixed: string[] = []
  let at = 2
  for (const width of widths) {
    fixed.push(withoutControls(text.slice(at, at + width)).padEnd(width))
    at += width
  }
  const fields = new Map<string, string>()
  for (const part of text.slice(at).split(delimiter, mostFields)) {
    const name = part.slice(0, 2)
    if (/^[A-Z][A-Z0-9]$/.test(name) && !fields.has(name))
      fields.set(name, withoutControls(part.slice(2)).slice(0, mostCharacters))
  }
  return { code, fixed, fields }
}

const withoutControls = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ')
