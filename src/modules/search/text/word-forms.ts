import { stemIndonesian } from './stem-indonesian.ts'

/** Signs before forms, which stand in no word: a stem never equals an old spelling or a word. */
const oldSpelling = '~'
const stem = '^'

// Words come again and again; their forms do not change. Emptied when full: simpler than forgetting the oldest.
const known = new Map<string, string[]>()
const mostKnown = 200_000

/**
 * Looser forms under which a word is found too, but of low weight: its old-spelling fold and its stem. Both sides
 * of a search give the forms of every word, so that Soekarno and Sukarno meet in one, menulis and tulisan in another.
 */
export function formsOf(token: string): string[] {
  const cached = known.get(token)
  if (cached) return cached
  if (known.size >= mostKnown) known.clear()
  const forms = /^[a-z]{3,40}$/.test(token) ? [oldSpelling + foldSpelling(token), stem + stemOf(token)] : []
  known.set(token, forms)
  return forms
}

/** Old and new spelling of Indonesian and Javanese names made one: Soekarno, Djakarta, Tjipto, Pramoedya, Chairil. */
export const foldSpelling = (token: string): string =>
  token
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replaceAll('nj', 'ny')
    .replaceAll('sj', 'sy')
    .replaceAll('ch', 'kh')
    .replaceAll(/(?<=[bcdfgklmnprstw])j(?=[aeiou])/g, 'y')
    .replaceAll(/(?<=[aeiou])j(?![aeiou])/g, 'y')
    .replaceAll('y', 'i')
    .replaceAll(/([a-z])\1/g, '$1')

/** English plurals are told by their endings; everything else is taken for Indonesian. */
function stemOf(token: string): string {
  const indonesian = stemIndonesian(token)
  if (indonesian !== token) return indonesian
  if (token.length > 4 && token.endsWith('ies')) return `${token.slice(0, -3)}y`
  if (token.length > 4 && /(?:s|x|z|ch|sh)es$/.test(token)) return token.slice(0, -2)
  return token.length > 3 && /[^sui]s$/.test(token) ? token.slice(0, -1) : token
}
