import { indonesianRoots } from './indonesian-roots.ts'

/** Shortest root that may be left where the list does not know it. */
const shortestUnknown = 4
const shortestKnown = 3

/** A word with some affixes off; what is left is a root if the list or its length says so. */
interface Stripped {
  root: string
  prefixes: number
  suffix: string
}

interface Prefix {
  form: RegExp
  /** Letter of the root that the prefix may have swallowed: menulis = men + tulis. */
  swallowed?: string
}

const prefixes: Prefix[] = [
  { form: /^[mp]eng(?=[aiueo])/, swallowed: 'k' },
  { form: /^[mp]eng(?=[aiueoghk])/ },
  { form: /^[mp]eny(?=[aiueo])/, swallowed: 's' },
  { form: /^[mp]en(?=[aiueo])/, swallowed: 't' },
  { form: /^[mp]en(?=[cdjstz])/ },
  { form: /^[mp]em(?=[aiueor])/, swallowed: 'p' },
  { form: /^[mp]em(?=[bfpv])/ },
  { form: /^memper/ },
  { form: /^menge(?=[a-z]{3,4}$)/ },
  { form: /^[mp]e(?=[lrwymn])/ },
  { form: /^(?:ber|ter|per)/ },
  { form: /^(?:be|te)(?=r)/ },
  { form: /^be(?=[a-z]er)/ },
  { form: /^(?:bel|pel)(?=ajar)/ },
  { form: /^pe/ },
  { form: /^(?:pra|pasca|antar|maha|pari|swa|tuna)/ },
  { form: /^kesu(?=s)/ },
  { form: /^di/ },
  { form: /^ke/ },
  { form: /^se/ },
]

const suffixes = [
  '',
  'i',
  'an',
  'kan',
  'wan',
  'nya',
  'ku',
  'mu',
  'lah',
  'kah',
  'pun',
  'annya',
  'kannya',
  'inya',
]
const mostPrefixes = 3

/**
 * The root of an Indonesian word: perjuangan, berjuang and memperjuangkan are juang. Of all ways to take affixes
 * off, one that leaves a known root wins, the longest of them; an unknown root is left only by affixes that belong
 * together, so that names and foreign words keep their endings.
 */
export function stemIndonesian(word: string): string {
  if (word.length <= shortestUnknown || indonesianRoots.has(word)) return word
  const ways = waysToStrip(word)
  let best = ''
  for (const { root } of ways) if (root.length > best.length && indonesianRoots.has(root)) best = root
  return best || unknownRoot(ways) || word
}

function waysToStrip(word: string): Stripped[] {
  const ways: Stripped[] = []
  for (const suffix of suffixes) {
    if (!word.endsWith(suffix)) continue
    const bare = suffix === '' ? word : word.slice(0, -suffix.length)
    if (bare.length >= shortestKnown) ways.push({ root: bare, prefixes: 0, suffix })
  }
  // The list grows while it is read: each way is tried with one prefix more.
  for (const { root: bare, prefixes: count, suffix } of ways) {
    if (count === mostPrefixes) continue
    for (const { form, swallowed = '' } of prefixes) {
      const rest = bare.replace(form, '')
      if (rest === bare || rest.length < shortestKnown - swallowed.length) continue
      ways.push({ root: swallowed + rest, prefixes: count + 1, suffix })
    }
  }
  return ways.filter(({ prefixes: count, suffix }) => count > 0 || suffix !== 'i')
}

/** Without the list: the first prefix that fits, and only together with an ending. */
function unknownRoot(ways: Stripped[]): string | undefined {
  const fitting = ways.filter(
    ({ root, prefixes: count, suffix }) =>
      root.length >= shortestUnknown &&
      /^(?!r[^aiueo]).*[aiueo]/.test(root) &&
      ((count === 1 && /^(?:an|kan)$/.test(suffix)) || (count === 0 && suffix === 'nya')),
  )
  return fitting[0]?.root
}
