import { subfieldValues, type DataField } from '../marc/record.ts'
import { headingKey } from './heading-key.ts'
import { withoutIsbd } from './isbd.ts'
import type { RecordFields } from './record-fields.ts'
import { shortened } from './shortened.ts'

export interface Titles {
  /** Title proper with part and remainder: `Bumi manusia : sebuah roman`. Never empty. */
  title: string
  /** Key of the title without the article that the record says to skip; empty if there is no title. */
  titleSort: string
  otherTitles: string[]
  responsibility?: string
  edition?: string
}

const untitled = '[tanpa judul]'
const mostTitles = 200
/** Longest text kept of a title or of who made it; the MARC record keeps it whole. */
const longest = 1000

export function titlesOf(fields: RecordFields): Titles {
  const [field] = fields.data('245')
  const own = field ? titleOf(field) : ''
  const title = own || otherwiseTitled(fields)
  return {
    title: title || untitled,
    titleSort: headingKey(own && field ? own.slice(skipped(field)) || own : title),
    otherTitles: otherTitlesOf(fields, title),
    responsibility: textOf(field, 'c'),
    edition: textOf(fields.data('250')[0], 'ab'),
  }
}

const titleCodes = 'abnpfgks'

function titleOf(field: DataField): string {
  let title = ''
  let before = ''
  for (const { code, value } of field.subfields) {
    if (!titleCodes.includes(code)) continue
    const part = withoutIsbd(value)
    if (part !== '') title += title === '' ? part : joint(before, code) + part
    before = value.trimEnd().at(-1) ?? ''
  }
  return shortened(title, longest)
}

/** What stands between two parts of a title, from the punctuation that the first ends with. */
function joint(before: string, code: string): string {
  if (before === '=') return ' = '
  if (before === ';') return ' ; '
  if (before === ',') return ', '
  return code === 'b' || before === ':' ? ' : ' : '. '
}

/** A record without a title of its own still has to be found and corrected. */
function otherwiseTitled(fields: RecordFields): string {
  for (const field of fields.data('130', '240', '246', '740')) {
    const title = titleOf(field)
    if (title !== '') return title
  }
  return ''
}

// Second indicator of 245: characters of an article that sorting passes over (The = 4).
const skipped = ({ ind2 }: DataField): number => (ind2 >= '1' && ind2 <= '9' ? Number(ind2) : 0)

const otherTags = '130 210 222 240 242 246 247 730 740'.split(' ')
const linkedTags = ['245', ...otherTags]

function otherTitlesOf(fields: RecordFields, shown: string): string[] {
  const titles = new Set<string>()
  for (const field of fields.data(...otherTags)) titles.add(titleOf(field))
  for (const tag of linkedTags) for (const field of fields.linked(tag)) titles.add(titleOf(field))
  for (const field of fields.data('505', '700', '710', '711'))
    for (const value of subfieldValues(field, 't')) titles.add(shortened(withoutIsbd(value), longest))
  titles.delete('')
  titles.delete(shown)
  return [...titles].slice(0, mostTitles)
}

const textOf = (field: DataField | undefined, codes: string): string | undefined =>
  (field && shortened(withoutIsbd(subfieldValues(field, codes).join(' ')), longest)) || undefined
