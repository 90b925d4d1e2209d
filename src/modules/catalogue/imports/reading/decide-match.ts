import { compareRecords } from '../../describe/compare-records.ts'
import { headingKey } from '../../describe/heading-key.ts'
import { overlay, type OverlayRule } from '../../describe/overlay.ts'
import { controlValue, type MarcRecord } from '../../marc/record.ts'
import type { MatchKind } from '../import-settings.ts'

/** A title of the catalogue that shares a key with the incoming record. */
export interface Candidate {
  kind: MatchKind
  id: number
  titleSort: string
  marc: MarcRecord
}

export interface MatchFacts {
  marc: MarcRecord
  titleSort: string
  candidates: readonly Candidate[]
  rule: readonly MatchKind[]
  overlay: OverlayRule
}

export type Decision =
  | { outcome: 'new' }
  | { outcome: 'unchanged' | 'update'; id: number }
  | { outcome: 'duplicate'; why: 'several-titles-match' | 'titles-differ'; ids: number[] }

/** Which title of the catalogue an incoming record is, and whether it would change it. */
export function decideMatch(facts: MatchFacts): Decision {
  const candidates = facts.candidates.filter((candidate) => !contradicts(facts.marc, candidate.marc))
  const same = candidates.find(({ marc }) => compareRecords(marc, facts.marc).length === 0)
  if (same) return { outcome: 'unchanged', id: same.id }
  for (const kind of facts.rule) {
    const found = candidates.filter((candidate) => candidate.kind === kind)
    const [only] = found
    if (!only || found.some(({ id }) => id !== only.id)) continue
    if (kind !== 'title-author-year' && !shareWord(facts.titleSort, only.titleSort)) {
      return { outcome: 'duplicate', why: 'titles-differ', ids: [only.id] }
    }
    const result = overlay(only.marc, facts.marc, facts.overlay)
    const changes = compareRecords(only.marc, result).length > 0
    return { outcome: changes ? 'update' : 'unchanged', id: only.id }
  }
  if (candidates.length === 0) return { outcome: 'new' }
  return {
    outcome: 'duplicate',
    why: 'several-titles-match',
    ids: [...new Set(candidates.map(({ id }) => id))],
  }
}

// Two records of one source with different numbers are two titles, whatever else they share: a printed book and
// its digital edition often have the same title, author and year.
function contradicts(incoming: MarcRecord, existing: MarcRecord): boolean {
  const source = controlValue(incoming, '003')?.trim()
  if (!source || source !== controlValue(existing, '003')?.trim()) return false
  const [one, other] = [controlValue(incoming, '001')?.trim(), controlValue(existing, '001')?.trim()]
  return Boolean(one && other && one !== other)
}

// Numbers get misprinted and reused; titles without a word in common are then not the same title.
function shareWord(one: string, other: string): boolean {
  const words = new Set(headingKey(one).split(' '))
  return (
    one === other ||
    headingKey(other)
      .split(' ')
      .some((word) => words.has(word))
  )
}
