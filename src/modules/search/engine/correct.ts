import { sharedUint32 } from './growing.ts'
import { documentFrequency, lowerBound, termCount, type Segment } from './segment.ts'
import { finish, inSlices, type Steps } from './steps.ts'

/** Shortest word that is corrected, and the shortest that may be two letters off. */
const shortest = 3
const shortestForTwo = 6

/** A word that a segment has and that looks like the one typed. */
export interface Suggestion {
  word: string
  distance: number
  frequency: number
}

/**
 * Deletion neighbourhood of a segment's words: every word with up to one letter left out, hashed. Two words one
 * edit apart always share such a form, so that a look-up finds all candidates without reading the vocabulary.
 */
export interface Neighbourhood {
  hashes: Uint32Array
  terms: Uint32Array
}

export const buildNeighbourhood = (segment: Segment): Neighbourhood => finish(neighbourhoodInSteps(segment))

/** Hashes are sorted in this many parts by their highest bits, each of them in one step. */
const parts = 256

export function* neighbourhoodInSteps(segment: Segment): Steps<Neighbourhood> {
  const pairs: number[][] = Array.from({ length: parts }, () => [])
  const first = lowerBound(segment, '0')
  yield* inSlices(
    termCount(segment) - first,
    (from, to) => {
      for (let term = first + from; term < first + to; term++) {
        const word = wordOf(segment, term)
        if (word === undefined) continue
        // One number a pair, so that a typed array sorts them without a comparison function.
        for (const hash of deletionHashes(word)) pairs[hash >>> 23]!.push(hash * 2 ** 22 + (term & 0x3f_ffff))
      }
    },
    512,
  )
  const count = pairs.reduce((sum, part) => sum + part.length, 0)
  const hashes = sharedUint32(count)
  const terms = sharedUint32(count)
  let at = 0
  for (const part of pairs) {
    for (const pair of Float64Array.from(part).sort()) {
      hashes[at] = Math.floor(pair / 2 ** 22)
      terms[at++] = pair % 2 ** 22
    }
    yield
  }
  return { hashes, terms }
}

/** A plain word of letters that is worth suggesting; undefined for numbers, marked terms and rarities. */
function wordOf({ termOffsets, termCharacters }: Segment, term: number): string | undefined {
  const start = termOffsets[term]!
  const end = termOffsets[term + 1]!
  if (end - start < shortest || end - start > 24) return undefined
  const first = termCharacters[start]!
  if (first < 97 || first === 126) return undefined
  return String.fromCharCode(...termCharacters.subarray(start, end))
}

function deletionHashes(word: string): Set<number> {
  const hashes = new Set([hashOf(word, -1)])
  for (let left = 0; left < word.length; left++) hashes.add(hashOf(word, left))
  return hashes
}

/** FNV-1a of a word with the letter at `left` left out; 31 bits. */
function hashOf(word: string, left: number): number {
  let hash = 0x811c_9dc5
  for (let i = 0; i < word.length; i++) {
    if (i === left) continue
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x0100_0193)
  }
  return hash >>> 1
}

/** Words of the segment one edit from `word`, or two for long words, the likeliest first. */
export function similarWords(
  segment: Segment,
  neighbourhood: Neighbourhood,
  word: string,
  most: number,
): Suggestion[] {
  if (word.length < shortest) return []
  const candidates = new Set<number>()
  const single = deletionHashes(word)
  for (const hash of single) addTerms(neighbourhood, hash, candidates)
  if (word.length >= shortestForTwo) {
    for (let left = 0; left < word.length; left++) {
      const shorter = word.slice(0, left) + word.slice(left + 1)
      for (const hash of deletionHashes(shorter))
        if (!single.has(hash)) addTerms(neighbourhood, hash, candidates)
    }
  }
  const furthest = word.length >= shortestForTwo ? 2 : 1
  return [...candidates]
    .map((term) => ({ word: wordOf(segment, term) ?? '', frequency: documentFrequency(segment, term) }))
    .map((one) => ({ ...one, distance: editDistance(word, one.word, furthest) }))
    .filter(({ distance }) => distance <= furthest && distance > 0)
    .toSorted((a, b) => a.distance - b.distance || b.frequency - a.frequency)
    .slice(0, most)
}

function addTerms({ hashes, terms }: Neighbourhood, hash: number, found: Set<number>): void {
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (hashes[middle]! < hash) low = middle + 1
    else high = middle
  }
  for (; low < hashes.length && hashes[low] === hash && found.size < 2000; low++) found.add(terms[low]!)
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; `most + 1` when there are more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      current.push(cost)
    }
    if (Math.min(...current) > most) return most + 1
    before = previous
    previous = current
  }
  return previous[b.length]!
}
