import { Status } from '#design/badge.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { ruleTexts } from '../messages.ts'
import type { Shown } from '../pages/rule-page.tsx'
import {
  countedInWords,
  limitedInWords,
  scopeInWords,
  termsInWords,
  type Names,
} from '../pages/rule-words.ts'
import { ofDraft, rulePaths } from '../paths.ts'
import type { Limit, Scope } from '../rule-book.ts'
import type { ConsideredLimit, ConsideredRule, Explanation, Mismatch } from './explain.ts'
import type { ExplainedPatron } from './explained-case.ts'
import { explainTexts } from './messages.ts'

type PartProps = Shown & { told: Explanation; patron: ExplainedPatron | undefined }

/** For each kind of policy the rows that fit, the winner first, and those that do not. */
export const KindsExplained = (props: PartProps) => {
  const { context, told, names } = props
  const t = explainTexts(context.language)
  return (
    <>
      {told.kinds.map(({ kind, considered }) => {
        const fitting = considered.filter(({ mismatch }) => mismatch.length === 0)
        const others = considered.filter(({ mismatch }) => mismatch.length > 0)
        const [winner] = fitting
        return (
          <section class="stack">
            <h2>
              {ruleTexts(context.language).kinds[kind]}
              {winner && `: ${winner.policy.name}`}
            </h2>
            {winner && (
              <p>
                {termsInWords(winner.policy, context.language)}. {whyInWords(winner.rule, names.language)}
              </p>
            )}
            <RuleTable {...props} caption={ruleTexts(context.language).kinds[kind]} rows={fitting} />
            {others.length > 0 && (
              <Disclosure summary={t.otherRows(others.length)}>
                <RuleTable {...props} caption={t.otherRows(others.length)} rows={others} />
              </Disclosure>
            )}
          </section>
        )
      })}
    </>
  )
}

function whyInWords(scope: Scope, language: Language): string {
  const t = explainTexts(language)
  const parts: Mismatch[] = ['category', 'loanCategory', 'branchId']
  const named = parts.filter((part) => scope[part] !== null).map((part) => t.names[part])
  return named.length > 0 ? t.why(named.join(t.and)) : t.whyAll
}

const RuleTable = (props: PartProps & { caption: string; rows: readonly ConsideredRule[] }) => {
  const { context, names, draft, mayChange, caption, rows } = props
  const t = explainTexts(context.language)
  const numbered = rows.map((row, at) => ({ ...row, order: at + 1 }))
  return (
    <Table
      caption={caption}
      captionHidden
      rows={numbered}
      columns={[
        { key: 'order', label: t.columns.order, numeric: true, cell: ({ order }) => order },
        {
          key: 'row',
          label: t.columns.row,
          names: true,
          cell: ({ rule }) =>
            mayChange ? (
              <a href={ofDraft(rulePaths.row('rules', rule.id), draft?.id)}>{scopeInWords(rule, names)}</a>
            ) : (
              scopeInWords(rule, names)
            ),
        },
        { key: 'policy', label: t.columns.policy, cell: ({ policy }) => policy.name },
        {
          key: 'verdict',
          label: t.columns.verdict,
          cell: ({ wins, mismatch }) =>
            wins ? (
              <Status kind="good">{t.winner}</Status>
            ) : mismatch.length === 0 ? (
              t.passedOver
            ) : (
              mismatchInWords(mismatch, names)
            ),
        },
      ]}
    />
  )
}

const mismatchInWords = (mismatch: readonly Mismatch[], { language }: Names) =>
  mismatch.map((part) => explainTexts(language).doesNotFit[part]).join(', ')

/** The limits that hold, with what the member has now; and those that do not. */
export const LimitsExplained = (props: PartProps) => {
  const { context, told } = props
  const t = explainTexts(context.language).limits
  const holding = told.limits.filter(({ holds }) => holds)
  const others = told.limits.filter(({ holds }) => !holds)
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <LimitTable {...props} caption={t.title} rows={holding} />
      {others.length > 0 && (
        <Disclosure summary={t.others(others.length)}>
          <LimitTable {...props} caption={t.others(others.length)} rows={others} />
        </Disclosure>
      )}
    </section>
  )
}

const LimitTable = (props: PartProps & { caption: string; rows: readonly ConsideredLimit[] }) => {
  const { context, names, patron, caption, rows } = props
  const t = explainTexts(context.language)
  const words = ruleTexts(context.language)
  const counted = (limit: Limit) => (patron ? countOf(patron, limit) : undefined)
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      empty={t.limits.none}
      columns={[
        {
          key: 'whom',
          label: words.columns.whom,
          names: true,
          cell: ({ limit }) => limitedInWords(limit, names),
        },
        {
          key: 'counts',
          label: words.columns.counts,
          cell: ({ limit }) => countedInWords(limit, names),
        },
        { key: 'most', label: words.columns.most, numeric: true, cell: ({ limit }) => limit.most },
        ...(patron
          ? [
              {
                key: 'now',
                label: t.limits.now,
                numeric: true,
                cell: ({ limit }: ConsideredLimit) => counted(limit),
              },
            ]
          : []),
        {
          key: 'verdict',
          label: t.columns.verdict,
          cell: ({ limit, holds, mismatch }) => {
            if (!holds) return mismatch.length > 0 ? mismatchInWords(mismatch, names) : t.limits.overruled
            const full = (counted(limit) ?? -1) >= limit.most
            return full ? (
              <Status kind="attention">{t.limits.reached}</Status>
            ) : (
              <Status kind="good">{t.limits.holds}</Status>
            )
          },
        },
      ]}
    />
  )
}

/** Open loans that a limit counts. */
export const countOf = ({ loans }: ExplainedPatron, { loanCategory, branchId }: Limit): number =>
  loans
    .filter(
      (loan) =>
        (loanCategory === null || loan.loanCategory === loanCategory) &&
        (branchId === null || loan.branchId === branchId),
    )
    .reduce((sum, { count }) => sum + count, 0)
