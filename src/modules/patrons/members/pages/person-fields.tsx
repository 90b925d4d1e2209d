import { Checkbox, RadioGroup } from '#design/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import type { Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import { categoryName, type Category } from '../../categories/list-categories.ts'
import { identityKinds } from '../../identity/identity.ts'
import { findRegions, regionLabel } from '../../regions/regions.ts'
import { relations, sexes } from '../member-form.ts'
import type { MemberTexts } from '../messages.ts'

export interface FieldsProps {
  t: MemberTexts
  language: Language
  typed: Typed
  /** Sentences by field. */
  errors: Record<string, string>
}

/** Label, value and error of a field of a form about a person. */
const fieldOf =
  ({ typed, errors }: FieldsProps) =>
  (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: errors[name],
  })

interface IdentityProps extends FieldsProps {
  /** What is kept already, as its ending. */
  kept?: string
}

export const IdentityFields = (props: IdentityProps) => {
  const { t, kept } = props
  const field = fieldOf(props)
  return (
    <>
      <SelectField
        {...field('identityKind', t.identityKind)}
        value={props.typed['identityKind'] ?? 'nik'}
        options={identityKinds.map((value) => ({ value, label: t.identityKinds[value] }))}
      />
      <TextField
        {...field('identityNumber', t.identityNumber, kept ? t.identityKept(kept) : t.identityHint)}
        autocomplete="off"
        maxlength={40}
        optional
      />
    </>
  )
}

export const PhoneField = (props: FieldsProps) => {
  const { t } = props
  return <TextField {...fieldOf(props)('phone', t.phone, t.phoneHint)} type="tel" inputmode="tel" optional />
}

export const MailFields = (props: FieldsProps) => {
  const { t, typed } = props
  return (
    <>
      <TextField {...fieldOf(props)('email', t.email)} type="email" inputmode="email" optional />
      <Checkbox name="whatsapp" label={t.whatsapp} checked={typed['whatsapp'] === 'on'} />
    </>
  )
}

export const BirthFields = (props: FieldsProps) => (
  <>
    <DateField {...fieldOf(props)('birthDate', props.t.birthDate)} optional />
    <SexField {...props} />
  </>
)

export const SexField = (props: FieldsProps) => {
  const { t } = props
  return (
    <SelectField
      {...fieldOf(props)('sex', t.sex)}
      options={sexes.map((value) => ({ value, label: t.sexes[value] }))}
      optional
    />
  )
}

export const CategoryField = (props: FieldsProps & { categories: readonly Category[] }) => {
  const { t, language, categories, typed } = props
  const offered = categories.filter(({ code, retiredAt }) => !retiredAt || code === typed['category'])
  return (
    <SelectField
      {...fieldOf(props)('category', t.category)}
      value={typed['category'] ?? ''}
      options={[
        { value: '', label: t.byAge },
        ...offered.map((one) => ({ value: one.code, label: categoryName(one, language) })),
      ]}
      optional
    />
  )
}

export const AddressFields = (props: FieldsProps) => {
  const { t } = props
  const field = fieldOf(props)
  return (
    <>
      <TextArea {...field('cardAddress', t.cardAddress, t.addressHint)} rows={2} optional />
      <PlaceField {...props} name="card" label={t.cardPlace} hint={t.placeHint} />
      <TextArea {...field('homeAddress', t.homeAddress, t.homeHint)} rows={2} optional />
      <PlaceField {...props} name="home" label={t.homePlace} hint={t.homeHint} />
    </>
  )
}

interface PlaceFieldProps extends FieldsProps {
  name: 'card' | 'home'
  label: string
  hint: string
}

/** A typed place, and after a form that came back, the places that it could be. */
export const PlaceField = (props: PlaceFieldProps) => {
  const { name, label, hint, typed, errors, t } = props
  const error = errors[`${name}Place`]
  const choices = error ? findRegions(typed[`${name}Place`] ?? '') : []
  return (
    <>
      <TextField {...fieldOf(props)(`${name}Place`, label, hint)} error={error} maxlength={200} optional />
      {choices.length > 0 && (
        <RadioGroup
          name={`${name}Region`}
          label={t.placeChoose}
          value={typed[`${name}Region`]}
          options={choices.map(({ code }) => ({ value: code, label: regionLabel(code) }))}
        />
      )}
    </>
  )
}

export const SchoolFields = (props: FieldsProps & { nisnKept?: boolean }) => {
  const { t, nisnKept } = props
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('school', t.school)} optional />
      <TextField {...field('schoolClass', t.schoolClass)} width="short" optional />
      <TextField {...field('nisn', t.nisn, nisnKept ? t.nisnKept : undefined)} inputmode="numeric" optional />
      <TextField {...field('occupation', t.occupation)} optional />
      <TextField {...field('education', t.education)} optional />
    </>
  )
}

export const GuardianFields = (props: FieldsProps & { consentLabel?: string }) => {
  const { t, typed, errors, consentLabel = t.guardianConsent } = props
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('guardianName', t.guardianName)} optional />
      <SelectField
        {...field('guardianRelation', t.guardianRelation)}
        options={relations.map((value) => ({ value, label: t.relations[value] }))}
        optional
      />
      <TextField {...field('guardianPhone', t.guardianPhone)} type="tel" inputmode="tel" optional />
      <Checkbox
        name="guardianConsent"
        label={consentLabel}
        checked={typed['guardianConsent'] === 'on'}
        error={errors['guardianConsent']}
      />
    </>
  )
}
