import { problemOf, type MarcProblem } from './problems.ts'
import { isControl, type MarcField, type MarcRecord } from './record.ts'

export type Written = { ok: true; bytes: Uint8Array } | { ok: false; problem: MarcProblem }

const longestField = 9_999
const longestRecord = 99_999
// oxlint-disable-next-line no-control-regex
const delimiters = /[\u001d-\u001f]/

/** Writes a record in ISO 2709 and UTF-8. What the format cannot hold is refused, never cut. */
export function writeIso2709(record: MarcRecord): Written {
  let directory = ''
  let content = ''
  let length = 0
  for (const field of record.fields) {
    const text = `${fieldText(field)}\u001e`
    const bytes = Buffer.byteLength(text)
    const problem = problemOfField(field, bytes)
    if (problem) return { ok: false, problem }
    directory += `${field.tag}${digits(bytes, 4)}${digits(length, 5)}`
    content += text
    length += bytes
  }
  const base = 24 + directory.length + 1
  const total = base + length + 1
  if (total > longestRecord) return { ok: false, problem: problemOf('record-too-long', String(total)) }
  const leader = isoLeader(record.leader, total, base)
  return { ok: true, bytes: Buffer.from(`${leader}${directory}\u001e${content}\u001d`) }
}

const digits = (number: number, width: number) => String(number).padStart(width, '0')

const fieldText = (field: MarcField): string =>
  isControl(field)
    ? field.value
    : field.ind1 + field.ind2 + field.subfields.map(({ code, value }) => `\u001f${code}${value}`).join('')

function problemOfField(field: MarcField, bytes: number): MarcProblem | undefined {
  const { tag } = field
  if (!/^[\da-zA-Z]{3}$/.test(tag)) return problemOf('tag-unusual', tag)
  if (bytes > longestField) return problemOf('field-too-long', tag)
  const texts = isControl(field)
    ? [field.value]
    : [field.ind1, field.ind2, ...field.subfields.flatMap(({ code, value }) => [code, value])]
  return texts.some((text) => delimiters.test(text)) ? problemOf('delimiter-in-value', tag) : undefined
}

/** The places of a leader that depend on the bytes are computed, the others kept. */
function isoLeader(leader: string, total: number, base: number): string {
  const kept = leader.replaceAll(/[^ -~]/g, ' ').padEnd(24)
  return `${digits(total, 5)}${kept.slice(5, 9)}a22${digits(base, 5)}${kept.slice(17, 20)}4500`
}
