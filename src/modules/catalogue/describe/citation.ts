import type { Language } from '#kernel/i18n.ts'
import type { CitedName } from '../exports/citation-names.ts'
import { inOrderSaid, inverted, withInitials } from './cited-name.ts'
import type { RecordDescription } from './describe-record.ts'
import { citationWords } from './messages.ts'

export const citationStyles = ['APA', 'MLA', 'Chicago'] as const
export type CitationStyle = (typeof citationStyles)[number]

/** A stretch of a citation; titles stand in italics. */
export interface CitationPart {
  text: string
  italic?: true
}

export interface Citation {
  style: CitationStyle
  parts: CitationPart[]
}

type Cited = Pick<
  RecordDescription,
  'title' | 'edition' | 'places' | 'publishers' | 'year' | 'links' | 'carrier'
>
type Words = ReturnType<typeof citationWords>

/** The title in the styles that schools and universities ask for; `names` as `citedNames` gives them. */
export function citationsOf(cited: Cited, names: CitedName[], language: Language): Citation[] {
  const words = citationWords(language)
  return citationStyles.map((style) => ({ style, parts: writers[style](cited, names, words) }))
}

/** A citation to be copied as plain text. */
export const citationText = (parts: CitationPart[]): string => parts.map(({ text }) => text).join('')

const writers = { APA: apa, MLA: mla, Chicago: chicago }

const mostApa = 20

function apa(cited: Cited, names: CitedName[], words: Words): CitationPart[] {
  const { edition, year } = cited
  const authors = apaNames(names.map(withInitials))
  const date = `(${year ?? words.undated}).`
  const title = titleOf(cited)
  const published = [publisherBeside(cited, names), addressOf(cited)]
  const named = edition ? [title, plain(` (${edition}).`)] : stopped(title)
  if (authors === '') return [...named, ...following(date, ...published)]
  return [plain(`${withStop(authors)} ${date} `), ...named, ...following(...published)]
}

function apaNames(names: string[]): string {
  const last = names.at(-1) ?? ''
  if (names.length > mostApa) return `${names.slice(0, mostApa - 1).join(', ')}, . . . ${last}`
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`
}

function mla(cited: Cited, names: CitedName[], words: Words): CitationPart[] {
  const { edition, year, publishers } = cited
  const [first, second] = names
  const title = stopped(titleOf(cited))
  const rest = [edition, publishers[0], String(year ?? words.undated)].filter(Boolean).join(', ')
  const ending = following(withStop(rest), addressOf(cited))
  if (!first) return [...title, ...ending]
  const others =
    names.length > 2 ? `, ${words.others}` : second ? `, ${words.and} ${inOrderSaid(second)}` : ''
  return [plain(`${withStop(inverted(first) + others)} `), ...title, ...ending]
}

const mostChicago = 10
const shownChicago = 7

function chicago(cited: Cited, names: CitedName[], words: Words): CitationPart[] {
  const { edition, year, places, publishers } = cited
  const title = stopped(titleOf(cited))
  const made = [places[0], publishers[0]].filter(Boolean).join(': ')
  const rest = [made, String(year ?? words.undated)].filter(Boolean).join(', ')
  const ending = following(edition && withStop(edition), withStop(rest), addressOf(cited))
  const authors = chicagoNames(names, words)
  return authors === '' ? [...title, ...ending] : [plain(`${withStop(authors)} `), ...title, ...ending]
}

function chicagoNames(names: CitedName[], words: Words): string {
  const [first, ...more] = names
  if (!first) return ''
  const many = names.length > mostChicago
  const shown = [inverted(first), ...(many ? more.slice(0, shownChicago - 1) : more).map(inOrderSaid)]
  if (many) return `${shown.join(', ')}, ${words.others}`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')}, ${words.and} ${last}`
}

const plain = (text: string): CitationPart => ({ text })

/** Citations put colons and semicolons next to the word. */
const titleOf = ({ title }: Cited): CitationPart => ({
  text: title.replaceAll(' : ', ': ').replaceAll(' ; ', '; '),
  italic: true,
})

const withStop = (text: string): string => (text === '' || /[.?!…]$/.test(text) ? text : `${text}.`)

const stopped = (title: CitationPart): CitationPart[] =>
  withStop(title.text) === title.text ? [title] : [title, plain('.')]

const following = (...texts: (string | undefined)[]): CitationPart[] => {
  const text = texts.filter(Boolean).join(' ')
  return text === '' ? [] : [plain(` ${text}`)]
}

/** APA leaves the publisher out where it is the author. */
function publisherBeside({ publishers: [publisher] }: Cited, [author]: CitedName[]): string | undefined {
  return publisher === undefined || publisher === author?.name ? undefined : withStop(publisher)
}

/** Readers of what is online need its address; a link of a printed book leads to something else. */
const addressOf = ({ carrier, links }: Cited): string | undefined =>
  carrier === 'daring' ? links[0]?.url : undefined
