import type { Child } from 'hono/jsx'
import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, FileField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Category } from '../categories/list-categories.ts'
import { wordingOf } from '../consents/wordings.ts'
import { memberTexts } from '../members/messages.ts'
import {
  AddressFields,
  CategoryField,
  GuardianFields,
  IdentityFields,
  MailFields,
  PhoneField,
  SchoolFields,
  SexField,
  type FieldsProps,
} from '../members/pages/person-fields.tsx'
import { paths } from '../paths.ts'
import { onlineTexts, type id } from './messages.ts'

interface RegisterPageProps {
  context: PageContext
  categories: readonly Category[]
  typed: Typed
  errors?: FieldErrors
  /** Why a photo was not taken, as a sentence. */
  photoProblem?: string
  /** Says when this form was handed out. */
  mark: string
}

/** Registration by oneself, from a telephone. */
export const RegisterPage = (props: RegisterPageProps) => {
  const { context, categories, typed, errors = {}, photoProblem, mark } = props
  const { language } = context
  const t = onlineTexts(language)
  const fields: FieldsProps = {
    t: { ...memberTexts(language), identityHint: t.identityHint },
    language,
    typed,
    errors: wordedOnline(errors, language),
  }
  const summary = { ...fields.errors, ...(photoProblem ? { photo: photoProblem } : {}) }
  const again = Object.keys(summary).length > 0
  return (
    <PublicPage context={context} title={t.title} description={t.lead} search={false}>
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={paths.onlineUpload} errors={summary} multipart>
        <p>{t.steps}</p>
        <Part title={t.who}>
          <TextField {...own(fields, 'name', t.name)} autocomplete="name" maxlength={200} />
          <DateField {...own(fields, 'birthDate', fields.t.birthDate)} autocomplete="bday" />
          <SexField {...fields} />
          <IdentityFields {...fields} />
          <CategoryField {...fields} categories={categories} />
        </Part>
        <Part title={t.reach} hint={t.reachHint}>
          <PhoneField {...fields} />
          <MailFields {...fields} />
        </Part>
        <Folded {...{ t, fields, typed }} />
        <Part title={t.photo}>
          <FileField
            name="photo"
            label={t.photo}
            hint={again ? `${t.photoHint} ${t.photoAgain}` : t.photoHint}
            error={photoProblem}
            accept="image/jpeg,image/png,image/webp"
            optional
          />
        </Part>
        <Part title={t.pinPart}>
          <TextField
            name="pin"
            label={t.pin}
            hint={t.pinHint}
            error={fields.errors['pin']}
            type="password"
            inputmode="numeric"
            autocomplete="new-password"
            maxlength={8}
            width="short"
          />
        </Part>
        <Consent {...{ t, fields, typed }} />
        <Trap label={t.trap} />
        <input type="hidden" name="tanda" value={mark} />
        <FormActions>
          <Button kind="primary">{t.submit}</Button>
        </FormActions>
      </Form>
    </PublicPage>
  )
}

const own = ({ typed, errors }: FieldsProps, name: string, label: string) => ({
  name,
  label,
  value: typed[name],
  error: errors[name],
})

export function wordedOnline(errors: FieldErrors, language: PageContext['language']): Record<string, string> {
  const known: Record<string, string> = { ...memberTexts(language).errors, ...onlineTexts(language).errors }
  return Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, known[code] ?? memberTexts(language).errors.wrong]),
  )
}

const Part = ({ title, hint, children }: { title: string; hint?: string; children: Child }) => (
  <section class="stack">
    <h2>{title}</h2>
    {hint && <p class="soft">{hint}</p>}
    {children}
  </section>
)

interface PartProps {
  t: typeof id
  fields: FieldsProps
  typed: Typed
}

/** What only some need; open where something in it is wrong or was filled in. */
const Folded = ({ t, fields, typed }: PartProps) => {
  const open = (...names: string[]) => names.some((name) => fields.errors[name] || typed[name])
  return (
    <div>
      <Disclosure
        summary={t.guardian}
        open={open('guardianName', 'guardianRelation', 'guardianPhone', 'guardianConsent')}
      >
        <p>{t.guardianHint}</p>
        <GuardianFields {...fields} consentLabel={t.childConsent} />
        <Notice>
          <p>{wordingOf('child', fields.language)}</p>
        </Notice>
      </Disclosure>
      <Disclosure summary={t.where} open={open('cardAddress', 'cardPlace', 'homeAddress', 'homePlace')}>
        <AddressFields {...fields} />
      </Disclosure>
      <Disclosure summary={t.school} open={open('school', 'schoolClass', 'nisn', 'occupation', 'education')}>
        <SchoolFields {...fields} />
      </Disclosure>
    </div>
  )
}

const Consent = ({ t, fields, typed }: PartProps) => (
  <Part title={t.consent}>
    <p>{wordingOf('membership', fields.language)}</p>
    <Checkbox
      name="agreed"
      label={t.agreed}
      checked={typed['agreed'] === 'on'}
      error={fields.errors['agreed']}
    />
  </Part>
)

/** A field that people neither see nor reach. */
const Trap = ({ label }: { label: string }) => (
  <div class="visually-hidden" aria-hidden="true">
    <label for="situs">{label}</label>
    <input id="situs" name="situs" tabindex={-1} autocomplete="off" />
  </div>
)
