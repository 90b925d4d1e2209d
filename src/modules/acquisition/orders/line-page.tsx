import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf, TitleFields } from '../title-fields.tsx'

interface LinePageProps {
  context: PageContext
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
}

/** A title for the order list. */
export const LinePage = ({ context, branches, typed, errors = {} }: LinePageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.title
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  return (
    <StaffPage context={context} title={texts.wanted.newTitle}>
      <PageHeading title={texts.wanted.newTitle} lead={<a href={paths.wanted}>{texts.wanted.title}</a>} />
      <Form action={paths.newLine} errors={parts.errors}>
        <fieldset class="field-grid plain-fieldset">
          <TitleFields texts={texts} {...parts} first />
          <TextField {...field('recordId', t.recordId, t.recordIdHint)} inputmode="numeric" optional />
          <TextField {...field('copies', t.copies)} inputmode="numeric" />
          <TextField {...field('price', t.price)} inputmode="numeric" />
          <SelectField
            {...field('branchId', t.branch)}
            options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <TextField {...field('note', t.note)} optional />
        </fieldset>
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
          <ButtonLink href={paths.wanted}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
