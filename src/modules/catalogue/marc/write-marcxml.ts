import { isControl, type MarcField, type MarcRecord } from './record.ts'

/** Stands before the records of a MARCXML file. */
export const marcxmlHeader =
  '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
/** Stands behind them. */
export const marcxmlFooter = '</collection>\n'

/** Writes one record element; with `namespace` it can stand alone, without a collection around it. */
export function writeMarcxml(record: MarcRecord, namespace?: 'namespace'): string {
  const opening = namespace ? '<record xmlns="http://www.loc.gov/MARC21/slim">' : '<record>'
  const fields = record.fields.map(fieldXml).join('')
  return `${opening}\n  <leader>${escaped(record.leader)}</leader>\n${fields}</record>\n`
}

function fieldXml(field: MarcField): string {
  const tag = escaped(field.tag)
  if (isControl(field)) return `  <controlfield tag="${tag}">${escaped(field.value)}</controlfield>\n`
  const subfields = field.subfields.map(
    ({ code, value }) => `    <subfield code="${escaped(code)}">${escaped(value)}</subfield>\n`,
  )
  const indicators = `ind1="${escaped(field.ind1)}" ind2="${escaped(field.ind2)}"`
  return `  <datafield tag="${tag}" ${indicators}>\n${subfields.join('')}  </datafield>\n`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// oxlint-disable-next-line no-control-regex
const special = /[&<>"\u0000-\u001f\ufffe\uffff]/
const allSpecial = new RegExp(special, 'g')

/**
 * Line ends and tabs are written as references, since XML readers turn them into others or into spaces;
 * other control characters, which XML has no way to hold, are left out.
 */
const escaped = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return special.test(whole) ? whole.replace(allSpecial, (char) => entities[char] ?? reference(char)) : whole
}

const reference = (char: string) => (/[\t\n\r]/.test(char) ? `&#${char.charCodeAt(0)};` : '')
