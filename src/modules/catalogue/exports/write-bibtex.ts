import type { Material, RecordDescription } from '../describe/describe-record.ts'
import { citedNames, type CitedName } from './citation-names.ts'

const types: Partial<Record<Material, string>> = {
  buku: 'book',
  elektronik: 'book',
  braille: 'book',
  artikel: 'article',
  naskah: 'unpublished',
}

/** Writes one entry in BibTeX; `id` makes its key unique, `permalink` is the title's own address. */
export function writeBibtex(description: RecordDescription, id: string | number, permalink?: string): string {
  const { title, edition, places, publishers, year, series, isbns, issns } = description
  const names = citedNames(description.headings)
  const fields: [string, string | undefined][] = [
    ['title', `{${escaped(title)}}`],
    ['author', names.map(author).join(' and ')],
    ['edition', escaped(edition)],
    ['series', escaped(series[0])],
    ['address', escaped(places[0])],
    ['publisher', escaped(publishers[0])],
    ['year', year === undefined ? undefined : String(year)],
    ['isbn', isbns.join(', ')],
    ['issn', issns.join(', ')],
    ['language', description.languages.join(', ')],
    ['keywords', escaped(description.subjects.join(', '))],
    ['abstract', escaped(description.summary)],
    ['url', address(permalink ?? description.links[0]?.url)],
  ]
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@${types[description.material] ?? 'misc'}{${keyOf(names, year, id)},\n${lines.join('')}}\n\n`
}

// BibTeX takes a name apart at commas and blanks; braces keep that of a body whole.
const author = ({ name, isPerson }: CitedName): string => (isPerson ? escaped(name) : `{${escaped(name)}}`)

const specials: Record<string, string> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
}

/** Braces always come in pairs, for one alone would end the entry early. */
const escaped = (text = ''): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\~^{}$&#%_]/g, (char) => specials[char] ?? `\\${char}`)

const address = (url = ''): string => url.replaceAll(/[{}\s\\]/g, encodeURIComponent)

/** `hirata2005-17`: letters and digits alone are safe in every program. */
function keyOf([first]: CitedName[], year: number | undefined, id: string | number): string {
  const family = (first?.name ?? '').split(',')[0] ?? ''
  const letters = family
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
  return `${letters.slice(0, 20) || 'anonim'}${year ?? ''}-${id}`
}
