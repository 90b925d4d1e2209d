import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Table } from '#design/table.tsx'
import { findRule } from '../find-rule.ts'
import { ruleTexts } from '../messages.ts'
import { explainPath, ofDraft, rulePaths } from '../paths.ts'
import { policyKinds, type PolicyKind } from '../policy-settings.ts'
import type { RuleBook } from '../rule-book.ts'
import { RulePage, type Shown } from './rule-page.tsx'

interface MatrixPageProps extends Shown {
  book: RuleBook
  kind: PolicyKind
  branchId: number
}

/** Who against what at one branch: the winning policy in each cell. */
export const MatrixPage = (props: MatrixPageProps) => {
  const { context, draft, known, names, kind, branchId } = props
  const t = ruleTexts(context.language)
  const open = known.branches.filter(({ closed }) => !closed)
  const action = ofDraft(rulePaths.matrix, draft?.id)
  return (
    <RulePage {...{ context, draft }} title={`${t.nav.matrix}: ${t.kinds[kind]}`} lead={t.matrix.lead}>
      <FilterForm action={action} label={t.nav.matrix} submit={t.matrix.show}>
        {draft && <input type="hidden" name="rancangan" value={draft.id} />}
        <SelectField
          name="jenis"
          label={t.matrix.kind}
          value={kind}
          options={policyKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <SelectField
          name="tempat"
          label={t.matrix.branch}
          value={String(branchId)}
          options={open.map(({ id, shortName }) => ({ value: String(id), label: shortName }))}
        />
      </FilterForm>
      <Table
        caption={`${t.kinds[kind]}, ${names.branch(branchId)}`}
        rows={known.categories.filter(({ retired }) => !retired)}
        columns={[
          {
            key: 'category',
            label: t.columns.category,
            names: true,
            cell: ({ code }) => names.category(code),
          },
          ...known.loanCategories.map((loanCategory) => ({
            key: loanCategory,
            label: loanCategory,
            cell: ({ code }: { code: string }) => <Cell {...props} category={code} {...{ loanCategory }} />,
          })),
        ]}
      />
    </RulePage>
  )
}

type CellProps = Pick<MatrixPageProps, 'book' | 'kind' | 'branchId' | 'draft' | 'names'> & {
  category: string
  loanCategory: string
}

const Cell = ({ book, kind, branchId, draft, names, category, loanCategory }: CellProps) => {
  const t = ruleTexts(names.language)
  const { policy } = findRule(book, kind, { category, loanCategory, branchId })
  const asked = { category, loanCategory, branchId, ...(draft ? { draftId: draft.id } : {}) }
  const what = `${names.category(category)}, ${loanCategory}`
  return (
    <a href={explainPath(asked)} aria-label={`${policy.name}: ${t.explainOf(what)}`}>
      {policy.name}
    </a>
  )
}
