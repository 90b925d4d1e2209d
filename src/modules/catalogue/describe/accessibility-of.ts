import { subfieldValues } from '../marc/record.ts'
import type { RecordFields } from './record-fields.ts'

/** Ways of reading beyond ordinary print, as codes of the facet. */
export const accessibilityForms = ['braille', 'huruf-besar', 'audio', 'bisa-dibacakan', 'taktil'] as const
export type AccessibilityForm = (typeof accessibilityForms)[number]

/** From 007, 008/23, 336, 340, 341, 532 and 655; nothing said means nothing known, not inaccessible. */
export function accessibilityOf(fields: RecordFields, field008: string): AccessibilityForm[] {
  const physical = fields.control('007')
  const content = fields.data('336').flatMap((field) => subfieldValues(field, 'b'))
  const said = saidIn(fields)
  const form = field008['efgkor'.includes(fields.leader[6] ?? '') ? 29 : 23]
  const found: AccessibilityForm[] = []
  if (form === 'f' || physical.some(isBraille) || content.includes('tct') || said.includes('braille'))
    found.push('braille')
  if (form === 'd' || physical.some(isLargePrint) || largePrint.test(said)) found.push('huruf-besar')
  if (content.includes('spw') || fields.leader[6] === 'i') found.push('audio')
  if (readAloud.test(said)) found.push('bisa-dibacakan')
  if (physical.some(isTactile) || content.some((code) => tactileContent.has(code))) found.push('taktil')
  return found
}

const isBraille = (value: string): boolean => value.startsWith('fb')
const isLargePrint = (value: string): boolean => value.startsWith('tb')
const isTactile = (value: string): boolean => /^f[acd]/.test(value)
const tactileContent = new Set(['tcf', 'tci', 'tcm', 'tcn'])
const largePrint = /large (?:print|type)|huruf besar/
const readAloud = /screen reader|text-to-speech|pembaca layar|\btextual\b/

function saidIn(fields: RecordFields): string {
  const speaking = fields.data('340', '341', '532', '655')
  if (speaking.length === 0) return ''
  return speaking
    .flatMap(({ subfields }) => subfields.map(({ value }) => value))
    .join(' ')
    .toLowerCase()
}
