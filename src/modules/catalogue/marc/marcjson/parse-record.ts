import { blankIndicators } from '../blank-indicators.ts'
import { cleaned, isClean } from '../clean-text.ts'
import { hasTitle } from '../has-title.ts'
import { normalLeader } from '../normal-leader.ts'
import { broken, warn, type MarcProblem, type Parsed } from '../problems.ts'
import type { DataField, MarcField, Subfield } from '../record.ts'

/** Reads one object of the shape {"leader": "…", "fields": [{"001": "…"}, {"245": {"ind1": "1", …}}]}. */
export function parseMarcjson(text: string): Parsed {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return broken('json-broken', error instanceof Error ? cleaned(error.message).slice(0, 100) : undefined)
  }
  if (!isObject(given)) return broken('not-a-marc-object')
  const { leader: givenLeader = '', fields: givenFields } = given
  if (typeof givenLeader !== 'string') return broken('not-a-marc-object', 'leader')
  if (!Array.isArray(givenFields)) return broken('not-a-marc-object', 'fields')
  const warnings: MarcProblem[] = []
  const { leader, usual } = normalLeader(givenLeader)
  if (!usual) warn(warnings, 'leader-characters-wrong')
  const fields: MarcField[] = []
  for (const [place, givenField] of givenFields.entries()) {
    const found = fieldsIn(givenField, warnings)
    if (!found) return broken('not-a-marc-object', `fields.${place}`)
    fields.push(...found)
  }
  if (fields.length === 0) return broken('record-empty')
  const record = { leader, fields: blankIndicators(fields, warnings) }
  if (!hasTitle(record)) warn(warnings, 'title-missing')
  return { ok: true, record, warnings }
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text as it is, a number in digits, nothing as an empty text; undefined for what is no text. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === null) return ''
  return typeof value === 'number' ? String(value) : undefined
}

/** The keys are tags; mostly there is one. */
function fieldsIn(given: unknown, warnings: MarcProblem[]): MarcField[] | undefined {
  if (!isObject(given)) return undefined
  const fields: MarcField[] = []
  for (const [givenTag, content] of Object.entries(given)) {
    const tag = kept(givenTag, givenTag, warnings)
    if (!/^\d{3}$/.test(tag)) warn(warnings, 'tag-unusual', tag)
    const value = textOf(content)
    const field =
      value === undefined ? dataField(tag, content, warnings) : { tag, value: kept(value, tag, warnings) }
    if (!field) return undefined
    fields.push(field)
  }
  return fields
}

function dataField(tag: string, content: unknown, warnings: MarcProblem[]): DataField | undefined {
  if (!isObject(content) || !Array.isArray(content.subfields)) return undefined
  const subfields: Subfield[] = []
  for (const pairs of content.subfields) {
    if (!isObject(pairs)) return undefined
    for (const [code, given] of Object.entries(pairs)) {
      const value = textOf(given)
      if (value === undefined) return undefined
      subfields.push({ code: codeOf(code, tag, warnings), value: kept(value, tag, warnings) })
    }
  }
  if (subfields.length === 0) warn(warnings, 'field-empty', tag)
  const { ind1 = ' ', ind2 = ' ' } = content
  return { tag, ind1: indicator(ind1, tag, warnings), ind2: indicator(ind2, tag, warnings), subfields }
}

function codeOf(given: string, tag: string, warnings: MarcProblem[]): string {
  if (given.length === 1 && isClean(given)) return given
  const [first, ...more] = cleaned(given)
  if (first === undefined || more.length > 0) warn(warnings, 'text-outside-subfield', tag)
  return first ?? 'a'
}

function indicator(given: unknown, tag: string, warnings: MarcProblem[]): string {
  const [first = ' ', ...more] = cleaned(textOf(given) ?? '')
  if (more.length > 0 || given === '') warn(warnings, 'indicators-wrong', tag)
  return first
}

function kept(text: string, tag: string, warnings: MarcProblem[]): string {
  if (isClean(text)) return text
  warn(warnings, 'control-characters-removed', cleaned(tag))
  return cleaned(text)
}
