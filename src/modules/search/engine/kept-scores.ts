import type { Segment } from './segment.ts'

/** A number for each document of a segment; all but those of `touched` are 0. */
export interface KeptScores {
  of: Float32Array
  touched: number[]
}

/** Scores at 0 for a segment. The same arrays serve the next who asks: clearing what was touched is soon done. */
export function keepScores(): (segment: Segment) => KeptScores {
  const kept = new WeakMap<Segment, KeptScores>()
  return (segment) => {
    let scores = kept.get(segment)
    if (!scores) kept.set(segment, (scores = { of: new Float32Array(segment.length), touched: [] }))
    for (const document of scores.touched) scores.of[document] = 0
    scores.touched.length = 0
    return scores
  }
}
