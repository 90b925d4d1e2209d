import type { Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { ageOn, categoryForAge, fitsAge, type Category } from '../categories/list-categories.ts'
import { isIdentity } from '../identity/identity.ts'
import type { MemberFields } from './member-form.ts'

export const ageOfConsent = 18

export type MemberRefusal =
  | 'identity-shape'
  | 'date-wrong'
  | 'category-needed'
  | 'category-unknown'
  | 'category-age'
  | 'guardian-needed'
  | 'guardian-relation-needed'
  | 'guardian-consent-needed'

interface Facts {
  fields: Pick<
    MemberFields,
    | 'identityKind'
    | 'identityNumber'
    | 'category'
    | 'birthDate'
    | 'guardianName'
    | 'guardianRelation'
    | 'guardianConsent'
  >
  categories: readonly Category[]
  today: Day
  /** True where somebody in the house of the guardian is noted already. */
  hasGuardian?: boolean
  /** Code that a member has now and may keep, whatever its ages. */
  keeps?: string
}

export interface Decision {
  category: Category
  /** Somebody else has to agree. */
  child: boolean
}

/** Which kind of member this person is, and whether a child has somebody who answers for it. */
export function decideMember(facts: Facts): Outcome<Decision, MemberRefusal> {
  const { fields, categories, today, keeps } = facts
  const { identityKind, identityNumber } = fields
  if (identityNumber !== '' && !isIdentity(identityKind, identityNumber)) return refused('identity-shape')
  if (fields.birthDate > today) return refused('date-wrong')
  const age = fields.birthDate === '' ? undefined : ageOn(fields.birthDate, today)
  const category =
    fields.category === ''
      ? age === undefined
        ? undefined
        : categoryForAge(categories, age)
      : categories.find(({ code, retiredAt }) => code === fields.category && (!retiredAt || code === keeps))
  if (!category) return refused(fields.category === '' ? 'category-needed' : 'category-unknown')
  if (age === undefined || category.institution) return done({ category, child: false })
  if (category.code !== keeps && !fitsAge(category, age)) return refused('category-age')
  const child = age < ageOfConsent
  if (!child || facts.hasGuardian) return done({ category, child })
  if (fields.guardianName === '') return refused('guardian-needed')
  if (fields.guardianRelation === '') return refused('guardian-relation-needed')
  return fields.guardianConsent ? done({ category, child }) : refused('guardian-consent-needed')
}

/** The field beside which a refusal stands. */
export const fieldOfRefusal: Record<string, string> = {
  'identity-shape': 'identityNumber',
  'date-wrong': 'birthDate',
  'category-needed': 'birthDate',
  'category-unknown': 'category',
  'category-age': 'category',
  'guardian-needed': 'guardianName',
  'guardian-relation-needed': 'guardianRelation',
  'guardian-consent-needed': 'guardianConsent',
  'identity-taken': 'identityNumber',
  'nisn-taken': 'nisn',
  'card-taken': 'cardNumber',
  'card-place-unclear': 'cardPlace',
  'home-place-unclear': 'homePlace',
}
