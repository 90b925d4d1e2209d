import { cleaned } from '../clean-text.ts'
import { warn, type MarcProblem } from '../problems.ts'
import type { MarcField, Subfield } from '../record.ts'

const delimiter = '\u001f'
// As clean-text, but for the delimiter of subfields.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001e\ufffe\uffff]/

/** Takes a field apart; what does not fit the rules is kept as near to its place as possible, with a warning. */
export function parseField(tag: string, text: string, warnings: MarcProblem[]): MarcField {
  if (!/^\d{3}$/.test(tag)) warn(warnings, 'tag-unusual', tag)
  if (text === '') warn(warnings, 'field-empty', tag)
  const dirty = unwanted.test(text)
  if (dirty) warn(warnings, 'control-characters-removed', tag)
  const first = text.indexOf(delimiter)
  if (first < 0 && isControlTag(tag)) return { tag, value: dirty ? cleaned(text) : text }

  const before = first < 0 ? text.slice(0, 2) : text.slice(0, first)
  const [ind1 = ' ', ind2 = ' ', ...more] = cleaned(before)
  if (before.length !== 2 || dirty) warnOfIndicators(tag, before, warnings)
  const subfields = first < 0 ? [] : parseSubfields(tag, text, first + 1, dirty, warnings)
  const outside = first < 0 ? cleaned(text.slice(2)) : more.join('').trim()
  if (outside !== '') {
    warn(warnings, 'text-outside-subfield', tag)
    subfields.unshift({ code: 'a', value: outside })
  }
  return { tag, ind1, ind2, subfields }
}

// Tags with letters (FMT of Aleph) hold plain text, unless a delimiter shows otherwise.
const isControlTag = (tag: string): boolean => tag.startsWith('00') || !/^\d+$/.test(tag)

function warnOfIndicators(tag: string, before: string, warnings: MarcProblem[]): void {
  if ([...cleaned(before)].length !== 2) warn(warnings, 'indicators-wrong', tag)
}

function parseSubfields(
  tag: string,
  text: string,
  first: number,
  dirty: boolean,
  warnings: MarcProblem[],
): Subfield[] {
  const subfields: Subfield[] = []
  for (let start = first; start <= text.length;) {
    const found = text.indexOf(delimiter, start)
    const end = found < 0 ? text.length : found
    const code = codeAt(text, start, end)
    const value = text.slice(start + code.length, end)
    if (code === '') warn(warnings, 'empty-subfield-removed', tag)
    else if (dirty) subfields.push({ code: cleaned(code) || 'a', value: cleaned(value) })
    else subfields.push({ code, value })
    start = end + 1
  }
  return subfields
}

function codeAt(text: string, start: number, end: number): string {
  if (start >= end) return ''
  const point = text.codePointAt(start) ?? 0
  return point > 0xffff ? String.fromCodePoint(point) : text.charAt(start)
}
