import type { DataField } from '../../marc/record.ts'
import type { Pattern } from '../subscriptions/pattern.ts'
import type { HeldIssue, HoldingsStatement, Run } from './holdings-statement.ts'

/** Codes of MARC 21 for how often a serial comes out (853 $w). */
const frequencyCodes: Record<Pattern['frequency'], string> = {
  daily: 'd',
  weekly: 'w',
  fortnightly: 'e',
  monthly: 'm',
  bimonthly: 'b',
  quarterly: 'q',
  'half-yearly': 'f',
  yearly: 'a',
  irregular: '#',
}

/** Holdings as MARC 21 has them: the pattern (853), each run (863), and all of it in words (866). */
export function holdingsFields(pattern: Pattern, { runs }: HoldingsStatement): DataField[] {
  const caption = field('853', '20', [
    ['8', '1'],
    ...(pattern.volume === null ? [] : ([['a', 'jil.']] as const)),
    ['b', 'no.'],
    ...(pattern.restart === 'count' ? ([['u', String(pattern.numbersPerVolume)]] as const) : []),
    ['v', pattern.restart === 'never' ? 'c' : 'r'],
    ['i', '(tahun)'],
    ['j', '(bulan)'],
    ['w', frequencyCodes[pattern.frequency]],
  ])
  const lines = runs.map((run, place) =>
    field('863', '40', [
      ['8', `1.${place + 1}`],
      ...between(run, 'a', ({ volume }) => volume),
      ...between(run, 'b', ({ number }) => number),
      ...between(run, 'i', ({ publishedOn }) => publishedOn?.slice(0, 4) ?? null),
      ...between(run, 'j', ({ publishedOn }) => publishedOn?.slice(5, 7) ?? null),
      ...(place < runs.length - 1 ? ([['w', 'g']] as const) : []),
    ]),
  )
  const words = field('866', '40', [
    ['8', '0'],
    ['a', runs.map(runInWords).join(', ')],
  ])
  return runs.length > 0 ? [caption, ...lines, words] : [caption]
}

const named = ({ enumeration, chronology }: HeldIssue) =>
  chronology && chronology !== enumeration ? `${enumeration} (${chronology})` : enumeration

/** Th. 12 No. 1 (Januari 2026) – Th. 12 No. 11 (November 2026) */
export const runInWords = ({ from, to, count }: Run): string =>
  count === 1 ? named(from) : `${named(from)} – ${named(to)}`

type Pairs = readonly (readonly [code: string, value: string])[]

const field = (tag: string, indicators: string, pairs: Pairs): DataField => ({
  tag,
  ind1: indicators.charAt(0),
  ind2: indicators.charAt(1),
  subfields: pairs.map(([code, value]) => ({ code, value })),
})

function between({ from, to }: Run, code: string, of: (issue: HeldIssue) => string | number | null): Pairs {
  const [first, last] = [of(from), of(to)]
  if (first === null || last === null) return []
  return [[code, first === last ? String(first) : `${first}-${last}`]]
}
