import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { Category } from '../../categories/list-categories.ts'
import { wordingOf } from '../../consents/wordings.ts'
import { paths } from '../../paths.ts'
import { memberTexts, worded } from '../messages.ts'
import {
  AddressFields,
  BirthFields,
  CategoryField,
  MailFields,
  PhoneField,
  GuardianFields,
  IdentityFields,
  SchoolFields,
  type FieldsProps,
} from './person-fields.tsx'

export interface MemberFormPageProps {
  context: PageContext
  /** Left out for a new member. */
  member?: { id: number; name: string; identityEnding: string; nisnKept: boolean }
  categories: readonly Category[]
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  /** Set when somebody else saved meanwhile. */
  conflict?: boolean
}

/** A member in a form: what is needed first, the rest folded away. */
export const MemberFormPage = (props: MemberFormPageProps) => {
  const { context, member, categories, typed, errors = {}, conflict } = props
  const { language } = context
  const t = memberTexts(language)
  const fields: FieldsProps = { t, language, typed, errors: worded(errors, t) }
  const title = member ? `${t.edit}: ${member.name}` : t.register
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={member ? undefined : t.registerLead} />
      {conflict && member && (
        <Notice kind="problem" title={t.conflictTitle}>
          <p>{t.conflict}</p>
          <p>
            <a href={paths.member(member.id)}>{t.conflictSee}</a>
          </p>
        </Notice>
      )}
      <Form action={member ? paths.editMember(member.id) : paths.newMember} errors={fields.errors}>
        {member && <input type="hidden" name="version" value={typed['version']} />}
        <div class="field-grid">
          <TextField
            name="name"
            label={t.name}
            value={typed['name']}
            error={fields.errors['name']}
            autocomplete="off"
            maxlength={200}
            autofocus={Object.keys(errors).length === 0}
          />
          <PhoneField {...fields} />
          <IdentityFields {...fields} kept={member?.identityEnding} />
          <BirthFields {...fields} />
          <CategoryField {...fields} categories={categories} />
          <MailFields {...fields} />
        </div>
        <Folded fields={fields} member={member} branches={props.branches} />
        {!member && (
          <Notice title={t.consentAtDesk}>
            <p>{wordingOf('membership', language)}</p>
          </Notice>
        )}
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={member ? paths.member(member.id) : paths.members}>{t.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

const groups = {
  guardian: ['guardianName', 'guardianRelation', 'guardianPhone', 'guardianConsent'],
  address: ['cardAddress', 'cardPlace', 'homeAddress', 'homePlace'],
  school: ['school', 'schoolClass', 'nisn', 'occupation', 'education'],
  card: ['cardNumber', 'pin', 'branchId', 'note'],
} as const

type FoldedProps = Pick<MemberFormPageProps, 'member' | 'branches'> & { fields: FieldsProps }

const Folded = ({ fields, member, branches }: FoldedProps) => {
  const { t, typed, errors } = fields
  const open = (group: keyof typeof groups) => groups[group].some((name) => name in errors)
  return (
    <>
      <Disclosure summary={t.guardianPart} open={open('guardian')}>
        <GuardianFields {...fields} />
      </Disclosure>
      <Disclosure summary={t.addresses} open={open('address')}>
        <AddressFields {...fields} />
      </Disclosure>
      <Disclosure summary={t.schoolPart} open={open('school')}>
        <SchoolFields {...fields} nisnKept={member?.nisnKept} />
      </Disclosure>
      <Disclosure summary={t.cardPart} open={open('card')}>
        {!member && <CardFields {...fields} />}
        <SelectField
          name="branchId"
          label={t.branch}
          value={typed['branchId'] ?? ''}
          options={[
            { value: '', label: t.noBranch },
            ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          optional
        />
        <SelectField
          name="language"
          label={t.language}
          value={typed['language'] ?? 'id'}
          options={[
            { value: 'id', label: t.languages.id },
            { value: 'en', label: t.languages.en },
          ]}
        />
        <TextArea name="note" label={t.note} value={typed['note']} error={errors['note']} rows={3} optional />
      </Disclosure>
    </>
  )
}

const CardFields = ({ t, typed, errors }: FieldsProps) => (
  <>
    <TextField
      name="cardNumber"
      label={t.cardNumber}
      hint={t.cardNumberHint}
      value={typed['cardNumber']}
      error={errors['cardNumber']}
      autocomplete="off"
      optional
    />
    <TextField
      name="pin"
      label={t.pin}
      hint={t.pinHint}
      error={errors['pin']}
      inputmode="numeric"
      autocomplete="off"
      maxlength={8}
      width="short"
      optional
    />
  </>
)
