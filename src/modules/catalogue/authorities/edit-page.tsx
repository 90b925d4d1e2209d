import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { authorityKinds } from './authority-form.ts'
import { authorityTexts, kindLabel, type AuthorityTexts } from './messages.ts'

interface EditAuthorityPageProps {
  context: PageContext
  /** Undefined for a new heading. */
  id?: number
  version?: number
  typed: Typed
  errors?: FieldErrors
  /** Set when somebody else saved meanwhile. */
  conflict?: boolean
}

/** A heading with its other forms, in a plain form. */
export const EditAuthorityPage = (props: EditAuthorityPageProps) => {
  const { context, id, version = 0, typed, errors = {}, conflict } = props
  const t = authorityTexts(context.language)
  const worded = wordedErrors(errors, t)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  const title = id === undefined ? t.create : t.edit
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={id !== undefined && kindLabel(typed['kind'] ?? '', t)} />
      {conflict && id !== undefined && (
        <Notice kind="problem" title={t.conflictTitle}>
          <p>{t.conflict}</p>
          <p>
            <a href={paths.authority(id)}>{t.conflictSee}</a>
          </p>
        </Notice>
      )}
      <Form action={id === undefined ? paths.newAuthority : paths.editAuthority(id)} errors={worded}>
        <input type="hidden" name="version" value={String(version)} />
        {id === undefined ? (
          <SelectField
            {...field('kind', t.kind)}
            options={authorityKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
        ) : (
          <input type="hidden" name="kind" value={typed['kind']} />
        )}
        <TextField
          {...field('heading', t.heading, id === undefined ? t.headingHint : t.renameHint)}
          autofocus={Object.keys(worded).length === 0}
        />
        <TextArea {...field('variants', t.variants, t.variantsHint)} rows={6} optional />
        <TextArea {...field('seeAlso', t.seeAlso, t.seeAlsoHint)} rows={3} optional />
        <TextArea {...field('note', t.note, t.noteHint)} rows={3} optional />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={id === undefined ? paths.authorities : paths.authority(id)}>
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

function wordedErrors(errors: FieldErrors, t: AuthorityTexts): FieldErrors {
  const known: Record<string, string> = t.errors
  return Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, known[code] ?? t.errors.wrong]),
  )
}
