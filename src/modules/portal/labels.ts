import { formatDate } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { deweyLabel, type PublicItem } from '#modules/catalogue/index.ts'
import type { Facet } from '#modules/search/index.ts'
import { labelTexts } from './label-messages.ts'

// Bibliographic codes of ISO 639-2 where they differ from the terminological ones that Intl knows.
const terminological: Record<string, string> = {
  alb: 'sqi',
  arm: 'hye',
  baq: 'eus',
  bur: 'mya',
  chi: 'zho',
  cze: 'ces',
  dut: 'nld',
  fre: 'fra',
  geo: 'kat',
  ger: 'deu',
  gre: 'ell',
  ice: 'isl',
  mac: 'mkd',
  mao: 'mri',
  may: 'msa',
  per: 'fas',
  rum: 'ron',
  slo: 'slk',
  tib: 'bod',
  wel: 'cym',
}

const languageNames: Record<Language, Intl.DisplayNames> = {
  id: new Intl.DisplayNames('id', { type: 'language', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
}

/** A language of a title by its ISO 639-2 code, in words; the code itself where nobody has a name for it. */
export function languageLabel(code: string, language: Language): string {
  const key = language + code
  const known = knownLabels.get(key)
  if (known) return known
  const label = languageNames[language].of(terminological[code] ?? code) ?? code
  // Codes have three letters, so there is an end to them.
  knownLabels.set(key, label)
  return label
}

const knownLabels = new Map<string, string>()

export const materialLabel = (material: string, language: Language): string =>
  lookUp(labelTexts(language).materials, material)

const lookUp = (texts: Record<string, string>, key: string): string => texts[key] ?? key

/** A value of a facet as people read it. Names of branches come from the caller. */
export function facetValueLabel(
  facet: Facet,
  value: string,
  language: Language,
  branchNames: ReadonlyMap<string, string>,
): string {
  const texts = labelTexts(language)
  if (facet === 'branch') return branchNames.get(value) ?? value
  if (facet === 'language') return languageLabel(value, language)
  if (facet === 'material') return lookUp(texts.materials, value)
  if (facet === 'collection') return lookUp(texts.collections, value)
  if (facet === 'audience') return lookUp(texts.audiences, value)
  if (facet === 'accessibility') return lookUp(texts.accessibility, value)
  if (facet === 'class') return `${value} ${deweyLabel(value) ?? ''}`.trim()
  return facet === 'availability' ? texts.availableNow : value
}

/** What is said of a copy that is not in its place now. */
export function awayLabel({ why, dueOn }: NonNullable<PublicItem['away']>, language: Language): string {
  const texts = labelTexts(language).away
  return why === 'on-loan' && dueOn ? texts.due(formatDate(dueOn, language)) : texts[why]
}

/** What is said of a copy by where it stands in its life. */
export const dispositionLabel = (disposition: string, language: Language): string =>
  lookUp(labelTexts(language).dispositions, disposition)
