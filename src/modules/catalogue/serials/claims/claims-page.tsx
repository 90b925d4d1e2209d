import { Button } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { formatShortDate } from '#design/format.ts'
import { ErrorSummary } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { serialTexts, wordedErrors } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { ClaimLetter, LateIssue } from './find-claims.ts'

export interface ClaimsPageProps {
  context: PageContext
  late: readonly LateIssue[]
  letters: readonly ClaimLetter[]
  signatories: LetterSettings['signatories']
  typed: Typed
  errors?: FieldErrors
  made?: number
}

/** What is late, and the letters that ask for it. */
export const ClaimsPage = (props: ClaimsPageProps) => {
  const { context, letters, late, made } = props
  const { language } = context
  const t = serialTexts(language).claims
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack-large">
        {made !== undefined && <Notice kind="success">{t.made(made)}</Notice>}
        {late.length > 0 ? <LateForm {...props} /> : <p>{t.none}</p>}
        <Table
          caption={t.letters}
          empty={t.noLetters}
          rows={letters}
          columns={[
            {
              key: 'number',
              label: t.number,
              names: true,
              cell: ({ id, number }) => <a href={serialPaths.claim(id)}>{number || `#${id}`}</a>,
            },
            { key: 'vendor', label: t.columns.vendor, cell: ({ vendor }) => vendor },
            { key: 'issues', label: t.issues, numeric: true, cell: ({ issues }) => String(issues.length) },
            { key: 'on', label: t.madeOn, cell: ({ madeOn }) => formatShortDate(madeOn, language) },
            { key: 'by', label: t.madeBy, cell: ({ madeBy }) => madeBy },
          ]}
        />
      </div>
    </StaffPage>
  )
}

const LateForm = ({ context, late, signatories, typed, errors = {} }: ClaimsPageProps) => {
  const texts = serialTexts(context.language)
  const t = texts.claims
  const worded = wordedErrors(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  return (
    <form class="stack" method="post" action={serialPaths.claims} novalidate>
      <ErrorSummary errors={worded} />
      <LateTable {...{ context, late }} />
      <div class="field-grid">
        <TextField {...field('number', t.number, t.numberHint)} optional />
        <DateField {...field('madeOn', t.madeOn)} />
        <SelectField
          {...field('signatory', t.signatory)}
          optional
          options={[
            ...signatories.map(({ name, position }, place) => ({
              value: String(place),
              label: `${name}, ${position}`,
            })),
            { value: '', label: t.noSignatory },
          ]}
        />
      </div>
      <p>
        <Button kind="primary">{t.make}</Button>
      </p>
    </form>
  )
}

const LateTable = ({ context: { language }, late }: Pick<ClaimsPageProps, 'context' | 'late'>) => {
  const texts = serialTexts(language)
  const { receive, claims: t } = texts
  return (
    <Table
      caption={t.late}
      rows={late}
      columns={[
        {
          key: 'box',
          label: '✓',
          cell: ({ id, enumeration }) => (
            <input
              type="checkbox"
              name="box"
              value={String(id)}
              id={id === late[0]?.id ? 'box' : undefined}
              aria-label={receive.choose(enumeration)}
            />
          ),
        },
        {
          key: 'issue',
          label: receive.columns.issue,
          names: true,
          cell: ({ id, enumeration }) => <a href={serialPaths.box(id)}>{enumeration}</a>,
        },
        {
          key: 'title',
          label: receive.columns.title,
          cell: ({ title, subscriptionId }) => <a href={serialPaths.subscription(subscriptionId)}>{title}</a>,
        },
        { key: 'date', label: receive.columns.date, cell: ({ chronology }) => chronology },
        { key: 'vendor', label: t.columns.vendor, cell: ({ vendor }) => vendor },
        { key: 'due', label: receive.columns.due, cell: ({ dueOn }) => formatShortDate(dueOn, language) },
        { key: 'rounds', label: t.columns.rounds, cell: ({ rounds }) => t.times(rounds) },
        {
          key: 'claimed',
          label: t.columns.claimedOn,
          cell: ({ claimedOn }) => claimedOn && formatShortDate(claimedOn, language),
        },
      ]}
    />
  )
}
