import type { Child } from 'hono/jsx'
import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Branch } from '#modules/branches/index.ts'
import { dispositions } from '../../items/item-form.ts'
import { workplaceTexts } from '../../workplace/messages.ts'
import { batchTexts, worded, type BatchTexts } from '../messages.ts'

export interface ChooseFormsProps {
  language: Language
  action: string
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  /** Stands in every one of the forms: hidden fields, or what is asked beside the choice. */
  children?: Child
}

/** Three ways to choose items or titles: a list of numbers, filters, a search. One is open at a time. */
export const ChooseForms = ({
  language,
  action,
  branches,
  typed,
  errors = {},
  children,
}: ChooseFormsProps) => {
  const t = batchTexts(language)
  const open = typed['how'] ?? 'list'
  const wordedErrors = Object.fromEntries(
    // A fault of the filter as a whole has no field of its own.
    Object.entries(errors).map(([name, code]) => [
      name || (open === 'filter' ? 'branchId' : open),
      worded(t, code),
    ]),
  )
  const forms: [string, string, Child][] = [
    ['list', t.choose.list, <ListFields t={t} typed={typed} errors={wordedErrors} open={open === 'list'} />],
    ['filter', t.choose.filter, <FilterFields {...{ t, language, branches, typed }} errors={wordedErrors} />],
    [
      'search',
      t.choose.search,
      <SearchFields t={t} typed={typed} errors={wordedErrors} open={open === 'search'} />,
    ],
  ]
  return (
    <div class="stack">
      {forms.map(([how, label, fields]) => (
        <Disclosure summary={label} open={open === how} name="cara">
          <Form action={action} errors={open === how ? wordedErrors : {}}>
            <input type="hidden" name="how" value={how} />
            {fields}
            {children}
            <FormActions>
              <Button kind="primary">{t.choose.submit}</Button>
            </FormActions>
          </Form>
        </Disclosure>
      ))}
    </div>
  )
}

interface FieldsProps {
  t: BatchTexts
  typed: Typed
  errors: Record<string, string>
  /** Whether typing begins here. */
  open?: boolean
}

const ListFields = ({ t, typed, errors, open }: FieldsProps) => (
  <TextArea
    name="numbers"
    label={t.choose.numbers}
    hint={t.choose.numbersHint}
    value={typed['numbers']}
    error={errors['numbers']}
    rows={8}
    autofocus={open && Object.keys(errors).length === 0}
  />
)

const SearchFields = ({ t, typed, errors, open }: FieldsProps) => (
  <TextField
    name="text"
    label={t.choose.text}
    hint={t.choose.textHint}
    value={typed['text']}
    error={errors['text']}
    autofocus={open && Object.keys(errors).length === 0}
  />
)

const FilterFields = (props: FieldsProps & { language: Language; branches: readonly Branch[] }) => {
  const { t, language, branches, typed, errors } = props
  const field = (name: string, label: string) => ({
    name,
    label,
    value: typed[name],
    error: errors[name],
    optional: true,
  })
  const states = workplaceTexts(language).dispositions
  return (
    <fieldset class="field-grid plain-fieldset mostly-optional">
      <p class="wide hint">{t.choose.filterHint}</p>
      <SelectField
        {...field('branchId', t.choose.branch)}
        options={[
          { value: '', label: t.choose.anyBranch },
          ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <SelectField
        {...field('disposition', t.choose.disposition)}
        options={[
          { value: '', label: t.choose.anyDisposition },
          ...dispositions.map((value) => ({ value, label: states[value] })),
          { value: 'quarantined', label: t.choose.quarantined },
        ]}
      />
      <TextField {...field('callFrom', t.choose.callFrom)} />
      <TextField {...field('callTo', t.choose.callTo)} />
      <TextField {...field('shelf', t.choose.shelf)} />
      <TextField {...field('collectionType', t.choose.collectionType)} />
      <DateField {...field('addedFrom', t.choose.addedFrom)} />
      <DateField {...field('addedTo', t.choose.addedTo)} />
      <TextField {...field('importId', t.choose.import)} inputmode="numeric" />
    </fieldset>
  )
}
