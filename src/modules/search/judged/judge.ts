import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { tokensOf } from '../text/normalise.ts'
import { barcodeOf, callNumberOf, isbnOf, type PlainTitle } from './corpus.ts'

/** A query with what a librarian expects of it: one of these titles, or only works by an author or on a subject. */
const Judged = v.object({
  kind: v.string(),
  /** As typed; {isbn}, {hyphens}, {isbn10}, {call} and {barcode} stand for those of the first title. */
  query: v.string(),
  titles: v.optional(v.array(v.string())),
  author: v.optional(v.string()),
  subject: v.optional(v.string()),
})
export type JudgedQuery = v.InferOutput<typeof Judged>

export const judgedQueries = (): JudgedQuery[] =>
  v.parse(v.array(Judged), JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8')))

/** Each title typed as it stands: its proper title, and with the remainder. */
export const exactTitleQueries = (titles: readonly PlainTitle[]): JudgedQuery[] =>
  titles.flatMap(({ title }) => {
    const [proper = title] = title.split(' : ')
    const same = titles.filter((one) => one.title.split(' : ')[0]?.toLowerCase() === proper.toLowerCase())
    const whole = { kind: 'exact title', query: title.replace(' : ', ': '), titles: [title] }
    return proper === title || same.length > 3
      ? [whole]
      : [whole, { kind: 'exact title', query: proper, titles: same.map((one) => one.title) }]
  })

export interface Answer {
  /** Numbers of the titles found, best first; at least three where there are so many. */
  ids: number[]
  /** The text that was answered instead, if any. */
  corrected: string | undefined
}

export interface Verdict {
  judged: JudgedQuery
  typed: string
  first: boolean
  topThree: boolean
  answer: Answer
}

/** Asks every query and compares. Ids are places in `titles`; those beyond are noise. */
export async function judge(
  queries: readonly JudgedQuery[],
  titles: readonly PlainTitle[],
  ask: (text: string) => Promise<Answer>,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const judged of queries) {
    const typed = typedText(judged, titles)
    const answer = await ask(typed)
    const good = answer.ids.slice(0, 3).map((id) => isExpected(judged, titles[id]))
    // Of an author or a subject nothing else may come among the first three, while there are that many.
    const wanted = judged.titles ? 1 : Math.min(3, titles.filter((one) => isExpected(judged, one)).length)
    const topThree = wanted > 0 && good.filter(Boolean).length >= wanted
    verdicts.push({ judged, typed, first: good[0] === true, topThree, answer })
  }
  return verdicts
}

function isExpected(judged: JudgedQuery, found: PlainTitle | undefined): boolean {
  if (!found) return false
  if (judged.titles) return judged.titles.includes(found.title)
  if (judged.author) return found.author === judged.author
  return isAbout(found, (judged.subject ?? '').toLowerCase(), judged.query)
}

/** By its subject heading, or by a title that says so in all the words asked for. */
function isAbout({ subjects, title }: PlainTitle, heading: string, query: string): boolean {
  const hasAll = (text: string, wanted: string) => {
    const words = tokensOf(text)
    return tokensOf(wanted).every((word) => words.includes(word))
  }
  return subjects.some((one) => hasAll(one, heading)) || hasAll(title, query)
}

function typedText({ query, titles: [wanted] = [] }: JudgedQuery, titles: readonly PlainTitle[]): string {
  const id = titles.findIndex(({ title }) => title === wanted)
  const title = titles[id]
  if (!title || !query.includes('{')) return query
  const isbn = isbnOf(id)
  return query
    .replace('{isbn}', isbn)
    .replace('{hyphens}', isbn.replace(/^(...)(..)(.....)(..)(.)$/, '$1-$2-$3-$4-$5'))
    .replace('{isbn10}', shortIsbn(isbn))
    .replace('{call}', callNumberOf(title))
    .replace('{barcode}', barcodeOf(id))
}

function shortIsbn(isbn: string): string {
  const stem = isbn.slice(3, 12)
  const sum = [...stem].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  const check = (11 - (sum % 11)) % 11
  return stem + (check === 10 ? 'X' : String(check))
}

export interface Figure {
  asked: number
  first: number
  topThree: number
}

/** How many of each kind came first and among the first three. */
export function figuresOf(verdicts: readonly Verdict[]): Map<string, Figure> {
  const figures = new Map<string, Figure>()
  for (const { judged, first, topThree } of verdicts) {
    const figure = figures.get(judged.kind) ?? { asked: 0, first: 0, topThree: 0 }
    figure.asked += 1
    figure.first += first ? 1 : 0
    figure.topThree += topThree ? 1 : 0
    figures.set(judged.kind, figure)
  }
  return figures
}
