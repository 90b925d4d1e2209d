import { SaxesParser } from 'saxes'
import { blankIndicators } from '../blank-indicators.ts'
import { cleaned, isClean } from '../clean-text.ts'
import { hasTitle } from '../has-title.ts'
import { normalLeader } from '../normal-leader.ts'
import { broken, warn, type MarcProblem, type Parsed } from '../problems.ts'
import type { DataField, MarcField } from '../record.ts'

interface Reading {
  leader?: string
  fields: MarcField[]
  field?: DataField
  tag: string
  code: string
  text: string
  /** An element that MARCXML does not have. */
  foreign?: string
  warnings: MarcProblem[]
}

/** Reads one record element. Prefixes are passed over and nothing outside is ever fetched: entities are refused. */
export function parseMarcxml(text: string): Parsed {
  const reading: Reading = { fields: [], tag: '', code: '', text: '', warnings: [] }
  const remark = parse(text, reading)
  if (remark !== undefined) return broken('xml-broken', remark)
  const { leader, fields, foreign, warnings } = reading
  if (fields.length === 0)
    return foreign === undefined ? broken('record-empty') : broken('not-a-marc-object', foreign)
  const { leader: normal, usual } = normalLeader(leader ?? '')
  if (!usual) warn(warnings, 'leader-characters-wrong')
  const record = { leader: normal, fields: blankIndicators(fields, warnings) }
  if (!hasTitle(record)) warn(warnings, 'title-missing')
  return { ok: true, record, warnings }
}

/** Gives the parser's remark on the first thing that is wrong. */
function parse(text: string, reading: Reading): string | undefined {
  let whole = text
  if (!isClean(text)) {
    warn(reading.warnings, 'control-characters-removed')
    whole = cleaned(text)
  }
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  // The parser would go on; millions of errors in one record would take it minutes.
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => open(reading, localName(name), attributes))
  parser.on('closetag', ({ name }) => close(reading, localName(name)))
  parser.on('text', (part) => (reading.text += part))
  parser.on('cdata', (part) => (reading.text += part))
  try {
    parser.write(whole).close()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 100) : 'XML'
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function open(reading: Reading, name: string, attributes: Record<string, string>): void {
  if (reading.field && name === 'subfield') keepOutside(reading, reading.field)
  reading.text = ''
  const { tag = '', code = '', ind1 = '', ind2 = '' } = attributes
  if (name === 'controlfield') reading.tag = tagOf(tag, reading.warnings)
  else if (name === 'subfield') reading.code = cleaned(code)
  else if (name === 'datafield') {
    reading.field = { tag: tagOf(tag, reading.warnings), ind1: first(ind1), ind2: first(ind2), subfields: [] }
    if ([...ind1].length !== 1 || [...ind2].length !== 1) warn(reading.warnings, 'indicators-wrong', tag)
  } else if (name !== 'record' && name !== 'leader') reading.foreign ??= name
}

const first = (indicator: string): string => [...cleaned(indicator)][0] ?? ' '

function tagOf(tag: string, warnings: MarcProblem[]): string {
  if (!/^\d{3}$/.test(tag)) warn(warnings, 'tag-unusual', tag)
  return cleaned(tag)
}

function close(reading: Reading, name: string): void {
  const { field, text, tag, code } = reading
  if (name === 'leader') reading.leader ??= text
  else if (name === 'controlfield') reading.fields.push({ tag, value: kept(reading, tag) })
  else if (name === 'subfield' && field) {
    if (code === '') warn(reading.warnings, 'text-outside-subfield', field.tag)
    field.subfields.push({ code: [...code][0] ?? 'a', value: kept(reading, field.tag) })
  } else if (name === 'datafield' && field) {
    keepOutside(reading, field)
    if (field.subfields.length === 0) warn(reading.warnings, 'field-empty', field.tag)
    reading.fields.push(field)
    reading.field = undefined
  }
  if (text !== '') reading.text = ''
}

function keepOutside(reading: Reading, field: DataField): void {
  const value = kept(reading, field.tag).trim()
  if (value === '') return
  warn(reading.warnings, 'text-outside-subfield', field.tag)
  field.subfields.push({ code: 'a', value })
}

function kept({ text, warnings }: Reading, tag: string): string {
  if (isClean(text)) return text
  warn(warnings, 'control-characters-removed', tag)
  return cleaned(text)
}
