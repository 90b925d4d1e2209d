/** Titles and particles that stand before or in a name in one source and not in another. */
const dropped = new Set(
  'al el as an ar at ad az asy ibn ibnu bin binti haji hajah hj kh kyai kiai kiyai raden syekh sheikh syaikh prof dr drs dra ir'.split(
    ' ',
  ),
)

/**
 * A word of a name or heading in the spelling in which all its ways of being written meet: old and new Indonesian
 * (oe, dj, tj, nj, sj, ch), Arabic letters written in several ways, Javanese dh and th, doubled letters. Looser than
 * what the search takes for the same word: here a person decides.
 */
export function foldWord(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word
  return (
    word
      .replaceAll('oe', 'u')
      .replaceAll('dj', 'j')
      .replaceAll('tj', 'c')
      .replaceAll('nj', 'ny')
      .replaceAll(/sj|sy|sh|ts/g, 's')
      .replaceAll(/ch|kh/g, 'h')
      .replaceAll(/dz|dh|dl/g, (pair) => (pair === 'dz' ? 'z' : 'd'))
      .replaceAll('th', 't')
      .replaceAll('gh', 'g')
      .replaceAll(/[qk]/g, 'k')
      .replaceAll(/(?<=[bcdfgklmnprstw])j(?=[aeiou])/g, 'y')
      .replaceAll(/(?<=[aeiou])j(?![aeiou])/g, 'y')
      .replaceAll('v', 'f')
      // Mohammad and Muhammad, Soeharto and Suharta do not differ in more than this.
      .replaceAll('o', 'u')
      .replaceAll(/([a-z])\1+/g, '$1')
      .replace(/(?<=[a-z]{2}[aiueo])h$/, '')
  )
}

/** The words of a heading's key by which it is compared; `abd al` and `abdul` are one. */
export function foldedWords(key: string): string[] {
  const joined = key.replaceAll(/\b(?:abd|abdu|abdoe) (?:al|l)\b|\babdoel\b/g, 'abdul')
  const words = joined.split(' ').filter((word) => word !== '' && !dropped.has(word))
  return (words.length > 0 ? words : joined.split(' ')).map(foldWord)
}

/** A year, as it stands in the dates of a person. */
export const isYear = (word: string): boolean => /^(?:1\d{3}|20\d{2})$/.test(word)
