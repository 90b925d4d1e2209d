/** Documents that match, by rising number, each with its score at the same place. */
export interface Matches {
  documents: Uint32Array
  scores: Float32Array
  length: number
}

export const noMatches: Matches = { documents: new Uint32Array(0), scores: new Float32Array(0), length: 0 }

/** Documents in both; scores add up. */
export function intersect(a: Matches, b: Matches): Matches {
  const documents = new Uint32Array(Math.min(a.length, b.length))
  const scores = new Float32Array(documents.length)
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
  const documents = new Uint32Array(a.length + b.length)
  const scores = new Float32Array(documents.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length || j < b.length; length++) {
    const first = i < a.length ? a.documents[i]! : Infinity
    const second = j < b.length ? b.documents[j]! : Infinity
    documents[length] = Math.min(first, second)
    const score = Math.max(first <= second ? a.scores[i]! : 0, second <= first ? b.scores[j]! : 0)
    scores[length] = score
    if (first <= second) i++
    if (second <= first) j++
  }
  return { documents, scores, length }
}

/** Documents of the first that are not in the second. */
export function subtract(a: Matches, b: Matches): Matches {
  const documents = new Uint32Array(a.length)
  const scores = new Float32Array(a.length)
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
