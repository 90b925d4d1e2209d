import * as v from 'valibot'
import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import type { RuleCase } from '../book/rule-cases.ts'
import { dayText, maybeId, maybeNumber, wholeNumber } from '../pages/change-form.ts'
import { wordedError } from '../pages/edit-page.tsx'
import { fieldOf } from '../pages/row-fields.tsx'
import { RulePage, type Shown } from '../pages/rule-page.tsx'
import { rulePaths } from '../paths.ts'
import { caseTexts } from './messages.ts'

const maybeDay = v.pipe(
  v.optional(v.string(), ''),
  v.union([v.literal(''), v.pipe(v.string(), v.isoDate())], 'not-a-date'),
)

export const CaseForm = v.pipe(
  v.object({
    name: requiredText(120),
    category: requiredText(40),
    loanCategory: requiredText(60),
    branchId: v.pipe(maybeId, v.number('required')),
    lentOn: dayText,
    daysLate: wholeNumber(1000),
    forLoan: v.optional(v.picklist(['', 'ya', 'tidak'], 'wrong'), ''),
    dueOn: maybeDay,
    renewals: maybeNumber(100),
    most: maybeNumber(10_000),
    fine: maybeNumber(100_000_000),
    suspension: maybeNumber(400),
  }),
  v.transform(({ forLoan, dueOn, renewals, most, fine, suspension, ...one }): Omit<RuleCase, 'id'> => ({
    ...one,
    expected: {
      ...(forLoan === '' ? {} : { forLoan: forLoan === 'ya' }),
      ...(dueOn === '' ? {} : { dueOn }),
      ...(renewals === null ? {} : { renewals }),
      ...(most === null ? {} : { most }),
      ...(fine === null ? {} : { fine }),
      ...(suspension === null ? {} : { suspension }),
    },
  })),
  v.check(({ expected }) => Object.keys(expected).length > 0, 'nothing-expected'),
)

/** A case as the fields of its form. */
export const typedCase = ({ expected, ...one }: RuleCase): Typed => ({
  ...Object.fromEntries(Object.entries(one).map(([name, value]) => [name, String(value)])),
  ...Object.fromEntries(
    Object.entries(expected).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  ),
  ...(expected.forLoan === undefined ? {} : { forLoan: expected.forLoan ? 'ya' : 'tidak' }),
})

interface CaseFormPageProps extends Shown {
  id: number | undefined
  typed: Typed
  errors?: FieldErrors
}

export const CaseFormPage = ({ id, typed, errors = {}, ...shown }: CaseFormPageProps) => {
  const { context, draft } = shown
  const t = caseTexts(context.language)
  const { '': whole, ...beside } = errors
  const worded = Object.fromEntries(
    Object.entries(beside).map(([name, code]) => [name, wordedError(code, context.language)]),
  )
  return (
    <RulePage {...{ context, draft }} title={id === undefined ? t.add : t.edit(typed['name'] ?? '')}>
      {whole && <Notice kind="problem">{t.nothingExpected}</Notice>}
      <Form action={rulePaths.case(id ?? 'baru')} errors={worded}>
        <CaseFields {...shown} {...{ typed }} errors={worded} />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <Button name="fill" value="1" formnovalidate>
            {t.fill}
          </Button>
          <ButtonLink kind="quiet" href={rulePaths.cases}>
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
      {id !== undefined && (
        <Disclosure summary={t.remove}>
          <form method="post" action={rulePaths.removeCase(id)}>
            <Button kind="danger">{t.remove}</Button>
          </form>
        </Disclosure>
      )}
    </RulePage>
  )
}

type CaseFieldsProps = Shown & { typed: Typed; errors: Record<string, string> }

const CaseFields = (props: CaseFieldsProps) => {
  const { known, names, typed } = props
  const t = caseTexts(names.language)
  const field = fieldOf(props)
  const short = { inputmode: 'numeric', width: 'short' } as const
  return (
    <>
      <div class="field-grid">
        <div class="wide">
          <TextField {...field('name', t.fields.name)} hint={t.fields.nameHint} maxlength={120} />
        </div>
        <SelectField
          {...field('category', t.fields.category)}
          options={known.categories.map(({ code }) => ({ value: code, label: names.category(code) }))}
        />
        <SelectField
          {...field('loanCategory', t.fields.loanCategory)}
          options={known.loanCategories.map((value) => ({ value, label: value }))}
        />
        <SelectField
          {...field('branchId', t.fields.branch)}
          options={known.branches.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <DateField {...field('lentOn', t.fields.lentOn)} />
        <TextField
          {...field('daysLate', t.fields.daysLate)}
          value={typed['daysLate'] ?? '0'}
          hint={t.fields.daysLateHint}
          {...short}
        />
      </div>
      <h2>{t.fields.expected}</h2>
      <p class="hint">{t.fields.expectedHint}</p>
      <div class="field-grid mostly-optional">
        <SelectField
          {...field('forLoan', t.parts.forLoan, true)}
          value={typed['forLoan'] ?? ''}
          options={[
            { value: '', label: t.fields.any },
            { value: 'ya', label: t.yes },
            { value: 'tidak', label: t.no },
          ]}
        />
        <DateField {...field('dueOn', t.parts.dueOn, true)} />
        <TextField {...field('renewals', t.parts.renewals, true)} {...short} />
        <TextField {...field('most', t.parts.most, true)} {...short} />
        <TextField {...field('fine', t.fields.fine, true)} {...short} />
        <TextField {...field('suspension', t.fields.suspension, true)} {...short} />
      </div>
    </>
  )
}
