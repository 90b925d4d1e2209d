import { pause, wordsInText } from './words-in-text.ts'

/**
 * The one form in which text is indexed and asked for: lower case, no diacritics, words apart by single spaces.
 * Any string will do; scripts without these notions pass through.
 */
export const normalise = (text: string): string =>
  wordsInText(text)
    .filter((word) => word !== pause)
    .join(' ')

/**
 * The words of a text as the index knows them: on top of `normalise`, reduplication, the Arabic article, Roman
 * numerals and initials are made one.
 */
export function tokensOf(text: string): string[] {
  const words = wordsInText(text)
  const tokens: string[] = []
  let initials = ''
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const number = word.length === 1 ? volumeNumbers.get(word) : undefined
    // Initials stand together however they are written: A.A. Navis, A A Navis, AA Navis; Nh. Dini, N.H. Dini.
    if (
      initials.length < mostInitials &&
      isInitial(word) &&
      !(number && countsVolumes.has(words[i - 1] ?? ''))
    ) {
      initials += word
      continue
    }
    if (initials !== '') tokens.push(initials)
    initials = ''
    if (word === pause || isArticle(word, words[i + 1])) continue
    const token = number ?? foldWord(word)
    // buku-buku is buku: a word after itself says no more.
    if (tokens.at(-1) !== token) tokens.push(token)
  }
  if (initials !== '') tokens.push(initials)
  return tokens
}

/** More letters in a row are no name. */
const mostInitials = 6

const isInitial = (word: string): boolean => word.length === 1 && word >= 'a' && word <= 'z'

/** Words after which one letter is a number: kelas X, jilid V. */
const countsVolumes = new Set(
  'jilid volume vol seri buku bagian bab kelas tingkat edisi part series grade babak semester tahap'.split(
    ' ',
  ),
)
const volumeNumbers = new Map([
  ['i', '1'],
  ['v', '5'],
  ['x', '10'],
])

/** The Roman numerals from 2 to 39 that are more than one letter, none of which is an Indonesian or English word. */
const romanNumbers = new Map(
  Array.from({ length: 38 }, (_, i): [string, string] => [romanOf(i + 2), String(i + 2)]).filter(
    ([roman]) => roman.length > 1,
  ),
)

function romanOf(number: number): string {
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  return 'x'.repeat(Math.floor(number / 10)) + (ones[number % 10] ?? '')
}

function foldWord(word: string): string {
  const last = word.charCodeAt(word.length - 1)
  // As notes and telegrams write it: anak2 is anak-anak.
  if (last === 0x32 && /^[a-z]{3,}2$/.test(word)) return word.slice(0, -1)
  return romanNumbers.get(word) ?? sameWords.get(word) ?? word
}

/** Spellings so common, and so surely the same word, that they are one even where only exact words count. */
const sameWords = new Map([
  ['alquran', 'quran'],
  ['alkuran', 'quran'],
  ['kuran', 'quran'],
  ['quraan', 'quran'],
  ['alhadits', 'hadis'],
  ['alhadis', 'hadis'],
  ['hadits', 'hadis'],
  ['hadist', 'hadis'],
  ['hadith', 'hadis'],
  // Dan and and are what & stands for: Romeo & Juliet, Romeo and Juliet.
  ['and', 'dan'],
])

// English words that follow as, an, at by chance.
const afterPreposition = new Set(
  'such some soon said seen simple strong sure that their them then there these they this those thing three time times'
    .concat(' tell ten turn twelve twenty twilight night nine')
    .split(' '),
)
const sunArticles = new Set(['as', 'asy', 'an', 'ar', 'at', 'ath', 'ad', 'adz', 'az'])

/** Al-Ghazali is Ghazali; an-Nawawi, ar-Rahman and at-Tirmidzi likewise, known by the letter said twice. */
function isArticle(word: string, next: string | undefined): boolean {
  if (next === undefined || word.charCodeAt(0) !== 0x61) return false
  if (word === 'al') return true
  return (
    word.length < 4 &&
    sunArticles.has(word) &&
    next.length > 3 &&
    next.startsWith(word.slice(1)) &&
    !afterPreposition.has(next)
  )
}
