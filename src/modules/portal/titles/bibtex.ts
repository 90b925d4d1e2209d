import type { RecordDetails } from '#modules/catalogue/index.ts'

// What has a meaning in TeX is written so that it stands for itself.
const special: Record<string, string> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  $: String.raw`\$`,
  '&': String.raw`\&`,
  '%': String.raw`\%`,
  '#': String.raw`\#`,
  _: String.raw`\_`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\{}$&%#_~^]/g, (sign) => special[sign] ?? sign)
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A title as BibTeX. Double braces keep capitals as they are; a corporate author stays in one piece. */
export function bibtexOf({
  id,
  description,
  headings,
}: Pick<RecordDetails, 'id' | 'description' | 'headings'>): string {
  const authors = headings
    .filter(({ role }) => role === 'author')
    .map(({ kind, heading, text }) =>
      kind === 'person' ? escaped(heading ?? text) : `{${escaped(heading ?? text)}}`,
    )
  const fields: [string, string | undefined][] = [
    ['title', `{${escaped(description.title)}}`],
    ['author', authors.join(' and ') || undefined],
    ['year', description.year === undefined ? undefined : String(description.year)],
    ['publisher', description.publishers[0] && escaped(description.publishers[0])],
    ['address', description.places[0] && escaped(description.places[0])],
    ['edition', description.edition && escaped(description.edition)],
    ['series', description.series[0] && escaped(description.series[0])],
    ['isbn', description.isbns[0]],
    ['issn', description.issns[0]],
    ['language', description.languages[0]],
    ['url', description.links[0]?.url],
  ]
  const body = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@book{koleksi${id},\n${body.join(',\n')}\n}\n`
}
