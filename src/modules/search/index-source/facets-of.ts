import type { RecordDescription } from '#modules/catalogue/index.ts'
import type { IndexDocument } from '../engine/document.ts'

type Names = Pick<IndexDocument, 'authors' | 'subjects' | 'series'>

/** The values under which a title stands in each facet. */
export const facetsOf = (
  description: Omit<RecordDescription, 'headings'>,
  names: Names,
  collectionTypes: string[],
): IndexDocument['facets'] => ({
  collection: [...new Set(collectionTypes)],
  material: [description.material],
  language: description.languages,
  class: classesOf(description.classNumber),
  subject: names.subjects,
  author: names.authors,
  series: names.series,
  audience: description.audience ? [description.audience] : [],
  accessibility: description.accessibility,
})

/** A DDC number stands under its hundred and its ten: 899.2213 under 800 and 890. */
export function classesOf(classNumber: string | undefined): string[] {
  const digits = /^(\d)(\d)\d/.exec(classNumber ?? '')
  if (!digits) return []
  const [, hundred = '', ten = ''] = digits
  return [`${hundred}00`, ...(ten === '0' ? [] : [`${hundred}${ten}0`])]
}
