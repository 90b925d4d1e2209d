/** Takes the punctuation off that ISBD puts between elements: `Bumi manusia /` is `Bumi manusia`. */
export function withoutIsbd(text: string): string {
  // By hand: an expression for characters at the end takes quadratic time on long stretches of blanks.
  let end = text.length
  while (end > 0 && isSeparator(text.charCodeAt(end - 1))) end -= 1
  const trimmed = text.slice(0, end).trimStart()
  return endsWithFullStop(trimmed) ? trimmed.slice(0, -1).trimEnd() : trimmed
}

const separators = new Set([0x20, 0x09, 0x0a, 0x0d, 0xa0, 0x2f, 0x3a, 0x3b, 0x2c, 0x3d])
const isSeparator = (code: number): boolean => separators.has(code)

const longestAbbreviation = 8
const abbreviations = new Set(
  'jr sr dr drs dra ir prof hj st mr mrs ms ph.d m.si s.pd etc ed eds rev inc co corp ltd llc bros dept univ assoc dll dsb dst dkk tbk pt cv hlm jil cet no vol ca'.split(
    ' ',
  ),
)

// A final stop belongs to an initial, a short abbreviation (Jr., ed.) or an ellipsis; else it is ISBD's.
function endsWithFullStop(text: string): boolean {
  if (!text.endsWith('.') || text.endsWith('..')) return false
  const tail = text.slice(-longestAbbreviation - 1, -1)
  const word = tail.slice(Math.max(tail.lastIndexOf(' '), tail.lastIndexOf('('), tail.lastIndexOf('[')) + 1)
  return !initials.test(word) && !abbreviations.has(word.toLowerCase())
}

// `Toer, P. A.`, `U.S.`, `J.-P.`: letters by themselves, of scripts that have capitals.
const initials = /^(?:[\p{Lu}\p{Ll}][.-]{1,2})*[\p{Lu}\p{Ll}]$/u

/** `Jakarta :` and `[Jakarta]` are Jakarta. */
export const bare = (text: string): string => {
  const plain = withoutIsbd(text)
  const inner = plain.startsWith('[') ? plain.slice(1) : plain
  return (inner.endsWith(']') && !inner.includes('[') ? inner.slice(0, -1) : inner).trim()
}
