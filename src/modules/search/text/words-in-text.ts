/** Longest word kept; a longer one is cut, on both sides alike. */
const longestWord = 64

/** Stands after a single letter with a comma behind it, where no initials go on: hepatitis A, B, C. */
export const pause = ''
const comma = 0x2c

const other = 1
const inner = 2
const letter = 3
const digit = 4
const point = 5
const hyphen = 6
const ampersand = 7
const ideograph = 8

/** What each UTF-16 unit is, found out when it is first met. */
const kinds = new Uint8Array(0x1_0000)

// Apostrophes, ayn, hamza and their look-alikes stand inside words: Qur'an, Ka'bah, Ya'qub.
const innerMarks = "'’‘‛ʻʼʽʾʿʹˈ`´′＇\u0640\u00ad\u200b\u200c\u200d\u2060\ufeff"
const wordPart = /[\p{L}\p{M}\p{N}]/u
const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

function kindOf(code: number): number {
  const known = kinds[code]!
  return known === 0 ? (kinds[code] = decideKind(String.fromCharCode(code))) : known
}

function decideKind(character: string): number {
  if (character >= '0' && character <= '9') return digit
  if (innerMarks.includes(character)) return inner
  if (character === '.' || character === ',') return point
  if (character === '-' || character === '\u2010' || character === '\u2011') return hyphen
  if (character === '&') return ampersand
  if (ideographic.test(character)) return ideograph
  return wordPart.test(character) ? letter : other
}

/**
 * The words of a text: lower case, without diacritics, apostrophes and punctuation. Chinese and Japanese, which put
 * no spaces, come out character by character; `&` is the word "dan". Any string will do.
 */
export function wordsInText(text: string): string[] {
  const plain = prepare(text)
  const words: string[] = []
  let start = -1
  let marked = false
  for (let i = 0; i < plain.length; i++) {
    const kind = kindAt(plain, i)
    if (kind === letter || kind === digit) {
      if (start < 0) start = i
    } else if (kind === inner || joins(plain, i, kind, start)) marked = true
    else {
      // No closure for this: the loop runs over every character that is ever indexed.
      if (start >= 0) addWord(words, plain.slice(start, i), marked)
      start = -1
      marked = false
      if (kind === ideograph) words.push(String.fromCodePoint(plain.codePointAt(i) ?? 0))
      else if (kind === ampersand && words.length > 0) words.push('dan')
      else if (plain.charCodeAt(i) === comma && words.at(-1)?.length === 1) words.push(pause)
    }
    if (plain.charCodeAt(i) >= 0xd800 && plain.charCodeAt(i) <= 0xdbff) i += pairLength(plain, i) - 1
  }
  if (start >= 0) addWord(words, plain.slice(start), marked)
  return words
}

const pairLength = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** Characters beyond the first 65,536 are too many for the table. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return kindOf(code)
  const character = String.fromCodePoint(text.codePointAt(at) ?? code)
  return character.length === 2 ? decideKind(character) : other
}

/** A point in 20.000 and the hyphen of e-book hold a word together; all others part words. */
function joins(text: string, at: number, kind: number, start: number): boolean {
  if (start < 0) return false
  if (kind === hyphen)
    return at === start + 1 && isLetters(text, at - 1, at) && isLetters(text, at + 1, at + 4)
  return (
    kind === point &&
    isDigits(text, at - 1, at) &&
    isDigits(text, at + 1, at + 4) &&
    !isDigits(text, at + 4, at + 5)
  )
}

const isDigits = (text: string, from: number, to: number) => all(text, from, to, digit)
const isLetters = (text: string, from: number, to: number) => all(text, from, to, letter)

function all(text: string, from: number, to: number, kind: number): boolean {
  for (let i = from; i < to; i++) if (i >= text.length || kindOf(text.charCodeAt(i)) !== kind) return false
  return true
}

const withoutMarks = (word: string): string => {
  let bare = ''
  for (const character of word)
    if (wordPart.test(character) && !innerMarks.includes(character)) bare += character
  return bare
}

function addWord(words: string[], typed: string, marked: boolean): void {
  const word = marked ? withoutMarks(typed) : typed
  if (word === '') return
  if (word.length <= longestWord) words.push(word)
  // Never cut through a character of two units.
  else words.push(word.slice(0, longestWord).replace(/[\ud800-\udbff]$/, ''))
}

const ascii = /^[\0-\x7f]*$/
// Marks that only change a letter; the vowel signs of Javanese, Thai or Devanagari are letters of their own.
const diacritics =
  /(?:(?=\p{Mn})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])+/gu
const spacingAccents = /[\u00b4\u02cb]/g

/** Letters that decomposition leaves alone. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
}

// Digits of the scripts that Indonesian libraries hold, from zero: Arabic, Persian, Balinese, Javanese.
const zeros = [0x06_60, 0x06_f0, 0x1b_50, 0xa9_d0]
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u1b50-\u1b59\ua9d0-\ua9d9]/g

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  const zero = zeros.find((first) => code >= first && code < first + 10) ?? code
  return String(code - zero)
}

function prepare(text: string): string {
  const plain = ascii.test(text) ? text.toLowerCase() : withoutDiacritics(text)
  // The names of programming languages are nothing but signs after one letter.
  if (!plain.includes('+') && !plain.includes('#')) return plain
  return plain.replaceAll(/\bc\+\+/g, 'cpp').replaceAll(/\b([cf])#/g, '$1sharp')
}

const withoutDiacritics = (text: string): string =>
  text
    .replaceAll(spacingAccents, "'")
    .normalize('NFKD')
    .replaceAll(diacritics, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðłþıىة]/g, (one) => letters[one] ?? one)
    .replaceAll(otherDigits, asciiDigit)
    .normalize('NFC')
