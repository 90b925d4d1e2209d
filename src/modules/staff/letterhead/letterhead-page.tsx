import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { mostSignatories, type LetterSettings } from './letterhead.ts'
import { letterheadTexts } from './messages.ts'

interface LetterheadPageProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
  saved?: boolean
}

/** Head of letters and those who sign them. */
export const LetterheadPage = ({ context, typed, errors = {}, saved }: LetterheadPageProps) => {
  const t = letterheadTexts(context.language)
  const worded = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, t.errors[code] ?? code]),
  )
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
    optional: true,
  })
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href={paths.letterSample}>{t.sample}</ButtonLink>}
      />
      {saved && <Notice kind="success">{t.saved}</Notice>}
      <Form action={paths.letterhead} errors={worded}>
        <fieldset class="field-grid mostly-optional">
          <legend>{t.head}</legend>
          <TextField {...field('authority', t.authority, t.authorityHint)} />
          <TextField {...field('office', t.office, t.officeHint)} />
          <TextField {...field('address', t.address)} />
          <TextField {...field('contact', t.contact)} />
          <TextField {...field('city', t.city)} />
        </fieldset>
        <h2>{t.signatories}</h2>
        <p class="hint">{t.signatoriesHint}</p>
        {Array.from({ length: mostSignatories }, (_, place) => place + 1).map((place) => (
          <fieldset class="field-grid mostly-optional">
            <legend>{t.person(place)}</legend>
            <TextField {...field(`name${place}`, t.name)} />
            <TextField {...field(`nip${place}`, t.nip)} inputmode="numeric" />
            <TextField {...field(`position${place}`, t.position)} />
          </fieldset>
        ))}
        <FormActions>
          <Button kind="primary">{t.save}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

/** Settings as the form shows them. */
export const typedOf = ({ head, city, signatories }: LetterSettings): Typed => ({
  ...head,
  city,
  ...Object.assign(
    {},
    ...signatories.map(({ name, nip, position }, place) => ({
      [`name${place + 1}`]: name,
      [`nip${place + 1}`]: nip,
      [`position${place + 1}`]: position,
    })),
  ),
})
