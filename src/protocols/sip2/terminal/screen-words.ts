export interface ScreenWords {
  /** `*` stands for anything. */
  text: string
  instead: string
}

/** The text that stands instead of a text for the screen; the first that fits, else the text itself. */
export const inOtherWords = (text: string, words: readonly ScreenWords[]): string =>
  words.find((one) => fits(one.text, text))?.instead ?? text

/** Compares piece by piece, so that no pattern takes long. */
function fits(pattern: string, text: string): boolean {
  const pieces = pattern.split('*')
  const [first = '', ...rest] = pieces
  if (rest.length === 0) return text === pattern
  if (!text.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
