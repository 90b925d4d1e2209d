import type { Precise } from '../query/query.ts'
import type { IndexDocument } from './document.ts'
import { plainAnalysis } from './test-data.ts'

/** A question as a machine may ask it, about words that documents of the test may have. */
export function randomPrecise(chance: () => number, vocabulary: readonly string[]): Precise {
  const one = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
  const field = one(['any', 'title', 'author', 'subject'] as const)
  const word = () => one([...vocabulary, 'toer', 'fiksi'])
  const from = 1990 + Math.floor(chance() * 30)
  return one<Precise>([
    { kind: 'term', field, word: word() },
    { kind: 'masked', field, start: word().slice(0, 2), pattern: one(masks)(word()) },
    {
      kind: 'run',
      field,
      words: [word(), word()].slice(chance() * 2),
      atStart: chance() < 0.5,
      atEnd: chance() < 0.5,
    },
    { kind: 'title', words: [word(), word()].slice(chance() * 2) },
    {
      kind: 'near',
      field,
      first: [word()],
      second: [word(), word()].slice(chance() * 2),
      distance: 1 + Math.floor(chance() * 3),
      exactly: chance() < 0.3,
      ordered: chance() < 0.5,
    },
    { kind: 'years', from, to: from + 5 },
    { kind: 'facet', facet: one(['material', 'language'] as const), value: one(['peta', 'ind', 'none']) },
    { kind: 'facet', facet: 'branch', value: one(['pusat', 'anak', 'none']) },
    { kind: 'record', id: Math.floor(chance() * 500) },
  ])
}

const masks: ((word: string) => string)[] = [
  (word) => `${word.slice(0, 2)}*`,
  (word) => `${word.slice(0, 2)}*${word.slice(-1)}`,
  (word) => `${word.slice(0, 2)}?${word.slice(3)}`,
  (word) => `${word.slice(0, 2)}*a?*`,
]

/** Whether a document answers, found in the plainest way. */
export function matchesPrecise(
  textsOf: (document: IndexDocument, field: string) => string[],
  document: IndexDocument,
  asks: Precise,
): boolean {
  if (asks.kind === 'years') return (document.year ?? 0) >= asks.from && (document.year ?? 9999) <= asks.to
  if (asks.kind === 'record') return document.id === asks.id
  if (asks.kind === 'facet') return valuesOf(document, asks.facet).includes(asks.value)
  if (asks.kind === 'title') return plainAnalysis.tokensOf(document.title).join(' ') === asks.words.join(' ')
  const texts = textsOf(document, asks.field).map((text) => plainAnalysis.tokensOf(text))
  if (asks.kind === 'term') return texts.some((tokens) => tokens.includes(asks.word))
  if (asks.kind === 'masked') {
    const source = asks.pattern.replaceAll('*', '.*').replaceAll('?', '.')
    const pattern = new RegExp(`^${asks.start}`)
    return texts.flat().some((token) => pattern.test(token) && new RegExp(`^${source}$`).test(token))
  }
  if (asks.kind === 'run') {
    const wanted = `${asks.atStart ? '^' : ''} ${asks.words.join(' ')} ${asks.atEnd ? '$' : ''}`
    return texts.some((tokens) => `^ ${tokens.join(' ')} $`.includes(wanted))
  }
  return texts.some((tokens) => isNearIn(tokens, asks))
}

const valuesOf = ({ facets, holdings }: IndexDocument, facet: Extract<Precise, { kind: 'facet' }>['facet']) =>
  facet === 'branch' ? holdings.map(({ branch }) => branch) : facets[facet]

function isNearIn(tokens: string[], asks: Extract<Precise, { kind: 'near' }>): boolean {
  const placesOf = (words: string[]) =>
    tokens.flatMap((_, i) => (words.every((word, j) => tokens[i + j] === word) ? [i] : []))
  const fits = (apart: number) =>
    apart > 0 && (asks.exactly ? apart === asks.distance : apart <= asks.distance)
  return placesOf(asks.first).some((first) =>
    placesOf(asks.second).some(
      (second) =>
        fits(second - first - asks.first.length + 1) ||
        (!asks.ordered && fits(first - second - asks.second.length + 1)),
    ),
  )
}
