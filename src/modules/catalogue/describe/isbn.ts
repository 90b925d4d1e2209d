const hyphens = /[-\s‐-―]/g
const thirteen = /(?<!\d)97[89](?:[-\s‐-―]?\d){10}(?![\dX])/i
const ten = /(?<!\d)\d(?:[-\s‐-―]?\d){8}[-\s‐-―]?(?:X|\d(?![\dX]))/i

/** The ISBN-13 of a valid ISBN-10 or -13, with or without hyphens and words around it; otherwise undefined. */
export function normaliseIsbn(text: string): string | undefined {
  const long = digitsOf(thirteen.exec(text)?.[0])
  if (long !== '' && isbn13Check(long) === long[12]) return long
  const short = digitsOf(ten.exec(text)?.[0])
  if (short === '' || isbn10Check(short) !== short[9]) return undefined
  const stem = `978${short.slice(0, 9)}`
  return stem + isbn13Check(stem)
}

const digitsOf = (text = ''): string => text.replaceAll(hyphens, '').toUpperCase()

function isbn13Check(digits: string): string {
  let sum = 0
  for (let at = 0; at < 12; at += 1) sum += Number(digits[at]) * (at % 2 === 0 ? 1 : 3)
  return String((10 - (sum % 10)) % 10)
}

const isbn10Check = (digits: string): string => elevenCheck(digits, 9)

/** A valid ISSN as `1234-567X`; otherwise undefined. */
export function normaliseIssn(text: string): string | undefined {
  const digits = digitsOf(issn.exec(text)?.[0])
  if (digits === '' || elevenCheck(digits, 7) !== digits[7]) return undefined
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

const issn = /(?<!\d)\d{4}[-\s‐-―]?\d{3}[\dX](?![\dX])/i

/** Check character over the first digits, weighted from `count + 1` down to 2. */
function elevenCheck(digits: string, count: number): string {
  let sum = 0
  for (let at = 0; at < count; at += 1) sum += Number(digits[at]) * (count + 1 - at)
  const rest = (11 - (sum % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}
