import type { CopyFinding } from '../counting/scan.ts'
import { misplaced, unexpected, type ResultList } from '../results/lists.ts'

/** What can be done in bulk with what was found. */
export const deeds = [
  'declare-missing',
  'move-shelf',
  'move-branch',
  'check-in',
  'to-circulation',
  'settle',
] as const
export type CorrectionDeed = (typeof deeds)[number]

export const isCorrectionDeed = (name: unknown): name is CorrectionDeed => deeds.some((deed) => deed === name)

/** Doing a thing many times takes the right to do it once. */
export const permissionFor: Record<CorrectionDeed, string> = {
  'declare-missing': 'circulation.lost',
  'move-shelf': 'catalogue.items',
  'move-branch': 'catalogue.items',
  'check-in': 'circulation.lend',
  'to-circulation': 'circulation.transfer',
  settle: 'stock-take.manage',
}

export const deedsOf: Record<ResultList, readonly CorrectionDeed[]> = {
  missing: ['declare-missing'],
  misplaced: ['move-shelf', 'move-branch', 'check-in', 'settle'],
  unexpected: ['check-in', 'to-circulation', 'settle'],
  unknown: [],
  twice: [],
}

/** The findings that each deed puts right. */
export const fitting: Record<CorrectionDeed, ReadonlySet<string>> = {
  'declare-missing': new Set(['missing']),
  'move-shelf': new Set<CopyFinding>(['other-shelf', 'out-of-scope']),
  'move-branch': new Set<CopyFinding>(['other-branch']),
  'check-in': new Set<CopyFinding>(['on-loan', 'in-transit', 'kept', 'lost-found', 'other-branch']),
  'to-circulation': new Set<CopyFinding>(['repair', 'in-process', 'display']),
  settle: new Set([...misplaced, ...unexpected]),
}
