import { Checkbox } from '#design/choice.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import type { Typed } from '#kernel/form.ts'
import { ruleTexts } from '../messages.ts'
import type { PolicyKind } from '../policy-settings.ts'
import type { Shown } from './rule-page.tsx'
import { termsInWords } from './rule-words.ts'

export interface FieldsProps extends Shown {
  typed: Typed
  errors: Record<string, string>
  kind: PolicyKind
}

/** Label, value and error of a field, and whether it may stay empty. */
export const fieldOf =
  ({ typed, errors }: Pick<FieldsProps, 'typed' | 'errors'>) =>
  (name: string, label: string, optional = false) => ({
    name,
    label,
    value: typed[name],
    error: errors[name],
    optional,
  })

export const RuleFields = (props: FieldsProps) => {
  const { set, names, kind } = props
  const t = ruleTexts(names.language)
  const policies = set.policies.filter((policy) => policy.kind === kind)
  return (
    <>
      <CategoryField {...props} />
      <LoanCategoryField {...props} />
      <BranchField {...props} />
      <div class="wide">
        <SelectField
          {...fieldOf(props)('policyId', t.fields.policy)}
          hint={t.fields.policyHint}
          options={policies.map((policy) => ({
            value: String(policy.id),
            label: `${policy.name}: ${termsInWords(policy, names.language)}`,
          }))}
        />
      </div>
    </>
  )
}

export const LimitFields = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language)
  return (
    <>
      <CategoryField {...props} />
      <LoanCategoryField {...props} />
      <BranchField {...props} />
      <TextField {...fieldOf(props)('most', t.fields.most)} inputmode="numeric" maxlength={6} width="short" />
      <div class="wide">
        <Checkbox
          name="unverified"
          label={t.fields.unverified}
          checked={Boolean(props.typed['unverified'])}
        />
      </div>
    </>
  )
}

export const ExceptionFields = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language)
  const field = fieldOf(props)
  return (
    <>
      <div class="wide">
        <TextField {...field('name', t.fields.name)} maxlength={80} />
      </div>
      <DateField {...field('firstDay', t.fields.firstDay)} />
      <DateField {...field('lastDay', t.fields.lastDay)} />
      <DateField {...field('dueOn', t.fields.dueOn, true)} hint={t.fields.dueOnHint} />
      <TextField {...field('days', t.fields.exceptionDays, true)} inputmode="numeric" width="short" />
      <CategoryField {...props} />
      <LoanCategoryField {...props} />
      <BranchField {...props} />
    </>
  )
}

export const FloatingFields = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language)
  return (
    <>
      <TextField {...fieldOf(props)('collectionType', t.fields.collectionType, true)} maxlength={60} />
      <LoanCategoryField {...props} />
      <BranchField {...props} />
    </>
  )
}

/** Empty stands for all; the first choice says so. */
const CategoryField = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language)
  const { value, ...field } = fieldOf(props)('category', t.columns.category)
  const offered = props.known.categories.filter(({ code, retired }) => !retired || code === value)
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={[
        { value: '', label: t.all.category },
        ...offered.map(({ code }) => ({ value: code, label: props.names.category(code) })),
      ]}
    />
  )
}

const LoanCategoryField = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language)
  return (
    <div>
      <TextField
        {...fieldOf(props)('loanCategory', t.columns.loanCategory, true)}
        hint={t.fields.loanCategoryHint}
        list="kategori-pinjam"
        maxlength={60}
      />
      <datalist id="kategori-pinjam">
        {props.known.loanCategories.map((value) => (
          <option value={value} />
        ))}
      </datalist>
    </div>
  )
}

const BranchField = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language)
  const { value, ...field } = fieldOf(props)('branchId', t.columns.branch)
  const offered = props.known.branches.filter(({ id, closed }) => !closed || String(id) === value)
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={[
        { value: '', label: t.all.branch },
        ...offered.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  )
}
