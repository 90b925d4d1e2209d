const digitsOf = (text: string) => text.replaceAll(/[-\s‐-―]/g, '').toUpperCase()

/** The ISBN-13 of a valid ISBN-10 or -13, with or without hyphens and qualifiers; otherwise undefined. */
export function normaliseIsbn(text: string): string | undefined {
  const found = /^[^\dX]*((?:\d[-\s‐-―]?){9}[\dXx]|(?:\d[-\s‐-―]?){12}\d)(?![\dXx])/i.exec(text.trim())
  const digits = digitsOf(found?.[1] ?? '')
  if (digits.length === 13) return isbn13Check(digits.slice(0, 12)) === digits.at(-1) ? digits : undefined
  if (digits.length !== 10 || isbn10Check(digits.slice(0, 9)) !== digits.at(-1)) return undefined
  const stem = `978${digits.slice(0, 9)}`
  return stem + isbn13Check(stem)
}

function isbn13Check(twelve: string): string {
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(twelve[i]) * (i % 2 === 0 ? 1 : 3)
  return String((10 - (sum % 10)) % 10)
}

function isbn10Check(nine: string): string {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i)
  const rest = (11 - (sum % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** A valid ISSN as `1234-567X`; otherwise undefined. */
export function normaliseIssn(text: string): string | undefined {
  const digits = digitsOf(text).match(/^\d{7}[\dX]/)?.[0]
  if (!digits) return undefined
  let sum = 0
  for (let i = 0; i < 7; i++) sum += Number(digits[i]) * (8 - i)
  const rest = (11 - (sum % 11)) % 11
  const check = rest === 10 ? 'X' : String(rest)
  return check === digits[7] ? `${digits.slice(0, 4)}-${digits.slice(4)}` : undefined
}
