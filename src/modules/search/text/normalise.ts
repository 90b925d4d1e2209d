/** Longest word kept; a longer one is cut, on both sides alike. */
const longestToken = 64

// Apostrophes, ayn, hamza and their look-alikes stand inside words: Qur'an, Ka'bah, Ya'qub.
const innerMarks = /['’‘ʻʼʾʿ`´ˈ]/g
const combining = /\p{Mn}+/gu
const separators = /[^\p{L}\p{N}*]+/gu
const plainAscii = /^[\x20-\x7e]*$/

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
}

/**
 * The one form in which text is indexed and asked for: lower case, no diacritics, words apart by single spaces.
 * Any string will do; scripts without these notions pass through.
 */
export function normalise(text: string): string {
  const plain = plainAscii.test(text) ? text.toLowerCase() : unaccented(text)
  return plain.replace(innerMarks, '').replace(/&/g, ' ').replace(/\*/g, ' ').replace(separators, ' ').trim()
}

const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(combining, '')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => letters[letter] ?? letter)

/** The words of a text as the index knows them: folded, reduplication and the article `al` undone. */
export function tokensOf(text: string): string[] {
  const normal = normalise(text)
  if (normal === '') return []
  const tokens: string[] = []
  let initials = ''
  for (const word of normal.split(' ')) {
    // Initials stand together however they are written: A.A. Navis, A A Navis, AA Navis; Nh. Dini, N.H. Dini.
    if (word.length === 1 && isLetter(word)) {
      initials += word
      continue
    }
    if (initials !== '') tokens.push(initials)
    initials = ''
    addWord(tokens, word)
  }
  if (initials !== '') tokens.push(initials)
  return tokens
}

const isLetter = (character: string): boolean => character >= 'a' && character <= 'z'

function addWord(tokens: string[], word: string): void {
  const folded = foldWord(word.length > longestToken ? word.slice(0, longestToken) : word)
  // buku-buku is buku: a word after itself says no more.
  if (folded === '' || tokens.at(-1) === folded) return
  tokens.push(folded)
}

function foldWord(word: string): string {
  const roman = romanNumbers.get(word)
  if (roman) return roman
  // Al-Qur'an, Al Quran, alquran and Quran are one; so are as-, ar- and the like before sun letters elsewhere.
  return articles.get(word) ?? word
}

/** Volumes and parts: of the Roman numerals only those that are no Indonesian or English word. */
const romanNumbers = new Map(
  Object.entries({
    ii: 2,
    iii: 3,
    iv: 4,
    vi: 6,
    vii: 7,
    viii: 8,
    ix: 9,
    xi: 11,
    xii: 12,
    xiii: 13,
    xiv: 14,
    xv: 15,
    xvi: 16,
  }).map(([roman, number]) => [roman, String(number)]),
)

/** The article alone says nothing; joined to a word it is taken off where the joined form is a common spelling. */
const articles = new Map([
  ['al', ''],
  ['el', 'el'],
  ['alquran', 'quran'],
  ['alkuran', 'quran'],
  ['kuran', 'quran'],
  ['alkitab', 'alkitab'],
  ['alhadits', 'hadis'],
  ['hadits', 'hadis'],
  ['hadist', 'hadis'],
])
