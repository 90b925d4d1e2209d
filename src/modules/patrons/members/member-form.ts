import * as v from 'valibot'
import { isDay, type Day } from '#kernel/days.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { Pin } from '../cards/pin.ts'
import { identityKinds, normaliseIdentity } from '../identity/identity.ts'
import { readNik } from '../identity/nik.ts'
import { normalisePhone } from './phone.ts'

export const relations = ['ibu', 'ayah', 'wali', 'guru'] as const
export const sexes = ['perempuan', 'laki-laki'] as const

const orEmpty = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(v.union([v.pipe(v.string(), v.trim(), v.literal('')), schema]), '')

/** A day that was: not before 1900, as PostgreSQL's `date`. */
const BirthDate = v.pipe(
  v.string(),
  v.check((day) => isDay(day) && day > '1900-01-01', 'date-wrong'),
)

export const Phone = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text) => normalisePhone(text) ?? ''),
  v.nonEmpty('phone-wrong'),
)
export const Email = v.pipe(v.string(), v.trim(), v.maxLength(200, 'too-long'), v.email('email-wrong'))

const Ticked = v.optional(
  v.pipe(
    v.string(),
    v.transform(() => true),
  ),
)

/** What a form may say about a person, the same at the desk and online. */
export const personEntries = {
  name: v.pipe(requiredText(200), v.regex(/\p{L}/u, 'name-wrong')),
  category: optionalText(40),
  identityKind: v.optional(v.picklist(identityKinds, 'wrong'), 'nik'),
  identityNumber: v.pipe(optionalText(40), v.transform(normaliseIdentity)),
  sex: orEmpty(v.picklist(sexes, 'wrong')),
  birthDate: orEmpty(BirthDate),
  phone: orEmpty(Phone),
  whatsapp: Ticked,
  email: orEmpty(Email),
  cardAddress: optionalText(300),
  cardPlace: optionalText(200),
  cardRegion: optionalText(20),
  homeAddress: optionalText(300),
  homePlace: optionalText(200),
  homeRegion: optionalText(20),
  school: optionalText(150),
  schoolClass: optionalText(40),
  nisn: orEmpty(v.pipe(v.string(), v.trim(), v.regex(/^\d{10}$/, 'nisn-wrong'))),
  occupation: optionalText(100),
  education: optionalText(100),
  language: v.optional(v.picklist(['id', 'en'], 'wrong'), 'id'),
  guardianName: optionalText(200),
  guardianRelation: orEmpty(v.picklist(relations, 'wrong')),
  guardianPhone: orEmpty(Phone),
  guardianConsent: Ticked,
}

/** A member as staff enter one. */
export const MemberForm = v.object({
  ...personEntries,
  branchId: v.optional(v.pipe(v.string(), v.regex(/^\d{0,9}$/, 'wrong')), ''),
  note: optionalText(2000),
})
export type MemberFields = v.InferOutput<typeof MemberForm>

export const NewMemberForm = v.object({
  ...MemberForm.entries,
  cardNumber: orEmpty(
    v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z0-9-]{4,32}$/, 'card-shape')),
  ),
  pin: orEmpty(Pin),
})
export type NewMemberFields = v.InferOutput<typeof NewMemberForm>

/** What a NIK says fills what was left empty: fewer keys at the desk. */
export function filledFromNik<
  Fields extends Pick<MemberFields, 'identityKind' | 'identityNumber' | 'birthDate' | 'sex'>,
>(fields: Fields, today: Day): Fields {
  const readable = fields.identityKind === 'nik' || fields.identityKind === 'kia'
  const facts = readable ? readNik(fields.identityNumber, today) : undefined
  if (!facts) return fields
  return { ...fields, birthDate: fields.birthDate || facts.birthDate, sex: fields.sex || facts.sex }
}
