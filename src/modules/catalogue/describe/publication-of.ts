import { subfieldValues, type DataField } from '../marc/record.ts'
import { bare } from './isbd.ts'
import type { RecordFields } from './record-fields.ts'

export interface Publication {
  /** One line, as a result shows it: `Jakarta : Balai Pustaka, 1928`. */
  publication?: string
  places: string[]
  publishers: string[]
  /** Year of publication, 1000 to 2100. */
  year?: number
  extent?: string
}

export function publicationOf(fields: RecordFields, field008: string): Publication {
  const field = publicationField(fields)
  const places = namesIn(field, 'a')
  const publishers = namesIn(field, 'b')
  const date = namesIn(field, 'c').join(' ')
  const [extent] = fields.data('300')
  return {
    publication: lineOf(places[0], publishers[0], date),
    places,
    publishers,
    year: yearIn(field008.slice(7, 11)) ?? yearIn(date),
    extent: extent ? subfieldValues(extent, 'abce').join(' ').trim() || undefined : undefined,
  }
}

// RDA's 264 with second indicator 1 is publication; others are production, distribution, copyright.
function publicationField(fields: RecordFields): DataField | undefined {
  const rda = fields.data('264')
  return rda.find(({ ind2 }) => ind2 === '1') ?? fields.data('260')[0] ?? rda[0]
}

const namesIn = (field: DataField | undefined, code: string): string[] =>
  field
    ? subfieldValues(field, code)
        .map(bare)
        .filter((name) => name !== '' && !unknown.test(name))
    : []

// What cataloguers write where nothing is known: sine loco, sine nomine, and the phrases of RDA.
const unknown =
  /^(?:s\.? ?[ln]\.?|.* not identified|.* tidak (?:diketahui|teridentifikasi)|tanpa (?:tempat|penerbit|nama|tahun).*)$/i

const lineOf = (place = '', publisher = '', date = ''): string | undefined => {
  const made = [place, publisher].filter(Boolean).join(' : ')
  return [made, date].filter(Boolean).join(', ') || undefined
}

const yearIn = (text: string): number | undefined => {
  const year = Number(/(?<!\d)(1\d{3}|20\d{2}|2100)(?!\d)/.exec(text)?.[1])
  return Number.isNaN(year) ? undefined : year
}
