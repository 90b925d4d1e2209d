import type { Language } from '#kernel/i18n.ts'
import help from './help.json' with { type: 'json' }
import indonesian from './indonesian.json' with { type: 'json' }
import { fieldRule, type Position, type SubfieldRule } from './schema.ts'

const tags: Record<string, string | undefined> = indonesian.tags
const subfields: Record<string, string | undefined> = indonesian.subfields
const positions: Record<string, string | undefined> = indonesian.positions
const codes: Record<string, string | undefined> = indonesian.codes
const advice: Record<string, Record<Language, string> | undefined> = help

/** What a field is for; undefined for one that MARC 21 does not have. */
export function tagLabel(tag: string, language: Language): string | undefined {
  if (tag === 'LDR') return language === 'id' ? tags[tag] : 'Leader'
  const english = fieldRule(tag)?.label
  return language === 'id' ? (tags[tag] ?? english) : english
}

/** Words of the schema that nobody has put into Indonesian yet stand in English. */
export const subfieldLabel = ({ label }: SubfieldRule, language: Language): string =>
  language === 'id' ? (subfields[label] ?? label) : label

export const positionLabel = ({ label }: Position, language: Language): string =>
  language === 'id' ? (positions[label] ?? label) : label

/** What an indicator or a code in a fixed place means. */
export const codeLabel = (label: string, language: Language): string =>
  language === 'id' ? (codes[label] ?? label) : label

/** How to fill in a field, in a sentence or two. */
export const tagAdvice = (tag: string, language: Language): string | undefined => advice[tag]?.[language]
