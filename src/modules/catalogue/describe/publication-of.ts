import { fieldsOf, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { bare } from './isbd.ts'

export interface Publication {
  /** One line, as a result shows it: `Jakarta : Balai Pustaka, 1928`. */
  publication?: string
  places: string[]
  publishers: string[]
  /** Year of publication, 1000 to 2100. */
  year?: number
  extent?: string
}

export function publicationOf(record: MarcRecord, field008: string): Publication {
  const field = publicationField(record)
  const places = field ? subfieldValues(field, 'a').map(bare) : []
  const publishers = field ? subfieldValues(field, 'b').map(bare) : []
  const date = field ? subfieldValues(field, 'c').map(bare).join(' ') : ''
  const [extent] = fieldsOf(record, '300')
  return {
    publication: lineOf(places[0], publishers[0], date),
    places: places.filter(Boolean),
    publishers: publishers.filter(Boolean),
    year: yearIn(field008.slice(7, 11)) ?? yearIn(date),
    extent: extent ? subfieldValues(extent, 'abce').join(' ').trim() : undefined,
  }
}

// RDA's 264 with second indicator 1 is publication; others are production, distribution, copyright.
const publicationField = (record: MarcRecord): DataField | undefined => {
  const fields = fieldsOf(record, '264', '260')
  return fields.find((field) => field.tag === '264' && field.ind2 === '1') ?? fields[0]
}

const lineOf = (place = '', publisher = '', date = ''): string | undefined => {
  const made = [place, publisher].filter(Boolean).join(' : ')
  return [made, date].filter(Boolean).join(', ') || undefined
}

const yearIn = (text: string): number | undefined => {
  const year = Number(/(?<!\d)(1\d{3}|20\d{2}|2100)(?!\d)/.exec(text)?.[1])
  return Number.isNaN(year) ? undefined : year
}
