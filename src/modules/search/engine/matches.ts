import { scratchFloat32, scratchUint32 } from './scratch.ts'
import type { Segment } from './segment.ts'

/** Documents that match, by rising number, each with its score at the same place. */
export interface Matches {
  documents: Uint32Array
  scores: Float32Array
  length: number
}

export const noMatches: Matches = { documents: new Uint32Array(0), scores: new Float32Array(0), length: 0 }

/** Documents in both; scores add up. */
export function intersect(a: Matches, b: Matches): Matches {
  const documents = scratchUint32(Math.min(a.length, b.length))
  const scores = scratchFloat32(documents.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [first, second] = [a.documents[i]!, b.documents[j]!]
    if (first < second) i++
    else if (first > second) j++
    else {
      documents[length] = first
      scores[length++] = a.scores[i++]! + b.scores[j++]!
    }
  }
  return { documents, scores, length }
}

/** Documents in either; the higher score counts. */
export function unite(a: Matches, b: Matches): Matches {
  const documents = scratchUint32(a.length + b.length)
  const scores = scratchFloat32(documents.length)
  let length = 0
  let i = 0
  for (let j = 0; j < b.length; j++) {
    const second = b.documents[j]!
    for (; i < a.length && a.documents[i]! < second; i++) {
      documents[length] = a.documents[i]!
      scores[length++] = a.scores[i]!
    }
    const both = i < a.length && a.documents[i] === second
    documents[length] = second
    scores[length++] = both ? Math.max(a.scores[i]!, b.scores[j]!) : b.scores[j]!
    if (both) i++
  }
  documents.set(a.documents.subarray(i, a.length), length)
  scores.set(a.scores.subarray(i, a.length), length)
  return { documents, scores, length: length + a.length - i }
}

/** Documents of the first that are not in the second. */
export function subtract(a: Matches, b: Matches): Matches {
  const documents = scratchUint32(a.length)
  const scores = scratchFloat32(a.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    const document = a.documents[i]!
    while (j < b.length && b.documents[j]! < document) j++
    if (j < b.length && b.documents[j] === document) continue
    documents[length] = document
    scores[length++] = a.scores[i]!
  }
  return { documents, scores, length }
}

/** All live documents, none with a score. */
export function everything({ length: size, dead }: Segment): Matches {
  const documents = scratchUint32(size)
  let length = 0
  for (let document = 0; document < size; document++) if (dead[document] === 0) documents[length++] = document
  return { documents, scores: scratchFloat32(length).fill(0), length }
}
