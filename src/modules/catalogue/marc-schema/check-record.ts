import { normaliseIsbn, normaliseIssn } from '../describe/isbn.ts'
import { fieldText } from '../describe/compare-records.ts'
import {
  isControl,
  type ControlField,
  type DataField,
  type MarcField,
  type MarcRecord,
} from '../marc/record.ts'
import { checkFixed } from './check-fixed.ts'
import { codeList, fieldRule, type FieldRule } from './schema.ts'

export type SchemaProblem =
  | 'tag-unknown'
  | 'field-repeated'
  | 'field-empty'
  | 'indicator-undefined'
  | 'indicator-old'
  | 'subfield-unknown'
  | 'subfield-repeated'
  | 'subfield-old'
  | 'subfield-empty'
  | 'code-unknown'
  | 'fixed-length'
  | 'fixed-code'
  | 'isbn-wrong'
  | 'issn-wrong'
  | 'title-missing'
  | 'title-empty'

export interface FieldProblem {
  /** Place among the fields of the record; -1 for the leader, -2 for the record as a whole. */
  field: number
  tag: string
  code: SchemaProblem
  /** What is meant: an indicator's number and sign, a subfield's code, positions. */
  detail: string
  /** Errors stop a record from being saved, warnings can be passed; what was there before is only noted. */
  severity: 'error' | 'warning' | 'noted'
}

type Found = Omit<FieldProblem, 'field' | 'tag'>

/** Wrong in any record; everything else that the schema does not know is a matter of the cataloguer's judgment. */
const alwaysWrong = new Set<SchemaProblem>([
  'field-repeated',
  'field-empty',
  'indicator-undefined',
  'subfield-unknown',
  'subfield-repeated',
  'fixed-length',
  'title-missing',
  'title-empty',
])

/**
 * Holds a record against the MARC 21 schema. Fields that were already in `before` are only noted: nobody has to
 * mend an old record to correct one letter of it. Local fields (9XX, X9X) are free.
 */
export function checkRecord(record: MarcRecord, before?: MarcRecord): FieldProblem[] {
  const seen = new Set(before?.fields.map((field) => field.tag + fieldText(field)))
  const counts = new Map<string, number>()
  const problems = record.fields.flatMap((field, index) => {
    const count = (counts.get(field.tag) ?? 0) + 1
    counts.set(field.tag, count)
    const untouched = seen.has(field.tag + fieldText(field))
    return problemsOf(field, count, record.leader).map((found) =>
      placed(found, index, field.tag, untouched && !found.code.startsWith('title')),
    )
  })
  const leader = checkFixed('LDR', record.leader, record.leader)
  return [
    ...wholeProblems(record),
    ...leader.map((found) => placed(found, -1, 'LDR', before?.leader === record.leader)),
    ...problems,
  ]
}

const placed = (found: Found, field: number, tag: string, untouched: boolean): FieldProblem => ({
  ...found,
  field,
  tag,
  severity: untouched ? 'noted' : found.severity,
})

const problem = (code: SchemaProblem, detail = ''): Found => ({
  code,
  detail,
  severity: alwaysWrong.has(code) ? 'error' : 'warning',
})

function wholeProblems({ fields }: MarcRecord): FieldProblem[] {
  const hasTitle = fields.some(({ tag }) => tag === '245')
  return hasTitle ? [] : [placed(problem('title-missing'), -2, '245', false)]
}

const isLocal = (tag: string) => /^9|^.9|^..9/.test(tag) && !fieldRule(tag)

function problemsOf(field: MarcField, count: number, leader: string): Found[] {
  const rule = fieldRule(field.tag)
  if (!rule)
    return isLocal(field.tag) ? emptyOf(field) : [problem('tag-unknown', field.tag), ...emptyOf(field)]
  const repeated = count > 1 && !rule.repeatable ? [problem('field-repeated', field.tag)] : []
  if (isControl(field)) return [...repeated, ...controlProblems(field, leader)]
  return [
    ...repeated,
    ...indicatorProblems(field, rule),
    ...subfieldProblems(field, rule),
    ...valueProblems(field),
  ]
}

const emptyOf = (field: MarcField): Found[] =>
  !isControl(field) && field.subfields.length === 0 ? [problem('field-empty')] : []

const controlProblems = (field: ControlField, leader: string): Found[] =>
  field.value === '' ? [problem('field-empty')] : checkFixed(field.tag, field.value, leader)

function indicatorProblems(field: DataField, rule: FieldRule): Found[] {
  // 880 repeats another field in its own script, and has that field's indicators.
  if (field.tag === '880') return []
  return [field.ind1, field.ind2].flatMap((sign, at) => {
    const known = rule.indicators[at]
    const detail = `${at + 1} ${sign === ' ' ? '#' : sign}`
    if (!known) return sign === ' ' ? [] : [problem('indicator-undefined', detail)]
    if (sign in known.codes) return []
    return [problem(known.old.includes(sign) ? 'indicator-old' : 'indicator-undefined', detail)]
  })
}

function subfieldProblems(field: DataField, rule: FieldRule): Found[] {
  if (field.subfields.length === 0) return [problem('field-empty')]
  const seen = new Set<string>()
  return field.subfields.flatMap(({ code, value }) => {
    const known = rule.subfields[code]
    const again = seen.has(code)
    seen.add(code)
    const empty = value.trim() === '' ? [problem('subfield-empty', code)] : []
    if (!known) return /[9%]/.test(code) ? empty : [problem('subfield-unknown', code), ...empty]
    const list = known.list ? codeList(known.list) : undefined
    const strange = list && !(value.trim() in list.codes) && isCode(field, code, value)
    return [
      ...empty,
      ...(again && !known.repeatable ? [problem('subfield-repeated', code)] : []),
      ...(known.old ? [problem('subfield-old', code)] : []),
      ...(strange && value.trim() !== ''
        ? [problem('code-unknown', `${code} ${value.trim().slice(0, 20)}`)]
        : []),
    ]
  })
}

/** Relations may be addresses of terms; codes of languages may be of another list, named in $2. */
const isCode = (field: DataField, code: string, value: string): boolean =>
  code === '4' ? !value.includes(':') : field.ind2 !== '7'

function valueProblems({ tag, subfields }: DataField): Found[] {
  const first = subfields.find(({ code }) => code === 'a')?.value ?? ''
  if (tag === '020' && first !== '' && normaliseIsbn(first) === undefined)
    return [problem('isbn-wrong', first.slice(0, 30))]
  if (tag === '022' && first !== '' && normaliseIssn(first) === undefined)
    return [problem('issn-wrong', first.slice(0, 30))]
  if (tag === '245' && !subfields.some(({ code, value }) => /[abknp]/.test(code) && value.trim() !== ''))
    return [problem('title-empty')]
  return []
}
