import { noMatches, unite, type Matches } from './matches.ts'
import { scratchFloat32, scratchUint32 } from './scratch.ts'
import type { Segment } from './segment.ts'
import { postingScores } from './weights.ts'
import type { WordTerms } from './word-terms.ts'

interface List {
  start: number
  end: number
  mask: number
  factor: number
  bonus: number
}

// Marks of the documents met so far. Each search counts on from the last, so that nothing needs clearing.
interface Marks {
  marks: Uint32Array
  scores: Float32Array
  /** Best score of the word at hand. */
  extra: Float32Array
  last: number
}
const marksOf = new WeakMap<Segment, Marks>()

/** Live documents with all the words: by the rarest word first, so that the rest has little left to check. */
export function matchWords(segment: Segment, words: readonly WordTerms[]): Matches {
  const clauses = words.map((word) => listsOf(segment, word)).toSorted((a, b) => sizeOf(a) - sizeOf(b))
  const [rarest] = clauses
  if (!rarest || rarest.length === 0) return noMatches
  if (clauses.length === 1 && rarest.length <= fewLists) return matchFew(segment, rarest)
  const state = stateOf(segment, clauses.length)
  let candidates = firstCandidates(segment, rarest, state)
  for (const lists of clauses.slice(1)) {
    if (candidates.length === 0) break
    candidates = narrow(segment, lists, candidates, state)
  }
  const documents = candidates
  const scores = scratchFloat32(documents.length)
  for (let i = 0; i < documents.length; i++) scores[i] = state.scores[documents[i]!]!
  return { documents, scores, length: documents.length }
}

/** So few lists are merged one by one; of more, marks tell which documents have been met. */
const fewLists = 4

/** One word that is a few terms: the longest list as it stands, with the others merged in. */
function matchFew(segment: Segment, lists: List[]): Matches {
  const [longest, ...others] = lists.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  return others.reduce(
    (matches, list) => (list.end > list.start ? unite(matches, matchList(segment, list)) : matches),
    longest ? matchList(segment, longest) : noMatches,
  )
}

function matchList({ postings, dead }: Segment, { start, end, mask, factor, bonus }: List): Matches {
  const documents = scratchUint32(end - start)
  const scores = scratchFloat32(end - start)
  let length = 0
  for (let i = start; i < end; i++) {
    const posting = postings[i]!
    const document = posting >>> 8
    if ((posting & mask) === 0 || dead[document] !== 0) continue
    documents[length] = document
    scores[length++] = factor * postingScores[posting & 0xff]! + bonus
  }
  return { documents, scores, length }
}

function listsOf(segment: Segment, { wanted, numbers, rarity }: WordTerms): List[] {
  const { postingOffsets } = segment
  return (numbers.get(segment) ?? []).flatMap((terms, place) => {
    const { mask, factor, bonus } = wanted[place]!
    return terms.map((term) => ({
      start: postingOffsets[term]!,
      end: postingOffsets[term + 1]!,
      mask: mask << 4,
      factor: factor * rarity,
      bonus,
    }))
  })
}

const sizeOf = (lists: List[]) => lists.reduce((sum, { start, end }) => sum + end - start, 0)

function stateOf(segment: Segment, clauses: number) {
  let state = marksOf.get(segment)
  if (!state || state.last + clauses + 1 > 0xffff_fff0) {
    const { length } = segment
    state = {
      marks: new Uint32Array(length),
      scores: new Float32Array(length),
      extra: new Float32Array(length),
      last: 0,
    }
    marksOf.set(segment, state)
  }
  const first = state.last + 1
  state.last += clauses + 1
  return { marks: state.marks, scores: state.scores, extra: state.extra, step: first }
}

type State = ReturnType<typeof stateOf>

function firstCandidates({ postings, dead }: Segment, lists: List[], state: State): Uint32Array {
  const { marks, scores, step } = state
  const found = scratchUint32(sizeOf(lists))
  let length = 0
  for (const { start, end, mask, factor, bonus } of lists) {
    for (let i = start; i < end; i++) {
      const posting = postings[i]!
      const document = posting >>> 8
      if ((posting & mask) === 0 || dead[document] !== 0) continue
      const score = factor * postingScores[posting & 0xff]! + bonus
      if (marks[document] === step) {
        if (score > scores[document]!) scores[document] = score
        continue
      }
      marks[document] = step
      scores[document] = score
      found[length++] = document
    }
  }
  if (lists.length === 1) return found.subarray(0, length)
  return length > marks.length >>> 6 ? marked(marks, step, length) : found.subarray(0, length).sort()
}

/** Reading all marks in order is quicker than sorting, once there are many. */
function marked(marks: Uint32Array, step: number, length: number): Uint32Array {
  const documents = scratchUint32(length)
  for (let document = 0, at = 0; at < length; document++)
    if (marks[document] === step) documents[at++] = document
  return documents
}

/** Candidates that also stand in one of the lists; their scores grow by the best of them. */
function narrow(segment: Segment, lists: List[], candidates: Uint32Array, state: State): Uint32Array {
  const { marks, scores, extra } = state
  const step = state.step++
  for (const list of lists) {
    if (list.end - list.start > candidates.length * 12) gallop(segment, list, candidates, state, step)
    else scan(segment, list, state, step)
  }
  let length = 0
  for (let i = 0; i < candidates.length; i++) {
    const document = candidates[i]!
    if (marks[document] !== step + 1) continue
    scores[document]! += extra[document]!
    candidates[length++] = document
  }
  return candidates.subarray(0, length)
}

function scan({ postings }: Segment, list: List, { marks, extra }: State, step: number): void {
  const { start, end, mask, factor, bonus } = list
  for (let i = start; i < end; i++) {
    const posting = postings[i]!
    const document = posting >>> 8
    const mark = marks[document]!
    if ((mark !== step && mark !== step + 1) || (posting & mask) === 0) continue
    const score = factor * postingScores[posting & 0xff]! + bonus
    if (mark === step || score > extra[document]!) extra[document] = score
    marks[document] = step + 1
  }
}

/** Looks each candidate up in a much longer list, in leaps that double and then halve. */
function gallop(
  { postings }: Segment,
  list: List,
  candidates: Uint32Array,
  state: State,
  step: number,
): void {
  const { marks, extra } = state
  const { end, mask, factor, bonus } = list
  let at = list.start
  for (let i = 0; i < candidates.length && at < end; i++) {
    const document = candidates[i]!
    at = firstFrom(postings, document, at, end)
    const posting = at < end ? postings[at]! : 0
    if (at >= end || posting >>> 8 !== document || (posting & mask) === 0) continue
    const score = factor * postingScores[posting & 0xff]! + bonus
    if (marks[document] === step || score > extra[document]!) extra[document] = score
    marks[document] = step + 1
  }
}

function firstFrom(postings: Uint32Array, document: number, from: number, end: number): number {
  let leap = 1
  while (from + leap < end && postings[from + leap]! >>> 8 < document) leap <<= 1
  let low = from
  let high = Math.min(end, from + leap + 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (postings[middle]! >>> 8 < document) low = middle + 1
    else high = middle
  }
  return low
}
