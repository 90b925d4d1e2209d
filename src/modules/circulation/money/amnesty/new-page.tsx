import { Button } from '#design/button.tsx'
import { CheckboxGroup } from '#design/choice.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Notice } from '#design/notice.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { categoryName, type Category } from '#modules/patrons/index.ts'
import { moneyTexts } from '../account/messages.ts'
import { chargeReasons } from '../charge.ts'
import { moneyPaths } from '../paths.ts'
import { amnestyTexts } from './messages.ts'
import type { AmnestyPlan } from './plan-amnesty.ts'
import { Preview } from './preview.tsx'
import type { AmnestyTerms } from './terms.ts'

export interface NewAmnestyPageProps {
  context: PageContext
  categories: readonly Category[]
  branches: readonly Branch[]
  keyOfDeed: string
  typed?: Typed
  /** Boxes that were ticked. */
  ticked?: { categories: readonly string[]; reasons: readonly string[] }
  errors?: FieldErrors
  refused?: readonly string[]
  /** What was asked for, and what it would do. */
  planned?: { terms: AmnestyTerms; plan: AmnestyPlan } | undefined
}

/** Says which charges an amnesty forgives, shows what that would do, and runs it. */
export const NewAmnestyPage = (props: NewAmnestyPageProps) => {
  const { context, planned, refused = [] } = props
  const t = amnestyTexts(context.language)
  return (
    <StaffPage context={context} title={t.new}>
      <div class="stack">
        <PageHeading title={t.new} lead={t.newLead} />
        {refused.map((text) => (
          <Notice kind="problem">{text}</Notice>
        ))}
        {planned && <Preview {...props} planned={planned} />}
        {planned && <h2>{t.otherTerms}</h2>}
        <TermsFields {...props} />
      </div>
    </StaffPage>
  )
}

const TermsFields = (props: NewAmnestyPageProps) => {
  const { context, categories, branches, typed = {}, planned, errors = {} } = props
  const { language } = context
  const t = amnestyTexts(language)
  const ticked = props.ticked ?? { categories: [], reasons: [] }
  const own = planned ? {} : errors
  return (
    <Form action={moneyPaths.newAmnesty} method="get" errors={own}>
      <div class="field-grid">
        <DateField name="sebelum" label={t.before} error={own['sebelum']} value={typed['sebelum']} optional />
        <SelectField
          name="cabang"
          label={t.branch}
          value={typed['cabang'] ?? ''}
          options={[
            { value: '', label: t.allBranches },
            ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          optional
        />
        <CheckboxGroup
          name="jenis"
          label={t.categories}
          hint={t.categoriesHint}
          values={ticked.categories}
          options={categories.map((category) => ({
            value: category.code,
            label: categoryName(category, language),
          }))}
          optional
        />
        <CheckboxGroup
          name="untuk"
          label={t.reasons}
          hint={t.reasonsHint}
          values={ticked.reasons}
          options={chargeReasons.map((reason) => ({
            value: reason,
            label: moneyTexts(language).reasons[reason],
          }))}
          optional
        />
        <TextField
          name="sisa"
          label={t.most}
          error={own['sisa']}
          value={typed['sisa']}
          inputmode="numeric"
          maxlength={15}
          optional
        />
        <TextField
          name="persen"
          label={t.percent}
          hint={t.percentHint}
          error={own['persen']}
          value={typed['persen'] ?? '100'}
          inputmode="numeric"
          maxlength={3}
        />
      </div>
      <FormActions>
        <Button kind={planned ? 'plain' : 'primary'}>{t.preview}</Button>
      </FormActions>
    </Form>
  )
}
