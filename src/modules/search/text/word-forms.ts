import { stemIndonesian } from './stem-indonesian.ts'

/** Signs before forms, which stand in no word: a stem never equals an old spelling or a word. */
const oldSpelling = '~'
const stem = '^'

// Words come again and again; their forms do not change. Emptied when full: simpler than forgetting the oldest.
const known = new Map<string, Family>()
const mostKnown = 200_000

/**
 * Looser forms under which a word is indexed besides itself: its old spelling made new, and its stem; only where
 * they differ from it, which keeps the index small.
 */
export const formsOf = (token: string): string[] => familyOf(token).indexed

/**
 * Forms to look up for a word: those of its family that are indexed under the same spelling or stem, and the bare
 * spelling and stem themselves. So Soekarno meets Sukarno, and menulis meets tulisan and tulis.
 */
export const askedFormsOf = (token: string): string[] => familyOf(token).asked

interface Family {
  indexed: string[]
  asked: string[]
}

const alone: Family = { indexed: [], asked: [] }

function familyOf(token: string): Family {
  const cached = known.get(token)
  if (cached) return cached
  if (known.size >= mostKnown) known.clear()
  const family = /^[a-z]{3,40}$/.test(token) ? makeFamily(token) : alone
  known.set(token, family)
  return family
}

function makeFamily(token: string): Family {
  const spelling = foldSpelling(token)
  const root = stemOf(token)
  const differing = (form: string, sign: string) => (form === token ? [] : [sign + form])
  return {
    indexed: [...differing(spelling, oldSpelling), ...differing(root, stem)],
    asked: [oldSpelling + spelling, stem + root, ...differing(spelling, ''), ...differing(root, '')],
  }
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
    .replaceAll(/([a-z])\1/g, '$1')

/** English plurals are told by their endings; everything else is taken for Indonesian. */
function stemOf(token: string): string {
  const indonesian = stemIndonesian(token)
  if (indonesian !== token) return indonesian
  if (token.length > 4 && token.endsWith('ies')) return `${token.slice(0, -3)}y`
  if (token.length > 4 && /(?:s|x|z|ch|sh)es$/.test(token)) return token.slice(0, -2)
  return token.length > 3 && /[^sui]s$/.test(token) ? token.slice(0, -1) : token
}
