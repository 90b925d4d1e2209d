import { fieldsOf, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { headingKey } from './heading-key.ts'
import { withoutIsbd } from './isbd.ts'

export interface Titles {
  /** Title proper with part and remainder: `Bumi manusia : sebuah roman`. Never empty. */
  title: string
  /** Key of the title without the article that the record says to skip. */
  titleSort: string
  otherTitles: string[]
  responsibility?: string
  edition?: string
}

export function titlesOf(record: MarcRecord): Titles {
  const [field] = fieldsOf(record, '245')
  const title = field ? titleOf(field) : ''
  const shown = title || fallbackTitle(record)
  return {
    title: shown,
    titleSort: headingKey(field ? shown.slice(skipped(field)) || shown : shown),
    otherTitles: otherTitlesOf(record, shown),
    responsibility: textOf(field, 'c'),
    edition: textOf(fieldsOf(record, '250')[0], 'ab'),
  }
}

const titleOf = (field: DataField): string => {
  let title = ''
  for (const { code, value } of field.subfields) {
    if (!'abnpfgks'.includes(code)) continue
    const part = withoutIsbd(value)
    if (part === '') continue
    title += title === '' ? part : `${code === 'b' ? ' : ' : '. '}${part}`
  }
  return title
}

/** A record without a title still has to be found and corrected. */
const fallbackTitle = (record: MarcRecord): string => {
  const [uniform] = fieldsOf(record, '130', '240', '246', '740', '700', '710')
  return (uniform && titleOf(uniform)) || '[tanpa judul]'
}

// Second indicator of 245: characters of an article that sorting passes over (The = 4).
const skipped = (field: DataField): number => (/^[1-9]$/.test(field.ind2) ? Number(field.ind2) : 0)

function otherTitlesOf(record: MarcRecord, shown: string): string[] {
  const fields = fieldsOf(record, '130', '210', '222', '240', '242', '246', '247', '730', '740', '880')
  const titles = fields.filter(isTitle).map(titleOf)
  const contents = fieldsOf(record, '505').flatMap((field) => subfieldValues(field, 't').map(withoutIsbd))
  return [...new Set([...titles, ...contents])]
    .filter((title) => title !== '' && title !== shown)
    .slice(0, 200)
}

// Field 880 repeats another field in its own script; its $6 says which.
const isTitle = (field: DataField): boolean =>
  field.tag !== '880' || /^(130|240|245|246|247|730|740)/.test(subfieldValues(field, '6')[0] ?? '')

const textOf = (field: DataField | undefined, codes: string): string | undefined =>
  (field && withoutIsbd(subfieldValues(field, codes).join(' '))) || undefined
