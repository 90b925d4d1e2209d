import { Status } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { verdictParts, type CheckedCase } from '../book/rule-cases.ts'
import { ruleTexts } from '../messages.ts'
import { RulePage, type Shown } from '../pages/rule-page.tsx'
import { explainPath, rulePaths } from '../paths.ts'
import { casePartInWords } from './case-words.ts'
import { caseTexts } from './messages.ts'

/** All test cases and whether they hold under the rules shown. */
export const CasesPage = ({ checked, ...shown }: Shown & { checked: readonly CheckedCase[] }) => {
  const { context, draft, names, mayChange } = shown
  const { language } = context
  const t = caseTexts(language)
  const passed = checked.filter(({ wrong }) => wrong.length === 0).length
  const add = mayChange && !draft && (
    <ButtonLink kind="primary" href={rulePaths.case('baru')}>
      {t.add}
    </ButtonLink>
  )
  return (
    <RulePage {...{ context, draft }} title={t.title} lead={t.lead} actions={add}>
      {checked.length > 0 && (
        <Notice kind={passed === checked.length ? 'success' : 'warning'}>
          {t.summary(passed, checked.length)}
        </Notice>
      )}
      <Table
        caption={t.title}
        captionHidden
        rows={checked}
        empty={t.none}
        columns={[
          { key: 'name', label: t.columns.name, names: true, cell: ({ one }) => one.name },
          { key: 'who', label: t.columns.who, cell: ({ one }) => names.category(one.category) },
          {
            key: 'what',
            label: t.columns.what,
            cell: ({ one }) => `${one.loanCategory}, ${names.branch(one.branchId)}`,
          },
          { key: 'when', label: t.columns.when, cell: ({ one }) => formatShortDate(one.lentOn, language) },
          {
            key: 'expected',
            label: t.columns.expected,
            cell: ({ one }) =>
              verdictParts
                .filter((part) => one.expected[part] !== undefined)
                .map((part) => `${t.parts[part]}: ${casePartInWords(one.expected, part, language)}`)
                .join('; '),
          },
          { key: 'result', label: t.columns.result, cell: (one) => <Result {...{ one, language }} /> },
          {
            key: 'actions',
            label: ruleTexts(language).columns.actions,
            cell: (row) => <CaseActions {...row} {...shown} />,
          },
        ]}
      />
    </RulePage>
  )
}

const Result = ({ one: { one, actual, wrong }, language }: { one: CheckedCase; language: Language }) => {
  const t = caseTexts(language)
  if (wrong.length === 0) return <Status kind="good">{t.passes}</Status>
  const told = wrong.map((part) =>
    t.becomes(
      t.parts[part],
      casePartInWords(one.expected, part, language),
      casePartInWords(actual, part, language),
    ),
  )
  return (
    <>
      <Status kind="attention">{t.fails}</Status>
      <br />
      {told.join('; ')}
    </>
  )
}

const CaseActions = ({ one, context, draft, mayChange }: CheckedCase & Shown) => {
  const t = caseTexts(context.language)
  const { category, loanCategory, branchId, lentOn, daysLate } = one
  const asked = { category, loanCategory, branchId, day: lentOn, daysLate }
  return (
    <span class="cluster">
      {mayChange && !draft && (
        <a href={rulePaths.case(one.id)} aria-label={t.edit(one.name)}>
          {ruleTexts(context.language).edit}
        </a>
      )}
      <a
        href={explainPath(draft ? { ...asked, draftId: draft.id } : asked)}
        aria-label={`${t.explain}: ${one.name}`}
      >
        {t.explain}
      </a>
    </span>
  )
}
