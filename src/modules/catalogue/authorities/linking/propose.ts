import { foldedWords, isYear } from './fold-name.ts'

export const proposalReasons = [
  'exact',
  'variant',
  'dates',
  'order',
  'spelling',
  'initials',
  'similar',
  'other-kind',
] as const
export type ProposalReason = (typeof proposalReasons)[number]

/** A heading or another form of an authority. */
export interface KnownForm {
  authorityId: number
  kind: string
  key: string
  variant: boolean
}

export interface Proposed {
  authorityId: number
  by: ProposalReason
  /** From 0 to 1; the surer, the more. */
  score: number
}

interface Form extends KnownForm {
  /** Words in the spelling in which they are compared, without dates. */
  words: string[]
  years: string[]
  sorted: string
  text: string
}

const mostProposed = 3
const leastAlike = 0.8
/** Pairs of letters that more forms have tell nothing apart and cost most of the time. */
const mostOfOnePair = 4000

const scores: Record<ProposalReason, number> = {
  exact: 1,
  variant: 0.98,
  dates: 0.95,
  order: 0.93,
  spelling: 0.9,
  initials: 0.7,
  similar: 0.6,
  'other-kind': 0.85,
}

/** Says which authorities a heading may mean, the likeliest first. Facts go in once, then any number of headings. */
export function proposer(known: readonly KnownForm[]): (kind: string, key: string) => Proposed[] {
  const forms = known.map(asForm)
  const byKey = Map.groupBy(forms, ({ key }) => key)
  const bySorted = Map.groupBy(forms, ({ kind, sorted }) => `${kind} ${sorted}`)
  const byFirst = Map.groupBy(forms, ({ kind, words }) => `${kind} ${words[0]}`)
  const alike = alikeForms(forms)
  return (kind, key) => {
    const asked = asForm({ authorityId: 0, kind, key, variant: false })
    const near = [
      ...(byKey.get(key) ?? []),
      ...(bySorted.get(`${kind} ${asked.sorted}`) ?? []),
      ...(kind === 'person' ? (byFirst.get(`${kind} ${asked.words[0]}`) ?? []) : []),
    ]
    const found = near.flatMap((form) => compared(asked, form))
    const all = found.length > 0 ? found : alike(asked)
    return bestOf(all)
  }
}

function asForm(form: KnownForm): Form {
  const folded = foldedWords(form.key)
  const words = folded.filter((word) => !isYear(word))
  const text = words.join(' ')
  return {
    ...form,
    words: words.length > 0 ? words : folded,
    years: folded.filter(isYear),
    // Parts of a subject mean something else in another order; those of a name do not.
    sorted: form.kind === 'person' ? words.toSorted().join(' ') : text,
    text,
  }
}

function compared(asked: Form, form: Form): Proposed[] {
  const propose = (by: ProposalReason): Proposed[] => [
    { authorityId: form.authorityId, by, score: scores[by] },
  ]
  if (form.key === asked.key) {
    if (form.kind !== asked.kind) return propose('other-kind')
    return propose(form.variant ? 'variant' : 'exact')
  }
  if (form.kind !== asked.kind || datesDiffer(asked, form)) return []
  if (form.sorted === asked.sorted) {
    const plain = (key: string) =>
      key
        .split(' ')
        .filter((word) => !isYear(word))
        .join(' ')
    if (plain(form.key) === plain(asked.key)) return propose('dates')
    const inOrder =
      plain(form.key).split(' ').toSorted().join() === plain(asked.key).split(' ').toSorted().join()
    return propose(inOrder ? 'order' : 'spelling')
  }
  return form.kind === 'person' && sameInitials(asked.words, form.words) ? propose('initials') : []
}

/** Two people of one name were born in different years. */
const datesDiffer = (one: Form, other: Form): boolean =>
  one.years.length > 0 && other.years.length > 0 && one.years[0] !== other.years[0]

/** Toer, P. A. and Toer, Pramoedya Ananta: the same first word, and the others each the beginning of the other. */
function sameInitials(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [spread(one), spread(other)]
  if (a.length !== b.length || a.length < 2 || a[0] !== b[0] || (a[0]?.length ?? 0) < 3) return false
  return a.every((word, i) => {
    const match = b[i] ?? ''
    return (
      word === match ||
      (word.length === 1 && match.startsWith(word)) ||
      (match.length === 1 && word.startsWith(match))
    )
  })
}

const spread = (words: readonly string[]): string[] =>
  words.flatMap((word, i) => (i > 0 && /^[a-z]{2}$/.test(word) ? word.split('') : [word]))

function pairsOf(text: string): Set<string> {
  const padded = ` ${text} `
  const pairs = new Set<string>()
  for (let at = 0; at < padded.length - 2; at += 1) pairs.add(padded.slice(at, at + 3))
  return pairs
}

const numbersOf = (words: readonly string[]): string => words.filter((word) => /\d/.test(word)).join(' ')

/** All words the same but for one letter in one long word: Chairul and Chairil. */
function oneLetterOff(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  const differing = one.flatMap((word, i) => (word === other[i] ? [] : [[word, other[i] ?? ''] as const]))
  const [pair] = differing
  if (!pair || differing.length > 1) return false
  const [short, long] = pair.toSorted((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || short.length < 5 || long.length - short.length > 1)
    return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}

const inAnyOrder = ({ words }: Form): string => words.toSorted().join(' ')

/** By the share of letters that stand together in both; numbers must be the same, so volumes stay apart. */
function alikeForms(forms: readonly Form[]): (asked: Form) => Proposed[] {
  const places = new Map<string, number[]>()
  for (const [place, { text }] of forms.entries()) {
    for (const pair of pairsOf(text)) {
      const list = places.get(pair)
      if (list) list.push(place)
      else places.set(pair, [place])
    }
  }
  const shared = new Uint16Array(forms.length)
  return (asked) => {
    const touched: number[] = []
    const wanted = pairsOf(asked.text)
    for (const pair of wanted) {
      const list = places.get(pair)
      if (!list || list.length > mostOfOnePair) continue
      for (const place of list) {
        if (shared[place] === 0) touched.push(place)
        shared[place] = (shared[place] ?? 0) + 1
      }
    }
    const enough = wanted.size * 0.4
    const found = touched.flatMap((place): Proposed[] => {
      const count = shared[place] ?? 0
      shared[place] = 0
      const form = forms[place]
      if (!form || count < enough || form.kind !== asked.kind || datesDiffer(asked, form)) return []
      // The same words in another order are another subject, and another number is another volume.
      if (numbersOf(form.words) !== numbersOf(asked.words) || inAnyOrder(form) === inAnyOrder(asked))
        return []
      const pairs = pairsOf(form.text)
      const likeness = (2 * wanted.intersection(pairs).size) / (wanted.size + pairs.size)
      if (likeness < leastAlike && !oneLetterOff(asked.words, form.words)) return []
      return [{ authorityId: form.authorityId, by: 'similar', score: scores.similar * likeness }]
    })
    return asked.words.join('').length < 5 ? [] : found
  }
}

/** Each authority once, by its best reason. */
function bestOf(found: readonly Proposed[]): Proposed[] {
  const best = new Map<number, Proposed>()
  for (const one of found) {
    const known = best.get(one.authorityId)
    if (!known || one.score > known.score) best.set(one.authorityId, one)
  }
  return [...best.values()]
    .toSorted((a, b) => b.score - a.score || a.authorityId - b.authorityId)
    .slice(0, mostProposed)
}
