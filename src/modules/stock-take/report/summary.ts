import { totalOf } from '../results/lists.ts'
import { totalOfSections } from '../results/progress.ts'
import type { FigureRow, Figures } from './figures.ts'

export type FactName =
  | 'copies'
  | 'seen'
  | 'handled'
  | 'away'
  | 'missing'
  | 'misplaced'
  | 'unexpected'
  | 'unknown'
  | 'twice'
  | 'scans'

/** The figures that head a report, in their order. */
export function summaryOf({ sections, lists, scans }: Figures): [FactName, number][] {
  const { copies, seen, handled, away, missing } = totalOfSections(sections)
  return [
    ['copies', copies],
    ['seen', seen],
    ['handled', handled],
    ['away', away],
    ['missing', missing],
    ['misplaced', totalOf(lists, 'misplaced').all],
    ['unexpected', totalOf(lists, 'unexpected').all],
    ['unknown', totalOf(lists, 'unknown').all],
    ['twice', totalOf(lists, 'twice').all],
    ['scans', scans],
  ]
}

export const sumOfRows = (rows: readonly FigureRow[]): FigureRow => {
  const sum = (name: 'copies' | 'seen' | 'handled' | 'away' | 'missing') =>
    rows.reduce((all, row) => all + row[name], 0)
  return {
    hundred: '',
    collectionType: '',
    copies: sum('copies'),
    seen: sum('seen'),
    handled: sum('handled'),
    away: sum('away'),
    missing: sum('missing'),
  }
}

/** 899 of the classification stands under 800. */
export const hundredOf = ({ hundred }: Pick<FigureRow, 'hundred'>, noClass: string): string =>
  hundred === '' ? noClass : `${hundred}00`
