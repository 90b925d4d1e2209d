import type { Precise } from '../query/query.ts'
import { wantedTerms, type WantedTerm } from './clause-terms.ts'
import { isFewValued, knownNumber, placeOf, type NumberedFacet } from './dictionary.ts'
import { entriesOf } from './holdings.ts'
import { everything, intersect, noMatches, type Matches } from './matches.ts'
import { fitsMask } from './fits-mask.ts'
import { matchWords } from './match-words.ts'
import { hasRun, isNear, phraseTerms } from './phrases.ts'
import { scratchFloat32, scratchUint32 } from './scratch.ts'
import { findDocument, type Segment } from './segment.ts'
import { slotValues, widthOf } from './slots.ts'
import { anyField, keyOf, markOf, wholeTitleTerm } from './terms.ts'
import { wordTerms, type MatchContext } from './word-terms.ts'

/** Documents that answer a precise question, of those matched so far or, without any, of all. */
export function matchPrecise(
  segment: Segment,
  asks: Precise,
  context: MatchContext,
  among: Matches | undefined,
): Matches {
  if (asks.kind === 'years') {
    const { years } = segment
    const inYears = (document: number) => years[document]! >= asks.from && years[document]! <= asks.to
    return kept(among ?? everything(segment), inYears)
  }
  if (asks.kind === 'facet') {
    const wanted = knownNumber(context.dictionary, asks.facet, asks.value)
    return wanted === 0
      ? noMatches
      : kept(among ?? everything(segment), hasValue(segment, asks.facet, wanted))
  }
  const found = asks.kind === 'record' ? theOne(segment, asks.id) : matchPlaced(segment, asks, context)
  return among ? intersect(among, found) : found
}

type Placed = Exclude<Precise, { kind: 'years' | 'facet' | 'record' }>

function matchPlaced(segment: Segment, asks: Placed, context: MatchContext): Matches {
  if (asks.kind === 'masked') return matchTerms(segment, [maskedTerm(asks, context)], context)
  if (asks.kind === 'title') return matchTerms(segment, [plainTerm(wholeTitleTerm(asks.words))], context)
  const exact = { ...context.analysis, askedFormsOf: () => [] }
  const words = wordsOf(asks).map((word) => wantedTerms(word, asks.field, false, exact))
  const found = matchWords(
    segment,
    words.map((wanted) => wordTerms(wanted, context)),
  )
  if (asks.kind === 'term') return found
  if (asks.kind === 'run') {
    const terms = phraseTerms(segment, asks.words)
    return terms ? kept(found, (document) => hasRun(segment, document, terms, asks)) : noMatches
  }
  const [first, second] = [phraseTerms(segment, asks.first), phraseTerms(segment, asks.second)]
  return first && second
    ? kept(found, (document) => isNear(segment, document, [first, second], asks))
    : noMatches
}

const matchTerms = (segment: Segment, wanted: WantedTerm[], context: MatchContext): Matches =>
  matchWords(segment, [wordTerms(wanted, context)])

function wordsOf(asks: Extract<Placed, { kind: 'term' | 'run' | 'near' }>): string[] {
  if (asks.kind === 'term') return [asks.word]
  return asks.kind === 'run' ? asks.words : [...asks.first, ...asks.second]
}

const plainTerm = (term: string): WantedTerm => ({ term, prefix: false, mask: anyField, factor: 1, bonus: 0 })

/** The beginning of a masked word's terms, and which of those that begin so are meant. */
function maskedTerm(
  { field, start, pattern }: Extract<Precise, { kind: 'masked' }>,
  { analysis }: MatchContext,
): WantedTerm {
  const mark = markOf(field)
  const [plain] = wantedTerms('', field, true, analysis)
  const key = (text: string) => keyOf(field, text)
  const mask = mark + pattern.replaceAll(/[^*?]+/g, key)
  const term = mark + key(start)
  return {
    ...plainTerm(term),
    prefix: true,
    mask: plain?.mask ?? anyField,
    fits: (one) => fitsMask(one, mask),
  }
}

function theOne(segment: Segment, id: number): Matches {
  const document = findDocument(segment, id)
  if (document < 0) return noMatches
  return { documents: Uint32Array.of(document), scores: Float32Array.of(0), length: 1 }
}

function hasValue(segment: Segment, facet: NumberedFacet, wanted: number): (document: number) => boolean {
  if (facet === 'branch')
    return (document) => entriesOf(segment.holdings, document).some((entry) => entry >>> 1 === wanted)
  if (!isFewValued(facet)) {
    const slots = segment.slots[facet]
    const width = widthOf(slots, segment.length)
    return (document) => slotValues(slots, width, document).includes(wanted)
  }
  const { offsets, values } = segment.patternValues
  const value = ((placeOf[facet] << 28) | wanted) >>> 0
  const having = Uint8Array.from({ length: offsets.length - 1 }, (_, pattern) =>
    values.subarray(offsets[pattern]!, offsets[pattern + 1]!).includes(value) ? 1 : 0,
  )
  return (document) => having[segment.patterns[document]!] === 1
}

function kept(matches: Matches, test: (document: number) => boolean): Matches {
  const documents = scratchUint32(matches.length)
  const scores = scratchFloat32(matches.length)
  let length = 0
  for (let i = 0; i < matches.length; i++) {
    const document = matches.documents[i]!
    if (!test(document)) continue
    documents[length] = document
    scores[length++] = matches.scores[i]!
  }
  return { documents, scores, length }
}
