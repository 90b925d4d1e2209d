import type { DataField, MarcRecord } from '#modules/catalogue/index.ts'
import {
  english,
  familyNames,
  givenNames,
  indonesian,
  publishers,
  rareName,
  subdivisions,
  subjectHeads,
} from './words.ts'

export interface SyntheticCopy {
  /** Place among the branches there are, from 0. */
  branch: number
  callNumber: string
  available: boolean
  price: number
}

export interface SyntheticTitle {
  marc: MarcRecord
  popularity: number
  copies: SyntheticCopy[]
}

type Roll = () => number

/** Chance that is the same for the same seed (mulberry32). */
export function seeded(seed: number): Roll {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number below `size`, small ones far more often than large ones, as words and subjects occur (Zipf). */
const common = (size: number, roll: Roll): number => Math.min(size - 1, Math.floor(size ** roll()) - 1)
const one = <T>(from: readonly T[], roll: Roll): T => from[Math.floor(roll() * from.length)]!
const oneCommon = <T>(from: readonly T[], roll: Roll): T => from[common(from.length, roll)]!

/** Titles as a library has them, made up from common words and a long tail of names; the same for the same seed. */
export function* syntheticTitles(count: number, seed = 1): Generator<SyntheticTitle> {
  const roll = seeded(seed)
  for (let number = 0; number < count; number++) yield syntheticTitle(number, seed, count, roll)
}

function syntheticTitle(number: number, seed: number, count: number, roll: Roll): SyntheticTitle {
  const foreign = roll() < 0.3
  const year = 1950 + Math.floor(76 * roll() ** 0.4)
  const author = nameOf(count, roll)
  const [publisher, place] = oneCommon(publishers, roll)
  const ddc = `${Math.floor(roll() * 10)}${Math.floor(roll() * 10)}${Math.floor(roll() * 10)}${roll() < 0.6 ? `.${Math.floor(roll() * 1000)}` : ''}`
  const title = titleOf(foreign ? english : indonesian, count, roll)
  const subjects = Array.from({ length: 1 + Math.floor(roll() * 3) }, () => subjectOf(count, roll))
  const field = (tag: string, indicators: string, ...subfields: [string, string][]): DataField => ({
    tag,
    ind1: indicators.charAt(0),
    ind2: indicators.charAt(1),
    subfields: subfields.map(([code, value]) => ({ code, value })),
  })
  const language = foreign ? 'eng' : roll() < 0.95 ? 'ind' : 'jav'
  const leader =
    roll() < 0.93
      ? '00000nam a2200000 i 4500'
      : roll() < 0.5
        ? '00000ngm a2200000 i 4500'
        : '00000nas a2200000 i 4500'
  const audience = roll() < 0.1 ? 'j' : ' '
  const marc: MarcRecord = {
    leader,
    fields: [
      { tag: '001', value: `SYN${seed}-${number}` },
      { tag: '008', value: `260101s${year}    io    ${audience}      000 0 ${language} d`.padEnd(40) },
      field('020', '  ', ['a', isbnOf(seed * 10_000_000 + number)]),
      field('082', '04', ['a', ddc], ['2', '23']),
      field('100', '1 ', ['a', author]),
      field('245', '10', ['a', `${title} /`], ['c', author]),
      field('264', ' 1', ['a', `${place} :`], ['b', `${publisher},`], ['c', String(year)]),
      field('300', '  ', ['a', `${80 + Math.floor(roll() * 500)} halaman`]),
      ...(roll() < 0.08 ? [field('490', '0 ', ['a', `Seri ${rareName(common(2000, roll))}`])] : []),
      ...(roll() < 0.15
        ? [field('520', '  ', ['a', sentence(foreign ? english : indonesian, 25, roll)])]
        : []),
      ...subjects.map((parts) =>
        field(
          '650',
          ' 4',
          ['a', parts[0] ?? ''],
          ...parts.slice(1).map((part): [string, string] => ['x', part]),
        ),
      ),
    ],
  }
  const callNumber = `${ddc} ${author.slice(0, 3)} ${title.charAt(0).toLowerCase()}`
  const copies = Array.from({ length: 1 + common(5, roll) }, () => ({
    branch: common(40, roll),
    callNumber,
    available: roll() < 0.75,
    price: 30_000 + Math.floor(roll() * 30) * 5000,
  }))
  return { marc, popularity: common(2000, roll), copies }
}

function titleOf(words: readonly string[], count: number, roll: Roll): string {
  const text = sentence(words, 2 + Math.floor(roll() * 5), roll)
  return roll() < 0.5 ? text : `${text} ${rareName(common(Math.max(1000, count / 3), roll))}`
}

function sentence(words: readonly string[], length: number, roll: Roll): string {
  const text = Array.from({ length }, () => oneCommon(words, roll)).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** About a third as many authors as titles; some with a single name, as many Indonesians have. */
function nameOf(count: number, roll: Roll): string {
  const rare = rareName(common(Math.max(300, count / 3), roll))
  const chance = roll()
  if (chance < 0.15) return rare
  if (chance < 0.6) return `${rare}, ${one(givenNames, roll)}`
  return `${one(familyNames, roll)}, ${one(givenNames, roll)} ${rare}`
}

function subjectOf(count: number, roll: Roll): string[] {
  const head =
    roll() < 0.7 ? oneCommon(subjectHeads, roll) : rareName(common(Math.max(200, count / 50), roll))
  return roll() < 0.5 ? [head] : [head, oneCommon(subdivisions, roll)]
}

function isbnOf(number: number): string {
  const digits = `978602${String(number % 1_000_000).padStart(6, '0')}`
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return digits + String((10 - (sum % 10)) % 10)
}
