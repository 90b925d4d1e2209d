/** What a pattern can put together. */
export interface CallNumberParts {
  present: string
  classNumber: string | null
  /** Call number in the title's own record. */
  ofTitle: string | null
  /** Main author and title as they are sorted. */
  authorSort: string
  titleSort: string
}

/** Words in braces that a pattern knows: `{kelas} {tajuk} {judul}` is `899.2213 AND l`. */
export const patternWords = ['lama', 'kelas', 'panggil', 'tajuk', 'judul'] as const
type PatternWord = (typeof patternWords)[number]

export const isPattern = (text: string): boolean =>
  [...text.matchAll(/\{([^}]*)\}/g)].every(([, word]) => patternWords.some((known) => known === word))

/** The call number of a pattern; undefined where the title lacks what it asks for. */
export function callNumberOf(pattern: string, parts: CallNumberParts): string | undefined {
  let gap = false
  const text = pattern.replaceAll(/\{(\w+)\}/g, (_, word: PatternWord) => {
    const value = values[word](parts)
    gap ||= value === ''
    return value
  })
  return gap ? undefined : text.replaceAll(/\s+/g, ' ').trim()
}

const values: Record<PatternWord, (parts: CallNumberParts) => string> = {
  lama: ({ present }) => present,
  kelas: ({ classNumber }) => classNumber ?? '',
  panggil: ({ ofTitle }) => ofTitle ?? '',
  // A title without an author is filed under itself.
  tajuk: ({ authorSort, titleSort }) => letters(authorSort || titleSort, 3).toUpperCase(),
  judul: ({ titleSort }) => letters(titleSort, 1).toLowerCase(),
}

const letters = (text: string, count: number): string =>
  [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')].slice(0, count).join('')
