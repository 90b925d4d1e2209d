import { normaliseIsbn } from '../describe/isbn.ts'
import type { RecordDescription } from '../describe/describe-record.ts'
import { checkRecord, type FieldProblem } from '../marc-schema/check-record.ts'
import { controlValue, fieldsOf, subfieldValues, type MarcRecord } from '../marc/record.ts'
import type { FindingKind } from './finding-kinds.ts'

/** What is known of a title when it is looked at. */
export interface TitleFacts {
  id: number
  marc: MarcRecord
  description: Omit<RecordDescription, 'headings'>
  cover: boolean
  issues: number
  /** Copies that were not withdrawn. */
  items: { id: number; barcode: string; callNumber: string }[]
  hasSubject: boolean
  /** Names, subjects and series without an authority. */
  unlinked: string[]
}

/** What the page needs to say a finding in words. */
export interface FindingDetail {
  problems?: Pick<FieldProblem, 'field' | 'tag' | 'code' | 'detail' | 'severity'>[]
  /** Beyond those of the list. */
  more?: number
  texts?: string[]
  year?: string
  why?: 'missing' | 'future' | 'old' | 'differs' | 'isbn' | 'short' | 'signs'
}

export interface Finding {
  kind: FindingKind
  itemId: number | null
  detail: FindingDetail
}

const mostTold = 4

/** Everything that is wrong with a title, each kind once. `year` is the present one. */
export function findFaults(facts: TitleFacts, year: number): Finding[] {
  const { description, items } = facts
  const electronic = description.links.length > 0
  const found = (kind: FindingKind, wrong: boolean, detail: FindingDetail = {}): Finding[] =>
    wrong ? [{ kind, itemId: null, detail }] : []
  return [
    ...found('no-class', !description.classNumber),
    ...found('no-subject', !facts.hasSubject),
    ...found('no-cover', !facts.cover),
    ...found('no-items', items.length === 0 && facts.issues === 0 && !electronic),
    ...schemaFaults(facts.marc),
    ...found('unlinked-heading', facts.unlinked.length > 0, textsOf(facts.unlinked)),
    ...yearFaults(facts, year),
    ...items.flatMap((item) => itemFaults(item, description.isbns)),
  ]
}

const textsOf = (texts: string[]): FindingDetail => ({
  texts: texts.slice(0, mostTold),
  more: Math.max(0, texts.length - mostTold),
})

/** Wrong numbers have a list of their own; the rest is wrong in any record, or only doubtful. */
function schemaFaults(marc: MarcRecord): Finding[] {
  const problems = checkRecord(marc)
  const isNumber = ({ code }: FieldProblem) => code === 'isbn-wrong' || code === 'issn-wrong'
  const groups: [FindingKind, FieldProblem[]][] = [
    ['odd-isbn', problems.filter(isNumber)],
    ['invalid-field', problems.filter((one) => !isNumber(one) && one.severity === 'error')],
    ['doubtful-field', problems.filter((one) => !isNumber(one) && one.severity !== 'error')],
  ]
  return groups.flatMap(([kind, of]): Finding[] =>
    of.length === 0
      ? []
      : [
          {
            kind,
            itemId: null,
            detail: { problems: of.slice(0, mostTold), more: Math.max(0, of.length - mostTold) },
          },
        ],
  )
}

/** Printing in Indonesia began in 1659; what is older has come from elsewhere and is worth a look. */
const oldestUsual = 1600

function yearFaults({ marc, description }: TitleFacts, present: number): Finding[] {
  const { year } = description
  const odd = (why: FindingDetail['why'], told = ''): Finding[] => [
    { kind: 'odd-year', itemId: null, detail: { why, year: told } },
  ]
  if (year === undefined) return odd('missing')
  if (year > present + 1) return odd('future', String(year))
  if (year < oldestUsual) return odd('old', String(year))
  const coded = controlValue(marc, '008')?.slice(7, 11) ?? ''
  const printed = fieldsOf(marc, '264', '260').flatMap((field) => subfieldValues(field, 'c'))
  const years = printed.flatMap((text) => text.match(/(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/g) ?? [])
  // A range, a reprint or a copyright date gives several years; one of them must be the coded one.
  const differs = /^\d{4}$/.test(coded) && years.length > 0 && !years.includes(coded)
  const second = controlValue(marc, '008')?.slice(11, 15) ?? ''
  return differs && !years.includes(second) ? odd('differs', `${coded} / ${years.join(', ')}`) : []
}

/** Shorter ones are typed in haste, and any scanner reads the ISBN beside the label by mistake. */
const shortestBarcode = 4

function itemFaults({ id, barcode, callNumber }: TitleFacts['items'][number], isbns: string[]): Finding[] {
  const odd = (why: FindingDetail['why']): Finding[] => [
    { kind: 'item-odd-barcode', itemId: id, detail: { why } },
  ]
  const isbn = normaliseIsbn(barcode)
  const faults = isbn && (isbns.includes(isbn) || /^97[89]\d{10}$/.test(barcode)) ? odd('isbn') : []
  if (faults.length === 0 && barcode.length < shortestBarcode) faults.push(...odd('short'))
  if (faults.length === 0 && !/^[A-Za-z0-9./-]+$/.test(barcode)) faults.push(...odd('signs'))
  if (callNumber.trim() === '') faults.push({ kind: 'item-no-call-number', itemId: id, detail: {} })
  return faults
}
