import { isControl, type MarcField, type MarcRecord } from '../marc/record.ts'

/**
 * One line a field: `245 10 $a Bumi manusia / $c Pramoedya Ananta Toer.`; blank indicators as `#`, signs that would
 * be misread as words in braces. `marcFromText` gives back the same record, to the letter.
 */
export function marcToText({ leader, fields }: MarcRecord): string {
  return [`LDR ${leader}`, ...fields.map(lineOf)].join('\n')
}

/** A field on its line. */
export function lineOf(field: MarcField): string {
  if (isControl(field)) return `${field.tag} ${written(field.value)}`
  const indicators = (field.ind1 + field.ind2).replaceAll(' ', '#')
  const subfields = field.subfields.map(({ code, value }) => `$${code} ${written(value)}`)
  return [field.tag, indicators, ...subfields].join(' ')
}

const names: Record<string, string> = { $: 'dollar', '‡': 'ddagger', '{': 'lcub', '\n': 'lf', '\r': 'cr' }
const signs: Record<string, string> = Object.fromEntries(
  Object.entries(names).map(([sign, name]) => [name, sign]),
)

/** A brace is written as a word only where it would be read as the beginning of one. */
const written = (text: string) =>
  text.replaceAll(/[$‡\r\n]|\{(?=(?:dollar|ddagger|lcub|lf|cr)\})/g, (sign) => `{${names[sign]}}`)
const read = (text: string) =>
  text.replaceAll(/\{(dollar|ddagger|lcub|lf|cr)\}/g, (_, name: string) => signs[name] ?? '')

export interface LineProblem {
  /** From 1. */
  line: number
  code: 'no-leader' | 'bad-tag' | 'bad-indicators' | 'no-subfields' | 'bad-subfield' | 'no-title'
}

export type TextAsMarc = { ok: true; record: MarcRecord } | { ok: false; problems: LineProblem[] }

/**
 * Reads what `marcToText` wrote and staff changed; every line that makes no sense is named. Subfields may begin with a
 * double dagger too. A draft need not have a title yet.
 */
export function marcFromText(text: string, draft: 'draft' | undefined = undefined): TextAsMarc {
  const problems: LineProblem[] = []
  const fields: MarcField[] = []
  let leader: string | undefined
  for (const [index, line] of text.split(/\r\n|[\r\n]/).entries()) {
    if (line.trim() === '') continue
    if (/^LDR .{24}$/.test(line)) leader = line.slice(4)
    else {
      const field = fieldOf(line)
      if (typeof field === 'string') problems.push({ line: index + 1, code: field })
      else fields.push(field)
    }
  }
  if (leader === undefined) problems.unshift({ line: 1, code: 'no-leader' })
  else if (!draft && !fields.some(({ tag }) => tag === '245')) problems.push({ line: 1, code: 'no-title' })
  return leader !== undefined && problems.length === 0
    ? { ok: true, record: { leader, fields } }
    : { ok: false, problems }
}

/** The field of a line, or what is wrong with it. */
export function fieldOf(line: string): MarcField | LineProblem['code'] {
  const tag = line.slice(0, 3)
  if (!/^[0-9A-Za-z]{3}$/.test(tag) || line[3] !== ' ') return 'bad-tag'
  if (tag.startsWith('00')) return { tag, value: read(line.slice(4)) }
  const indicators = line.slice(4, 6)
  if (!/^[0-9a-z#\\ |]{2}$/.test(indicators)) return 'bad-indicators'
  const [between = '', ...parts] = line.slice(6).split(/[$‡]/)
  if (parts.length === 0) return 'no-subfields'
  if (between.trim() !== '' || parts.some((part) => !/^[!-~]/.test(part))) return 'bad-subfield'
  const blank = (sign: string) => (/[#\\ ]/.test(sign) ? ' ' : sign)
  const subfields = parts.map((part, index) => {
    // One blank on each side belongs to the writing, any more to the value.
    const value = part.slice(part[1] === ' ' ? 2 : 1, index < parts.length - 1 ? lastOf(part) : undefined)
    return { code: part.charAt(0), value: read(value) }
  })
  return { tag, ind1: blank(indicators.charAt(0)), ind2: blank(indicators.charAt(1)), subfields }
}

const lastOf = (part: string): number | undefined => (part.length > 2 && part.endsWith(' ') ? -1 : undefined)
