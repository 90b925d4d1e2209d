import type { MarcRecord } from '../../marc/record.ts'
import { describeAuthority } from '../../describe/describe-authority.ts'
import { headingKey } from '../../describe/heading-key.ts'
import { applyAuthorityFields, authorityFieldsOf } from '../authority-form.ts'
import type { ImportPolicy } from './import-state.ts'

/**
 * What becomes of an authority's record when one for the same comes in: it gains the other's forms, or is replaced by
 * it. Either way no form is lost by which titles find their authority.
 */
export function mergedAuthority(
  own: MarcRecord,
  incoming: MarcRecord,
  policy: Exclude<ImportPolicy, 'skip'>,
): MarcRecord {
  const [mine, theirs] = [authorityFieldsOf(own), authorityFieldsOf(incoming)]
  if (!mine || !theirs || mine.kind !== theirs.kind) return own
  const [kept, given] = policy === 'complete' ? [mine, theirs] : [theirs, mine]
  return applyAuthorityFields(policy === 'complete' ? own : incoming, {
    ...kept,
    variants: formsOf([...kept.variants, given.heading, ...given.variants], kept.heading),
    seeAlso: formsOf([...kept.seeAlso, ...given.seeAlso], kept.heading),
    note: kept.note || given.note,
  })
}

/** The first of those that differ only in accents or case, without the heading itself. */
function formsOf(forms: readonly string[], heading: string): string[] {
  const byKey = new Map<string, string>()
  for (const form of forms) if (!byKey.has(headingKey(form))) byKey.set(headingKey(form), form)
  byKey.delete(headingKey(heading))
  return [...byKey.values()]
}

/** Forms that one record has and the other has not, to be shown. */
export function gainedForms(before: MarcRecord, after: MarcRecord): string[] {
  const old = describeAuthority(before)
  const fresh = describeAuthority(after)
  if (!old || !fresh) return []
  const known = new Set([old.heading, ...old.variants, ...old.seeAlso].map(headingKey))
  return [fresh.heading, ...fresh.variants, ...fresh.seeAlso].filter((form) => !known.has(headingKey(form)))
}
