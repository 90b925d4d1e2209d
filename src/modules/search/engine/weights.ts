/** Every number that decides what comes first. Change one, run `judged.test.ts`. */
export const weights = {
  /** A word in the title, author, subject or elsewhere (series, publisher, contents, notes, other forms). */
  title: 4,
  author: 3,
  subject: 2,
  other: 1,
  /** What each further field with the word adds, as a part of its weight: batik in title and subject is about batik. */
  furtherField: 0.25,
  /** How much a short text counts more than a long one: by length class 0 (up to 8 words) to 15. */
  lengthPenalty: 0.06,
  /** A looser form (stem, old spelling) instead of the word itself. */
  looserForm: 0.35,
  /** The words asked for are the whole title. */
  wholeTitle: 60,
  /** The title begins with the words asked for. */
  titleStart: 18,
  /** The words asked for are an author's whole name. */
  wholeAuthor: 25,
  /** The words asked for are a whole subject heading. */
  wholeSubject: 12,
  /** The words stand side by side, in order, in the title. */
  adjacentInTitle: 8,
  /** An ISBN, barcode or the like asked for. */
  identifier: 80,
  /** A call number that begins as asked. */
  callNumber: 10,
  /** Most that popularity and recency add. */
  standing: 0.5,
}

/** Score of one posting by field mask (high 4 bits) and length class (low 4 bits). */
export const postingScores: Float32Array = Float32Array.from({ length: 256 }, (_, low) => {
  const mask = low >> 4
  const found = [weights.title, weights.author, weights.subject, weights.other].filter(
    (_, bit) => mask & (1 << bit),
  )
  const best = Math.max(0, ...found)
  const further = found.reduce((sum, weight) => sum + weight, 0) - best
  return (best + weights.furtherField * further) / (1 + weights.lengthPenalty * (low & 15))
})
