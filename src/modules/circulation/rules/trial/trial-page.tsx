import { formatNumber, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Progress } from '#design/progress.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { draftTexts } from '../drafts/messages.ts'
import type { Shown } from '../pages/rule-page.tsx'
import { RulePage } from '../pages/rule-page.tsx'
import { spanInWords, type Names } from '../pages/rule-words.ts'
import { rulePaths } from '../paths.ts'
import { groupings, type Compared, type TrialResult } from './compare-rules.ts'
import type { Tally } from './replay.ts'
import type { Trial } from './trials.ts'

/** How the loans of the past would have been under a draft. */
export const TrialPage = ({ trial, name, ...shown }: Shown & { trial: Trial; name: string }) => {
  const { context, names } = shown
  const t = draftTexts(context.language).trial
  const { state, result } = trial
  return (
    <RulePage context={context} title={t.page(name)} lead={spanInWords(trial, context.language)}>
      <p>
        <a href={rulePaths.draft(trial.draftId)}>{t.back}</a>
      </p>
      {state === 'failed' && <Notice kind="warning">{t.failed}</Notice>}
      {result ? (
        <Result result={result} names={names} />
      ) : (
        <Progress
          id="kemajuan"
          label={t.running}
          {...(state === 'running' ? { done: trial.loansDone } : {})}
          {...(trial.loansTotal === null ? {} : { total: trial.loansTotal })}
          running
          href={rulePaths.trial(trial.id)}
        />
      )}
    </RulePage>
  )
}

const Result = ({ result, names }: { result: TrialResult; names: Names }) => {
  const { language } = names
  const t = draftTexts(language).trial
  const number = (value: number) => formatNumber(value, language)
  if (result.total.loans === 0) return <Notice>{t.noLoans}</Notice>
  return (
    <>
      <Notice>
        <p>{t.loans(number(result.total.loans))}</p>
        <p>{t.moved(number(result.total.dueMoved))}</p>
        {result.anonymous > 0 && <p>{t.anonymous(number(result.anonymous))}</p>}
      </Notice>
      <Figures total={result.total} language={language} />
      {groupings.map((grouping) => (
        <Groups {...{ result, names, grouping }} />
      ))}
    </>
  )
}

const figures = ['lent', 'notForLoan', 'overLimit', 'days', 'late', 'fines', 'suspension'] as const
type Figure = (typeof figures)[number]

/** Lengths are told as an average, the rest as sums. */
const valueOf = (tally: Tally, figure: Figure): number =>
  figure === 'days' ? Math.round((tally.days / Math.max(1, tally.lent)) * 10) / 10 : tally[figure]

function valueInWords(figure: Figure, value: number, language: Language): string {
  if (figure === 'fines') return formatRupiah(value)
  return formatNumber(value, language)
}

const Figures = ({ total, language }: { total: Compared; language: Language }) => {
  const t = draftTexts(language).trial
  const rows = figures.map((figure) => {
    const [now, later] = [valueOf(total.current, figure), valueOf(total.proposed, figure)]
    return { figure, now, later, change: Math.round((later - now) * 10) / 10 }
  })
  return (
    <Table
      caption={t.figure}
      captionHidden
      rows={rows}
      columns={[
        { key: 'figure', label: t.figure, names: true, cell: ({ figure }) => t.figures[figure] },
        {
          key: 'now',
          label: t.now,
          numeric: true,
          cell: ({ figure, now }) => valueInWords(figure, now, language),
        },
        {
          key: 'later',
          label: t.draft,
          numeric: true,
          cell: ({ figure, later }) => valueInWords(figure, later, language),
        },
        {
          key: 'change',
          label: t.change,
          numeric: true,
          cell: ({ figure, change }) =>
            change === 0 ? '–' : `${change > 0 ? '+' : ''}${valueInWords(figure, change, language)}`,
        },
      ]}
    />
  )
}

interface GroupsProps {
  result: TrialResult
  names: Names
  grouping: (typeof groupings)[number]
}

const Groups = ({ result, names, grouping }: GroupsProps) => {
  const { language } = names
  const t = draftTexts(language).trial
  const rows = Object.entries(result.groups[grouping])
    .map(([key, compared]) => ({ name: nameOf(grouping, key, names), ...compared }))
    .toSorted((a, b) => b.loans - a.loans)
  const number = (value: number) => formatNumber(value, language)
  const pair = (now: string, later: string) => (now === later ? now : <strong>{t.arrow(now, later)}</strong>)
  return (
    <section class="stack">
      <h2>{t.by[grouping]}</h2>
      <Table
        caption={t.by[grouping]}
        captionHidden
        rows={rows}
        columns={[
          { key: 'group', label: t.group, names: true, cell: ({ name }) => name },
          { key: 'loans', label: t.groupLoans, numeric: true, cell: ({ loans }) => number(loans) },
          { key: 'moved', label: t.dueMoved, numeric: true, cell: ({ dueMoved }) => number(dueMoved) },
          {
            key: 'refused',
            label: t.refused,
            numeric: true,
            cell: ({ current, proposed }) =>
              pair(
                number(current.notForLoan + current.overLimit),
                number(proposed.notForLoan + proposed.overLimit),
              ),
          },
          {
            key: 'days',
            label: t.days,
            numeric: true,
            cell: ({ current, proposed }) =>
              pair(number(valueOf(current, 'days')), number(valueOf(proposed, 'days'))),
          },
          {
            key: 'late',
            label: t.figures.late,
            numeric: true,
            cell: ({ current, proposed }) => pair(number(current.late), number(proposed.late)),
          },
          {
            key: 'fines',
            label: t.figures.fines,
            numeric: true,
            cell: ({ current, proposed }) => pair(formatRupiah(current.fines), formatRupiah(proposed.fines)),
          },
        ]}
      />
    </section>
  )
}

const nameOf = (grouping: GroupsProps['grouping'], key: string, names: Names): string => {
  if (grouping === 'category') return names.category(key)
  return grouping === 'branchId' ? names.branch(Number(key)) : key
}
