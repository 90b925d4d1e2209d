import { below, common, oneCommon, seeded, type Roll } from './chance.ts'
import { makeSummary, makeTitle, type TitleText } from './make-title.ts'
import { asPrinted, personNamed, rareName } from './names.ts'
import { foreignPublishers, publishers, subdivisions, subjectHeads } from './words.ts'

export interface SyntheticCopy {
  /** Place among the branches there are, from 0; the first have most. */
  branch: number
  callNumber: string
  available: boolean
  /** In rupiah. */
  price: number
}

/** A title as plain data, before it becomes a record or a document of the index. */
export interface PlainTitle extends TitleText {
  /** From 0; with the seed it makes control number and ISBN. */
  number: number
  /** As a catalogue enters them. */
  authors: string[]
  /** Statement of responsibility, as printed. */
  responsibility: string
  publisher: string
  place: string
  year: number
  language: 'ind' | 'jav' | 'eng'
  ddc: string
  /** Heads with their subdivision, if any. */
  subjects: string[][]
  series: { title: string; volume: number } | undefined
  /** Thirteen digits with a true check digit; its own for each title of a seed. */
  isbn: string
  summary: string | undefined
  material: 'buku' | 'video' | 'terbitan-berkala'
  audience: 'anak' | 'remaja' | undefined
  popularity: number
  copies: SyntheticCopy[]
}

/** Titles as a library has them, Indonesian and English, with a long tail of names; the same for the same seed. */
export function* plainTitles(count: number, seed = 1): Generator<PlainTitle> {
  const roll = seeded(seed)
  for (let number = 0; number < count; number++) yield plainTitle(number, seed, count, roll)
}

function plainTitle(number: number, seed: number, count: number, roll: Roll): PlainTitle {
  const foreign = roll() < 0.3
  const children = !foreign && roll() < 0.15
  const audience = children ? 'anak' : roll() < 0.05 ? 'remaja' : undefined
  const text = makeTitle(foreign, children, Math.max(1000, count / 3), roll)
  const authors = authorsOf(foreign, count, roll)
  const [publisher, place] = oneCommon(foreign ? foreignPublishers : publishers, roll)
  const ddc = children ? '899.2213' : classNumber(roll)
  const kind = roll()
  return {
    ...text,
    number,
    authors,
    responsibility: authors.map((name) => asPrinted(name, roll)).join(' ; '),
    publisher,
    place,
    year: 1950 + Math.floor(76 * roll() ** 0.4),
    language: foreign ? 'eng' : roll() < 0.97 ? 'ind' : 'jav',
    ddc,
    subjects: subjectsOf(children, count, roll),
    series:
      roll() < 0.08
        ? { title: `Seri ${rareName(common(2000, roll))}`, volume: 1 + common(20, roll) }
        : undefined,
    isbn: isbnOf(foreign, seed, number),
    summary: roll() < 0.15 ? makeSummary(foreign, roll) : undefined,
    material: kind < 0.93 ? 'buku' : kind < 0.965 ? 'video' : 'terbitan-berkala',
    audience,
    popularity: common(2000, roll),
    copies: copiesOf(
      `${ddc} ${(authors[0] ?? text.title).slice(0, 3)} ${text.title.charAt(0).toLowerCase()}`,
      roll,
    ),
  }
}

/** About a third as many people as titles write them; some titles have two authors, a few none. */
function authorsOf(foreign: boolean, count: number, roll: Roll): string[] {
  const size = Math.max(300, Math.floor(count / 3))
  const chance = roll()
  if (chance < 0.03) return []
  const first = personNamed(foreign, size, roll)
  if (chance < 0.85) return [first]
  return [...new Set([first, personNamed(foreign, size, roll)])]
}

function subjectsOf(children: boolean, count: number, roll: Roll): string[][] {
  const subjects = children ? [['Cerita anak Indonesia']] : []
  for (let left = 1 + below(3, roll); left > 0; left--) {
    const head =
      roll() < 0.7 ? oneCommon(subjectHeads, roll, 5) : rareName(common(Math.max(200, count / 50), roll))
    subjects.push(roll() < 0.5 ? [head] : [head, oneCommon(subdivisions, roll, 5)])
  }
  return subjects
}

function classNumber(roll: Roll): string {
  const whole = String(below(1000, roll)).padStart(3, '0')
  return roll() < 0.6 ? `${whole}.${1 + below(999, roll)}` : whole
}

function copiesOf(callNumber: string, roll: Roll): SyntheticCopy[] {
  const copies: SyntheticCopy[] = []
  for (let left = 1 + common(5, roll); left > 0; left--) {
    const price = 30_000 + below(30, roll) * 5000
    copies.push({ branch: common(40, roll), callNumber, available: roll() < 0.75, price })
  }
  return copies
}

/** Ten million titles for each of ten seeds before a number comes again, scattered as real ones are. */
function isbnOf(foreign: boolean, seed: number, number: number): string {
  const place = (seed % 10) * 10_000_000 + (number % 10_000_000)
  const digits = `978${foreign ? 0 : 6}${String((place * 61_803_399) % 100_000_000).padStart(8, '0')}`
  let sum = 0
  for (let i = 0; i < 12; i++) sum += (digits.charCodeAt(i) - 48) * (i % 2 === 0 ? 1 : 3)
  return digits + String((10 - (sum % 10)) % 10)
}
