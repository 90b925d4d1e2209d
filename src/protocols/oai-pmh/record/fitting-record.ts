import { isControl, type DataField, type MarcField, type MarcRecord } from '#modules/catalogue/index.ts'

const leaderForm = /^[\d ]{5}[\dA-Za-z ][\dA-Za-z][\dA-Za-z ]{3}[2 ][2 ][\d ]{5}[\dA-Za-z ]{3}(4500| {4})$/
const controlTag = /^00[1-9A-Za-z]$/
const dataTag = /^(0[1-9A-Z][\dA-Z]|0[1-9a-z][\da-z]|[1-9A-Z][\dA-Z]{2}|[1-9a-z][\da-z]{2})$/
const indicatorForm = /^[\da-z ]$/
const codeForm = /^[\dA-Za-z!"#$%&'()*+,\-./:;<=>?{}_^`~[\]\\]$/

/**
 * The record as the schema of MARCXML lets it be: control fields first, a whole leader, no tags, indicators or
 * subfield codes that MARC does not know. The catalogue keeps what an import brought; harvesters get what is valid.
 */
export function fittingRecord({ leader, fields }: MarcRecord): MarcRecord {
  const data: MarcField[] = []
  const control: MarcField[] = []
  for (const field of fields) {
    if (isControl(field)) {
      if (controlTag.test(field.tag)) control.push(field)
    } else if (dataTag.test(field.tag)) {
      const fitting = fittingField(field)
      if (fitting.subfields.length > 0) data.push(fitting)
    }
  }
  return { leader: fittingLeader(leader), fields: [...control, ...data] }
}

function fittingField(field: DataField): DataField {
  const { tag, ind1, ind2, subfields } = field
  const codesFit = subfields.every(({ code }) => codeForm.test(code))
  if (codesFit && indicatorForm.test(ind1) && indicatorForm.test(ind2)) return field
  return {
    tag,
    ind1: fittingIndicator(ind1),
    ind2: fittingIndicator(ind2),
    subfields: codesFit ? subfields : subfields.filter(({ code }) => codeForm.test(code)),
  }
}

const fittingIndicator = (sign: string) => (indicatorForm.test(sign) ? sign : ' ')

function fittingLeader(leader: string): string {
  if (leaderForm.test(leader)) return leader
  const part = (start: number, end: number, allowed: RegExp) =>
    leader.padEnd(24).slice(start, end).replaceAll(allowed, ' ')
  const type = leader.charAt(6)
  return [
    part(0, 5, /[^\d]/g),
    part(5, 6, /[^\dA-Za-z]/g),
    /[\dA-Za-z]/.test(type) ? type : 'a',
    part(7, 10, /[^\dA-Za-z]/g),
    '22',
    part(12, 17, /[^\d]/g),
    part(17, 20, /[^\dA-Za-z]/g),
    '4500',
  ].join('')
}
