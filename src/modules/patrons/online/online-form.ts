import * as v from 'valibot'
import type { Day } from '#kernel/days.ts'
import type { FieldErrors } from '#kernel/form.ts'
import { Pin } from '../cards/pin.ts'
import { ageOn, type Category } from '../categories/list-categories.ts'
import { ageOfConsent } from '../members/member-rules.ts'
import { personEntries, type NewMemberFields } from '../members/member-form.ts'

/** Somebody who registers on the site. */
export const OnlineForm = v.object({
  ...personEntries,
  pin: Pin,
  agreed: v.optional(v.string()),
  /** Nobody sees this field; what is in it was written by a program. */
  situs: v.optional(v.string(), ''),
  tanda: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
})
export type OnlineFields = v.InferOutput<typeof OnlineForm>

/** What is missing here, though staff at the desk could go on without. */
export function missingOnline(
  fields: OnlineFields,
  categories: readonly Category[],
  today: Day,
): FieldErrors {
  const errors: FieldErrors = {}
  if (fields.birthDate === '') errors['birthDate'] = 'required'
  if (fields.phone === '' && fields.email === '') errors['phone'] = 'contact-needed'
  if (fields.category !== '' && !openCategories(categories).some(({ code }) => code === fields.category))
    errors['category'] = 'category-unknown'
  // Whoever answers for a child agrees beside its name.
  const child = fields.birthDate !== '' && ageOn(fields.birthDate, today) < ageOfConsent
  if (fields.agreed === undefined && !child) errors['agreed'] = 'consent-needed'
  return errors
}

export const openCategories = (categories: readonly Category[]): Category[] =>
  categories.filter(({ openToAll, institution, retiredAt }) => openToAll && !institution && !retiredAt)

/** The same as staff would have entered. */
export const asNewMember = ({
  situs: _,
  tanda: __,
  agreed: ___,
  ...fields
}: OnlineFields): NewMemberFields => ({
  ...fields,
  branchId: '',
  note: '',
  cardNumber: '',
})
