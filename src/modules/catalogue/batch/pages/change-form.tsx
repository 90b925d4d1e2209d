import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextArea, TextField, type SelectFieldProps } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { dispositions } from '../../items/item-form.ts'
import { workplaceTexts } from '../../workplace/messages.ts'
import { clearable } from '../items/item-change.ts'
import { batchTexts, worded, type BatchTexts } from '../messages.ts'
import { batchPaths } from '../paths.ts'

export interface ChangeFormProps {
  context: PageContext
  id: number
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
}

/** What is to change of items: whatever is left empty stays. */
export const ItemChangeFields = ({ context, id, branches, typed, errors = {} }: ChangeFormProps) => {
  const { language } = context
  const t = batchTexts(language)
  const { item, dispositions: states } = workplaceTexts(language)
  const wordedErrors = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name || 'branchId', worded(t, code)]),
  )
  const field = (name: string, label: string) => ({
    name,
    label,
    value: typed[name],
    error: wordedErrors[name],
    optional: true,
  })
  const leave = { value: '', label: t.change.leave }
  return (
    <Form action={batchPaths.change(id)} errors={wordedErrors}>
      <p class="hint">{t.change.itemsHint}</p>
      <fieldset class="field-grid plain-fieldset mostly-optional">
        <SelectField
          {...field('branchId', item.branch)}
          options={[leave, ...branches.map((branch) => ({ value: String(branch.id), label: branch.name }))]}
        />
        <SelectField
          {...field('disposition', item.disposition)}
          options={[leave, ...dispositions.map((value) => ({ value, label: states[value] }))]}
        />
        <TextField {...field('collectionType', item.collectionType)} />
        <TextField {...field('loanCategory', item.loanCategory)} />
        <TextField {...field('shelf', item.shelf)} />
        <TextField {...field('condition', item.condition)} />
        <TextField {...field('source', item.source)} />
        <TextField {...field('price', item.price)} inputmode="numeric" />
        <div class="wide">
          <TextField {...field('callNumber', item.callNumber)} hint={t.change.pattern} />
        </div>
        <TextArea {...field('note', item.note)} rows={2} />
        <SelectField
          {...field('noteMode', t.change.noteMode)}
          value={typed['noteMode'] ?? 'replace'}
          options={(['replace', 'append'] as const).map((value) => ({
            value,
            label: t.change.noteModes[value],
          }))}
        />
        {context.viewer?.permissions.has('catalogue.quarantine') && (
          <VisibilityField {...field('visibility', t.change.visibility)} t={t} />
        )}
      </fieldset>
      <ClearFields t={t} typed={typed} names={item} />
      <FormActions>
        <Button kind="primary">{t.change.submit}</Button>
      </FormActions>
    </Form>
  )
}

const VisibilityField = ({ t, ...field }: Omit<SelectFieldProps, 'options'> & { t: BatchTexts }) => (
  <SelectField
    {...field}
    options={[
      { value: '', label: t.change.leave },
      ...(['quarantine', 'restore'] as const).map((value) => ({
        value,
        label: t.change.visibilities[value],
      })),
    ]}
  />
)

interface ClearFieldsProps {
  t: BatchTexts
  typed: Typed
  names: Record<(typeof clearable)[number], string>
}

const ClearFields = ({ t, typed, names }: ClearFieldsProps) => (
  <fieldset class="field">
    <legend>{t.change.clearTitle}</legend>
    <div class="cluster">
      {clearable.map((name) => (
        <Checkbox name={`clear-${name}`} label={names[name]} checked={typed[`clear-${name}`] === 'on'} />
      ))}
    </div>
  </fieldset>
)
