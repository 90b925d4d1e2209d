import { authorityKinds, materials } from '#modules/catalogue/index.ts'
import { copyStandings } from '../copies.ts'
import { problems } from '../problem.ts'
import {
  address,
  boolean,
  day,
  described,
  listOf,
  moment,
  number,
  numberOrNull,
  object,
  oneOf,
  ref,
  string,
  textOrNull,
  type Schema,
} from './schema.ts'

const strings = listOf(string)

const Holding = object({
  branch: described(string, 'Code of the branch.'),
  branchName: string,
  copies: number,
  available: described(number, 'Copies on the shelf that can be borrowed.'),
  readThere: described(number, 'Copies that may only be read there.'),
  callNumber: string,
  shelf: string,
})

const Title = object({
  id: number,
  title: string,
  author: textOrNull,
  year: numberOrNull,
  publication: textOrNull,
  material: oneOf(materials),
  languages: strings,
  isbns: strings,
  classNumber: textOrNull,
  subjects: strings,
  copies: number,
  available: number,
  holdings: listOf(ref('Holding')),
})

const SearchResults = object({
  total: described(number, 'How many titles were found; exact.'),
  page: number,
  pages: number,
  results: listOf(ref('Title')),
  facets: described(
    { type: 'object', additionalProperties: listOf(ref('FacetValue')) },
    'Values of the titles found, by facet.',
  ),
  corrected: described(textOrNull, 'The text that was searched, where a typing error was corrected.'),
  asOf: described(
    number,
    'Number of the latest change of the catalogue that the answer knows. While a large load is taken in, earlier ones may still be missing.',
  ),
})

const FacetValue = object({ value: string, count: number, selected: boolean })

const Heading = object({
  role: oneOf(['author', 'subject', 'series', 'title']),
  kind: string,
  text: string,
  authorityId: described(numberOrNull, 'The authority that it is linked to.'),
})

const CatalogueRecord = object({
  id: number,
  url: described(address, 'Page of the title for readers.'),
  title: string,
  otherTitles: strings,
  responsibility: textOrNull,
  edition: textOrNull,
  author: textOrNull,
  headings: listOf(ref('Heading')),
  subjects: strings,
  genres: strings,
  series: strings,
  publication: textOrNull,
  places: strings,
  publishers: strings,
  year: numberOrNull,
  extent: textOrNull,
  material: oneOf(materials),
  languages: strings,
  audience: textOrNull,
  accessibility: strings,
  isbns: strings,
  issns: strings,
  otherNumbers: strings,
  controlNumber: textOrNull,
  classNumber: textOrNull,
  callNumber: textOrNull,
  summary: textOrNull,
  contents: strings,
  notes: strings,
  links: listOf(object({ url: string, label: textOrNull })),
  cover: { anyOf: [object({ url: address, width: number, height: number }), { type: 'null' }] },
  version: described(number, 'Rises with every change of the record.'),
  createdAt: moment,
  updatedAt: moment,
})

const Item = object({
  barcode: string,
  recordId: number,
  title: string,
  branch: object({ code: string, name: string }),
  callNumber: string,
  shelf: string,
  collection: string,
  standing: described(
    oneOf(copyStandings),
    'available: on the shelf to be borrowed. read-there: on the shelf, to be read there. on-loan: with a reader. kept: for a reader who asked for it. on-the-way: between branches. unavailable: being prepared or mended, shown, missing.',
  ),
  dueOn: described(
    { type: ['string', 'null'], format: 'date' },
    'Day by which it is to be back, when on loan.',
  ),
})

const RecordItems = object({
  recordId: number,
  total: number,
  available: number,
  items: listOf(ref('Item')),
})

const AuthorityBrief = object({
  id: number,
  kind: oneOf(authorityKinds),
  heading: string,
  foundAs: described(textOrNull, 'The other form that was found, where the heading itself was not.'),
  titles: number,
})

const Authorities = object({
  total: number,
  page: number,
  pages: number,
  authorities: listOf(ref('AuthorityBrief')),
})

const Authority = object({
  id: number,
  url: described(address, 'Page of the heading for readers.'),
  kind: oneOf(authorityKinds),
  heading: string,
  variants: described(strings, 'Other forms that find it.'),
  seeAlso: listOf(object({ text: string, authorityId: numberOrNull })),
  titles: number,
})

const Span = object({ opens: string, closes: string })

const Branch = object({
  code: string,
  name: string,
  shortName: string,
  kind: string,
  address: string,
  phone: string,
  email: string,
  about: string,
  url: described(address, 'Page of the branch for readers.'),
  week: described(
    { type: 'array', items: listOf(ref('Span')), minItems: 7, maxItems: 7 },
    'Opening hours, Monday to Sunday; a day without a span is a closed one.',
  ),
  closings: described(listOf(object({ day, reason: string })), 'Closed days of the next 60.'),
  openNow: boolean,
})

const Problem = object(
  {
    type: string,
    title: string,
    status: number,
    code: described(string, `${Object.keys(problems).join(', ')}, or a fault of the service.`),
    detail: string,
    parameters: listOf(object({ name: string, reason: string })),
  },
  ['detail', 'parameters'],
)

const subfield = { type: 'object', additionalProperties: string, minProperties: 1, maxProperties: 1 }
const Marc = described(
  object({
    leader: string,
    fields: listOf({
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: {
        anyOf: [string, object({ ind1: string, ind2: string, subfields: listOf(subfield) })],
      },
    }),
  }),
  'MARC-in-JSON.',
)

export const schemas: Record<string, Schema> = {
  SearchResults,
  Title,
  Holding,
  FacetValue,
  Record: CatalogueRecord,
  Heading,
  RecordItems,
  Item,
  Marc,
  Authorities,
  AuthorityBrief,
  Authority,
  Branches: object({ branches: listOf(ref('Branch')) }),
  Branch,
  Span,
  Problem,
}
