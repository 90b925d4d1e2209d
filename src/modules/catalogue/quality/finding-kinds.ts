/** What can be wrong with a title, in the order in which it is shown. */
export const recordFindings = [
  'no-class',
  'no-subject',
  'no-cover',
  'no-items',
  'invalid-field',
  'doubtful-field',
  'unlinked-heading',
  'odd-year',
  'odd-isbn',
] as const

/** What can be wrong with a copy. */
export const itemFindings = ['item-no-call-number', 'item-odd-barcode'] as const

export const findingKinds = [...recordFindings, ...itemFindings] as const
export type FindingKind = (typeof findingKinds)[number]

/** What is counted day by day: the findings, and pairs of titles that may be one. */
export const countedKinds = [...findingKinds, 'duplicate'] as const
export type CountedKind = (typeof countedKinds)[number]

/** Their addresses. */
export const slugs: Record<CountedKind, string> = {
  'no-class': 'tanpa-kelas',
  'no-subject': 'tanpa-subjek',
  'no-cover': 'tanpa-sampul',
  'no-items': 'tanpa-eksemplar',
  'invalid-field': 'ruas-salah',
  'doubtful-field': 'ruas-meragukan',
  'unlinked-heading': 'tajuk-belum-tertaut',
  'odd-year': 'tahun-janggal',
  'odd-isbn': 'nomor-salah',
  'item-no-call-number': 'eksemplar-tanpa-nomor-panggil',
  'item-odd-barcode': 'barkod-janggal',
  duplicate: 'judul-kembar',
}

export const kindOfSlug = (slug: string | undefined): FindingKind | undefined =>
  findingKinds.find((kind) => slugs[kind] === slug)

const ofItems: readonly string[] = itemFindings
export const subjectOf = (kind: FindingKind): 'records' | 'items' =>
  ofItems.includes(kind) ? 'items' : 'records'
