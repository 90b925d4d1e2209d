import { controlValue, fieldsOf, subfieldValues, type MarcRecord } from '../marc/record.ts'

/** Ways of reading beyond ordinary print, as codes of the facet. */
export const accessibilityForms = ['braille', 'huruf-besar', 'audio', 'bisa-dibacakan', 'taktil'] as const
export type AccessibilityForm = (typeof accessibilityForms)[number]

/** From 007, 008/23, 336, 341 and 532; nothing said means nothing known, not inaccessible. */
export function accessibilityOf(record: MarcRecord, field008: string): AccessibilityForm[] {
  const tactile = controlValue(record, '007') ?? ''
  const content = fieldsOf(record, '336').flatMap((field) => subfieldValues(field, 'b'))
  const said = fieldsOf(record, '340', '341', '532', '655')
    .flatMap((field) => field.subfields.map(({ value }) => value))
    .join(' ')
    .toLowerCase()
  const found: [AccessibilityForm, boolean][] = [
    [
      'braille',
      tactile.startsWith('fb') || field008[23] === 'f' || content.includes('tct') || said.includes('braille'),
    ],
    ['huruf-besar', field008[23] === 'd' || tactile.startsWith('tb') || /large print|huruf besar/.test(said)],
    ['audio', content.includes('spw') || record.leader[6] === 'i'],
    ['bisa-dibacakan', /screen reader|text-to-speech|textual|pembaca layar/.test(said)],
    [
      'taktil',
      /^f[acd]/.test(tactile) || content.some((code) => ['tcf', 'tci', 'tcm', 'tcn'].includes(code)),
    ],
  ]
  return found.filter(([, holds]) => holds).map(([form]) => form)
}
