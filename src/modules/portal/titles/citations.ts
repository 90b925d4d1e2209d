import type { RecordDetails } from '#modules/catalogue/index.ts'
import { naturalName } from '../natural-name.ts'

type Description = RecordDetails['description']

/** Names as the styles invert them: single Indonesian names stay as they are. */
const initialsOf = (heading: string): string => {
  const [family = '', given] = heading.split(',').map((part) => part.trim())
  if (!given || /\d/.test(given)) return family
  const initials = given
    .split(/\s+/)
    .map((name) => `${name.charAt(0).toUpperCase()}.`)
    .join(' ')
  return `${family}, ${initials}`
}

const inverted = (heading: string): string =>
  heading
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part && !/\d{3}/.test(part))
    .join(', ')

const stopped = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)

/** A reference in the three styles that schools and universities ask for. */
export function citationsOf(
  description: Description,
  authors: readonly string[],
): { style: string; text: string }[] {
  const { title, edition, year } = description
  const publisher = description.publishers[0]
  const place = description.places[0]
  const editionApa = edition ? ` (${edition})` : ''
  const date = year ?? 't.t.'
  return [
    {
      style: 'APA',
      text: [namesApa(authors), `(${date}).`, stopped(title + editionApa), publisher && stopped(publisher)]
        .filter(Boolean)
        .join(' '),
    },
    {
      style: 'MLA',
      text: [
        namesMla(authors),
        stopped(title),
        edition && `${edition},`,
        stopped([publisher, date].filter(Boolean).join(', ')),
      ]
        .filter(Boolean)
        .join(' '),
    },
    {
      style: 'Chicago',
      text: [
        namesMla(authors),
        stopped(title),
        edition && stopped(edition),
        stopped([[place, publisher].filter(Boolean).join(': '), date].filter(Boolean).join(', ')),
      ]
        .filter(Boolean)
        .join(' '),
    },
  ]
}

function namesApa(authors: readonly string[]): string | undefined {
  const names = authors.slice(0, 20).map(initialsOf)
  const last = names.pop()
  if (last === undefined) return undefined
  return stopped(names.length === 0 ? last : `${names.join(', ')}, & ${last}`)
}

// The first author is inverted, the others stand as they are said.
function namesMla([first, second, ...more]: readonly string[]): string | undefined {
  if (first === undefined) return undefined
  if (second === undefined) return stopped(inverted(first))
  return more.length > 0
    ? `${inverted(first)}, et al.`
    : stopped(`${inverted(first)}, dan ${naturalName(second)}`)
}
