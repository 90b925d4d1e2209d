import { isControl, type MarcField, type MarcRecord } from '../marc/record.ts'

/** One line a field: `245 10 $a Bumi manusia / $c Pramoedya Ananta Toer.`; blank indicators as `#`. */
export function marcToText({ leader, fields }: MarcRecord): string {
  return [`LDR ${leader}`, ...fields.map(lineOf)].join('\n')
}

function lineOf(field: MarcField): string {
  if (isControl(field)) return `${field.tag} ${field.value}`
  const indicators = (field.ind1 + field.ind2).replaceAll(' ', '#')
  const subfields = field.subfields.map(({ code, value }) => `$${code} ${value.replaceAll('$', '{dollar}')}`)
  return [field.tag, indicators, ...subfields].join(' ')
}

export interface LineProblem {
  /** From 1. */
  line: number
  code: 'no-leader' | 'bad-tag' | 'bad-indicators' | 'no-subfields'
}

export type TextAsMarc = { ok: true; record: MarcRecord } | { ok: false; problems: LineProblem[] }

/** Reads what `marcToText` wrote and staff changed; every line that makes no sense is named. */
export function marcFromText(text: string): TextAsMarc {
  const problems: LineProblem[] = []
  const fields: MarcField[] = []
  let leader: string | undefined
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    if (/^LDR .{24}$/.test(line)) leader = line.slice(4)
    else {
      const field = fieldOf(line)
      if (typeof field === 'string') problems.push({ line: index + 1, code: field })
      else fields.push(field)
    }
  }
  if (leader === undefined) problems.unshift({ line: 1, code: 'no-leader' })
  return leader !== undefined && problems.length === 0
    ? { ok: true, record: { leader, fields } }
    : { ok: false, problems }
}

function fieldOf(line: string): MarcField | LineProblem['code'] {
  const tag = line.slice(0, 3)
  if (!/^[0-9A-Za-z]{3}$/.test(tag) || line[3] !== ' ') return 'bad-tag'
  if (tag.startsWith('00')) return { tag, value: line.slice(4) }
  const indicators = line.slice(4, 6)
  if (!/^[0-9a-z#\\ |]{2}$/.test(indicators)) return 'bad-indicators'
  const parts = line.slice(6).split('$').slice(1)
  const subfields = parts.map((part) => ({
    code: part.charAt(0),
    value: part.slice(1).trim().replaceAll('{dollar}', '$'),
  }))
  if (subfields.length === 0 || subfields.some(({ code }) => !/^[0-9a-z]$/.test(code))) return 'no-subfields'
  const blank = (sign: string) => (/[#\\ ]/.test(sign) ? ' ' : sign)
  return { tag, ind1: blank(indicators.charAt(0)), ind2: blank(indicators.charAt(1)), subfields }
}
