import { ButtonLink } from '#design/button.tsx'
import { SectionHead } from '#design/section-head.tsx'
import { Table, type Column } from '#design/table.tsx'
import { limitsInOrder } from '../book/lint.ts'
import type { Floating, Part } from '../book/rule-set.ts'
import { ruleTexts } from '../messages.ts'
import { ofDraft, rulePaths } from '../paths.ts'
import { policyKinds } from '../policy-settings.ts'
import type { DateException, Limit, Policy } from '../rule-book.ts'
import { rowInWords } from './findings.tsx'
import { RulePage, type Shown } from './rule-page.tsx'
import {
  countedInWords,
  dueInWords,
  limitedInWords,
  scopeInWords,
  spanInWords,
  termsInWords,
} from './rule-words.ts'
import { SavedNotice } from './saved-notice.tsx'

export type ListedPart = Exclude<Part, 'rules'>

/** Policies, limits, date exceptions or floating collections, each row with its way to be changed. */
export const ListPage = (props: Shown & { part: ListedPart; saved: string | undefined }) => {
  const { context, draft, part, mayChange, saved } = props
  const t = ruleTexts(context.language)
  const add = mayChange && part !== 'policies' && (
    <ButtonLink kind="primary" href={ofDraft(rulePaths.newRow(part), draft?.id)}>
      {t.add[part]}
    </ButtonLink>
  )
  return (
    <RulePage {...{ context, draft }} title={t.nav[part]} lead={t.leads[part]} actions={add}>
      <SavedNotice saved={saved} />
      {part === 'policies' && <Policies {...props} />}
      {part === 'limits' && <Limits {...props} />}
      {part === 'exceptions' && <Exceptions {...props} />}
      {part === 'floating' && <FloatingRows {...props} />}
    </RulePage>
  )
}

function actions<Row extends { id: number }>(part: Part, props: Shown): Column<Row>[] {
  const { names, draft, mayChange, set } = props
  const t = ruleTexts(names.language)
  if (!mayChange) return []
  const cell = ({ id }: Row) => (
    <a
      href={ofDraft(rulePaths.row(part, id), draft?.id)}
      aria-label={t.editOf(rowInWords(set, part, id, names))}
    >
      {t.edit}
    </a>
  )
  return [{ key: 'actions', label: t.columns.actions, cell }]
}

const Policies = (props: Shown) => {
  const { set, names, draft, mayChange } = props
  const t = ruleTexts(names.language)
  return (
    <>
      {policyKinds.map((kind) => (
        <section class="stack" id={kind}>
          <SectionHead title={t.kinds[kind]} />
          <Table<Policy>
            caption={t.kinds[kind]}
            captionHidden
            rows={set.policies.filter((policy) => policy.kind === kind)}
            columns={[
              { key: 'name', label: t.columns.name, names: true, cell: ({ name }) => name },
              {
                key: 'terms',
                label: t.columns.terms,
                cell: (policy) => termsInWords(policy, names.language),
              },
              {
                key: 'used',
                label: t.columns.used,
                cell: ({ id }) => {
                  const rules = set.rules.filter(({ policyId }) => policyId === id)
                  return rules.map((rule) => scopeInWords(rule, names)).join('; ') || '–'
                },
              },
              ...actions<Policy>('policies', props),
            ]}
          />
          {mayChange && (
            <p>
              <ButtonLink href={ofDraft(`${rulePaths.newRow('policies')}?jenis=${kind}`, draft?.id)}>
                {t.add.policies}
                <span class="visually-hidden">: {t.kinds[kind]}</span>
              </ButtonLink>
            </p>
          )}
        </section>
      ))}
    </>
  )
}

const Limits = (props: Shown) => {
  const { set, names } = props
  const t = ruleTexts(names.language)
  return (
    <Table<Limit>
      caption={t.nav.limits}
      captionHidden
      rows={limitsInOrder(set.limits)}
      empty={t.empty.limits}
      columns={[
        {
          key: 'whom',
          label: t.columns.whom,
          names: true,
          cell: (limit) => limitedInWords(limit, names),
        },
        { key: 'counts', label: t.columns.counts, cell: (limit) => countedInWords(limit, names) },
        {
          key: 'most',
          label: t.columns.most,
          numeric: true,
          cell: ({ most }) => t.limit.copies(String(most)),
        },
        ...actions<Limit>('limits', props),
      ]}
    />
  )
}

const Exceptions = (props: Shown) => {
  const { set, names } = props
  const t = ruleTexts(names.language)
  return (
    <Table<DateException>
      caption={t.nav.exceptions}
      captionHidden
      rows={set.exceptions.toSorted((a, b) => a.firstDay.localeCompare(b.firstDay))}
      empty={t.empty.exceptions}
      columns={[
        { key: 'name', label: t.columns.name, names: true, cell: ({ name }) => name },
        { key: 'when', label: t.columns.when, cell: (one) => spanInWords(one, names.language) },
        { key: 'becomes', label: t.columns.becomes, cell: (one) => dueInWords(one, names.language) },
        { key: 'whom', label: t.columns.whom, cell: (one) => scopeInWords(one, names) },
        ...actions<DateException>('exceptions', props),
      ]}
    />
  )
}

const FloatingRows = (props: Shown) => {
  const { set, names } = props
  const t = ruleTexts(names.language)
  return (
    <Table<Floating>
      caption={t.nav.floating}
      captionHidden
      rows={set.floating}
      empty={t.empty.floating}
      columns={[
        {
          key: 'collectionType',
          label: t.columns.collectionType,
          names: true,
          cell: ({ collectionType }) => collectionType ?? t.all.collectionType,
        },
        {
          key: 'loanCategory',
          label: t.columns.loanCategory,
          cell: ({ loanCategory }) => names.loanCategory(loanCategory),
        },
        { key: 'branch', label: t.columns.branch, cell: ({ branchId }) => names.branch(branchId) },
        ...actions<Floating>('floating', props),
      ]}
    />
  )
}
