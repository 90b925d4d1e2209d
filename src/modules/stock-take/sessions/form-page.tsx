import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { KnownParts } from './known-parts.ts'

interface FormPageProps {
  context: PageContext
  branches: readonly Branch[]
  known: KnownParts
  typed: Typed
  errors?: FieldErrors
  /** Undefined for a new one. */
  id?: number
}

/** Planning a stock-take, or changing the plan. */
export const FormPage = ({ context, branches, known, typed, errors = {}, id }: FormPageProps) => {
  const texts = stockTakeTexts(context.language)
  const t = texts.form
  const title = id === undefined ? t.newTitle : t.editTitle
  const words: Record<string, string> = texts.errors
  const worded = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words[code] ?? code]))
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  const shelves = known.shelves.length > 0 ? ` ${t.shelvesKnown(known.shelves.join(', '))}` : ''
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} />
      <Form action={id === undefined ? paths.newSession : paths.edit(id)} errors={worded}>
        <TextField {...field('name', t.name)} hint={t.nameHint} maxlength={120} autofocus />
        <SelectField
          {...field('branchId', t.branch)}
          options={branches.map((branch) => ({ value: String(branch.id), label: branch.name }))}
        />
        <TextArea {...field('shelves', t.shelves)} hint={t.shelvesHint + shelves} rows={2} optional />
        <TextField
          {...field('collectionTypes', t.types)}
          hint={t.typesHint(known.types.join(', '))}
          optional
        />
        <div class="field-grid">
          <TextField {...field('callFrom', t.callFrom)} hint={t.callHint} maxlength={60} optional />
          <TextField {...field('callTo', t.callTo)} maxlength={60} optional />
        </div>
        <DateField {...field('plannedOn', t.plannedOn)} optional />
        <TextArea {...field('note', t.note)} rows={2} optional />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={id === undefined ? paths.sessions : paths.session(id)}>{t.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}
