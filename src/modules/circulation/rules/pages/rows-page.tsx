import { ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SectionHead } from '#design/section-head.tsx'
import { Table } from '#design/table.tsx'
import type { Finding } from '../book/lint.ts'
import { inOrder } from '../book/lint.ts'
import { ruleTexts } from '../messages.ts'
import { explainPath, ofDraft, rulePaths } from '../paths.ts'
import { policyKinds, type PolicyKind } from '../policy-settings.ts'
import type { Rule } from '../rule-book.ts'
import { FindingList } from './findings.tsx'
import { RulePage, type Shown } from './rule-page.tsx'
import { scopeInWords, termsInWords } from './rule-words.ts'
import { SavedNotice } from './saved-notice.tsx'

/** All rows in the order in which they are looked at, and what may be wrong with them. */
export const RowsPage = (props: Shown & { findings: readonly Finding[]; saved: string | undefined }) => {
  const { context, draft, findings, set, names, saved } = props
  const t = ruleTexts(context.language)
  return (
    <RulePage {...{ context, draft }} title={t.title} lead={t.lead}>
      <SavedNotice saved={saved} />
      <Disclosure
        summary={`${t.findings.title}: ${findings.length === 0 ? t.findings.none : findings.length}`}
        open={findings.some(({ serious }) => serious)}
        id="temuan"
      >
        <p>{findings.length === 0 ? t.findings.none : t.findings.lead}</p>
        <FindingList {...{ findings, set, names }} draftId={draft?.id} />
      </Disclosure>
      <p class="soft">{t.leads.rules}</p>
      {policyKinds.map((kind) => (
        <KindRows {...props} kind={kind} />
      ))}
    </RulePage>
  )
}

const KindRows = ({ set, names, draft, mayChange, kind }: Shown & { kind: PolicyKind }) => {
  const t = ruleTexts(names.language)
  const rows = inOrder(set.rules.filter((rule) => rule.kind === kind))
  const policies = new Map(set.policies.map((policy) => [policy.id, policy]))
  const numbered = rows.map((rule, at) => ({ rule, order: at + 1, policy: policies.get(rule.policyId) }))
  const newRow = ofDraft(`${rulePaths.newRow('rules')}?jenis=${kind}`, draft?.id)
  return (
    <section class="stack" id={kind}>
      <SectionHead title={t.kinds[kind]} />
      <Table
        caption={t.kinds[kind]}
        captionHidden
        rows={numbered}
        columns={[
          { key: 'order', label: t.columns.order, numeric: true, cell: ({ order }) => order },
          {
            key: 'category',
            label: t.columns.category,
            names: true,
            cell: ({ rule }) => names.category(rule.category),
          },
          {
            key: 'loanCategory',
            label: t.columns.loanCategory,
            cell: ({ rule }) => names.loanCategory(rule.loanCategory),
          },
          { key: 'branch', label: t.columns.branch, cell: ({ rule }) => names.branch(rule.branchId) },
          { key: 'policy', label: t.columns.policy, cell: ({ policy }) => policy?.name },
          {
            key: 'terms',
            label: t.columns.terms,
            cell: ({ policy }) => policy && termsInWords(policy, names.language),
          },
          {
            key: 'actions',
            label: t.columns.actions,
            cell: ({ rule }) => <RowActions {...{ rule, names, draft, mayChange }} />,
          },
        ]}
      />
      {mayChange && (
        <p>
          <ButtonLink href={newRow}>
            {t.add.rules}
            <span class="visually-hidden">: {t.kinds[kind]}</span>
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

type ActionsProps = Pick<Shown, 'names' | 'draft' | 'mayChange'> & { rule: Rule }

const RowActions = ({ rule, names, draft, mayChange }: ActionsProps) => {
  const t = ruleTexts(names.language)
  const what = `${t.kinds[rule.kind]}, ${scopeInWords(rule, names)}`
  const asked = explainPath({
    ...(rule.category === null ? {} : { category: rule.category }),
    ...(rule.loanCategory === null ? {} : { loanCategory: rule.loanCategory }),
    ...(rule.branchId === null ? {} : { branchId: rule.branchId }),
    ...(draft ? { draftId: draft.id } : {}),
  })
  return (
    <span class="cluster">
      {mayChange && (
        <a href={ofDraft(rulePaths.row('rules', rule.id), draft?.id)} aria-label={t.editOf(what)}>
          {t.edit}
        </a>
      )}
      <a href={asked} aria-label={t.explainOf(what)}>
        {t.explain}
      </a>
    </span>
  )
}
