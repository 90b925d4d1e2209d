import type { Language } from '#kernel/i18n.ts'
import {
  citationsOf,
  citedNames,
  type BranchHoldings,
  deweyPath,
  type PublicItem,
  type Neighbour,
  type TitleDetails,
} from '#modules/catalogue/index.ts'
import { searchFor, withValue, writeSearchAddress } from '#modules/search/index.ts'
import { labelTexts } from '../label-messages.ts'
import { awayLabel, dispositionLabel, languageLabel, materialLabel } from '../labels.ts'
import { naturalName } from '../natural-name.ts'
import type { NamedLink, PlaceCopies, RecordData } from '../page-data.ts'
import { paths } from '../paths.ts'
import { titleCardOf } from './title-card-of.ts'

/** A title with what its page shows beside it. */
export interface ShownTitle extends TitleDetails {
  neighbours: Neighbour[]
  /** Members who wait for the title. */
  waiting: number
}

export interface RecordParts {
  record: ShownTitle
  holdings: readonly BranchHoldings[]
  origin: string
  language: Language
}

/** What the page of a title shows. */
export function recordDataOf(parts: RecordParts): RecordData {
  const { record, holdings, origin, language } = parts
  const { id, description, headings, neighbours, waiting } = record
  const permalink = origin + paths.title(id)
  return {
    ...cardOf(record),
    material: materialLabel(description.material, language),
    ...linksOf(record, language),
    places: placesOf(record.items, language),
    holdings,
    waiting,
    holdHref: record.items.some(mayLeave) ? paths.newHold(id) : undefined,
    summary: description.summary?.split('\n') ?? [],
    contents: description.contents,
    facts: factsOf(record, language),
    editions: neighbours.filter(({ place }) => place === null).map(titleCardOf),
    related: neighbours.filter(({ place }) => place !== null).map(titleCardOf),
    citations: citationsOf(description, citedNames(headings), language),
    exports: Object.entries(exportNames).map(([format, label]) => ({
      label,
      href: paths.titleFile(id, format),
    })),
    permalink,
    qrHref: paths.titleQr(id),
    marcHref: paths.titleMarc(id),
  }
}

/** Copies that can be lent, now or once they are back on the shelf. */
const mayLeave = ({ disposition }: PublicItem): boolean =>
  disposition !== 'reference-only' && disposition !== 'lost' && disposition !== 'missing'

function cardOf({ id, description, cover }: TitleDetails) {
  const [title = '', ...remainder] = description.title.split(' : ')
  return {
    href: paths.title(id),
    title,
    subtitle: remainder.join(' : ') || undefined,
    author: description.mainAuthor && naturalName(description.mainAuthor),
    year: description.year,
    classNumber: description.classNumber,
    image: cover ? { src: paths.cover(cover.digest), width: cover.width, height: cover.height } : undefined,
  }
}

/** Ways from this title to others, and to where it can be read online. */
function linksOf({ description, headings }: TitleDetails, language: Language) {
  const links = (role: 'author' | 'subject' | 'series') =>
    uniqueLinks(
      headings.filter((heading) => heading.role === role).map((heading) => headingLink(heading, role)),
    )
  return {
    authors: links('author'),
    subjects: links('subject'),
    series: links('series'),
    classPath: deweyPath(description.classNumber).map(({ number, label }) => ({
      label: `${number} ${label}`,
      href: paths.browseClass(number),
    })),
    online: description.links.map(({ url, label }) => ({
      href: url,
      label: label ?? labelTexts(language).openOnline,
    })),
  }
}

const exportNames: Record<string, string> = { ris: 'RIS', bibtex: 'BibTeX', marc: 'MARC', marcxml: 'MARCXML' }

/** To the heading's own page where it has an authority, else to all titles with it. */
function headingLink(
  { authorityId, heading, text }: TitleDetails['headings'][number],
  facet: 'author' | 'subject' | 'series',
): NamedLink {
  const value = heading ?? text
  return {
    label: facet === 'author' ? naturalName(value) : value,
    href: authorityId
      ? paths.heading(authorityId)
      : writeSearchAddress(withValue(searchFor(''), facet, value)),
  }
}

const uniqueLinks = (links: NamedLink[]): NamedLink[] => [
  ...new Map(links.map((link) => [link.label, link])).values(),
]

const kinds = { 'in-circulation': 'good', 'reference-only': 'neutral', display: 'neutral' } as const

function placesOf(items: readonly PublicItem[], language: Language): PlaceCopies[] {
  return [...Map.groupBy(items, (item) => item.branch)].map(([branch, copies]) => ({
    branchName: copies[0]?.branchName ?? branch,
    branchHref: paths.place(branch),
    callNumber: copies[0]?.callNumber ?? '',
    shelf: copies[0]?.shelf ?? '',
    copies: copies.length,
    available: copies.filter(({ disposition, away }) => disposition === 'in-circulation' && !away).length,
    readThere: copies.filter(({ disposition }) => disposition === 'reference-only').length,
    items: copies.map(({ barcode, disposition, away }) => ({
      barcode,
      state: away ? awayLabel(away, language) : dispositionLabel(disposition, language),
      kind: away ? 'neutral' : (lookUp(kinds, disposition) ?? 'muted'),
    })),
  }))
}

const lookUp = <T>(table: Record<string, T>, key: string): T | undefined => table[key]

function factsOf({ description }: TitleDetails, language: Language): RecordData['facts'] {
  const { facts, audiences } = labelTexts(language)
  const listed = (texts: readonly string[], separator = '; ') => texts.join(separator) || undefined
  return [
    [facts.responsibility, description.responsibility],
    [facts.edition, description.edition],
    [facts.publication, description.publication],
    [facts.extent, description.extent],
    [
      facts.language,
      listed(
        description.languages.map((code) => languageLabel(code, language)),
        ', ',
      ),
    ],
    [facts.isbn, listed(description.isbns)],
    [facts.issn, listed(description.issns)],
    [facts.class, description.classNumber],
    [facts.audience, description.audience && audiences[description.audience]],
    [facts.otherTitles, listed(description.otherTitles.slice(0, 8))],
    [facts.notes, listed(description.notes, ' ')],
  ]
}
