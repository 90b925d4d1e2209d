import { Button } from '#design/button.tsx'
import { DateField } from '#design/field.tsx'
import { formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { WaitingIssue } from './find-kardex.ts'

interface WaitingFormProps {
  language: Language
  issues: readonly WaitingIssue[]
  receivedOn: Day
  /** The first button takes the focus: Enter receives the first issue. */
  ready?: boolean
  /** Where to go on afterwards. */
  back: string
}

/** Issues that may have come, each to be received with one key, or several at once. */
export const WaitingForm = ({ language, issues, receivedOn, ready, back }: WaitingFormProps) => {
  const t = serialTexts(language).receive
  return (
    <form class="stack" method="post" action={serialPaths.receive}>
      <input type="hidden" name="kembali" value={back} />
      <Table
        caption={t.waiting}
        rows={issues}
        columns={[
          {
            key: 'box',
            label: '✓',
            cell: ({ id, enumeration }) => (
              <input type="checkbox" name="box" value={String(id)} aria-label={t.choose(enumeration)} />
            ),
          },
          {
            key: 'issue',
            label: t.columns.issue,
            names: true,
            cell: ({ id, enumeration }) => <a href={serialPaths.box(id)}>{enumeration}</a>,
          },
          {
            key: 'title',
            label: t.columns.title,
            cell: ({ title, subscriptionId }) => (
              <a href={serialPaths.subscription(subscriptionId)}>{title}</a>
            ),
          },
          { key: 'date', label: t.columns.date, cell: ({ chronology }) => chronology },
          { key: 'branch', label: t.columns.branch, cell: ({ branchName }) => branchName },
          { key: 'due', label: t.columns.due, cell: ({ dueOn }) => formatShortDate(dueOn, language) },
          {
            key: 'one',
            label: t.one,
            cell: ({ id, enumeration }) => (
              <button
                class="button"
                type="submit"
                name="satu"
                value={String(id)}
                autofocus={ready && id === issues[0]?.id}
              >
                {t.one}
                <span class="visually-hidden"> {enumeration}</span>
              </button>
            ),
          },
        ]}
      />
      <div class="cluster">
        <DateField name="receivedOn" label={t.date} value={receivedOn} />
        <Button kind="primary" name="pilihan" value="1">
          {t.chosen}
        </Button>
      </div>
    </form>
  )
}
