import { EmptyState } from '#design/empty-state.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { WaitingIssue } from './find-kardex.ts'
import { WaitingForm } from './waiting-table.tsx'

export interface ReceivePageProps {
  context: PageContext
  issues: readonly WaitingIssue[]
  branches: readonly Branch[]
  asked: { text: string; branchId?: number | undefined }
  today: Day
  /** Names of what was received just now. */
  received?: readonly string[]
  problem?: string
}

/** The desk at which issues come in: scan, Enter, Enter. */
export const ReceivePage = (props: ReceivePageProps) => {
  const { context, issues, branches, asked, today, received = [], problem } = props
  const texts = serialTexts(context.language)
  const t = texts.receive
  const words: Record<string, string> = texts.errors
  const back = asked.branchId ? `${serialPaths.receive}?tempat=${asked.branchId}` : serialPaths.receive
  const ready = asked.text !== '' && issues.length > 0 && !problem
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack">
        {received.length > 0 && <Notice kind="success">{t.done(received.join('; '))}</Notice>}
        {problem && <Notice kind="problem">{words[problem] ?? texts.errors.wrong}</Notice>}
        <FilterForm action={serialPaths.receive} label={t.scan} submit={t.find}>
          <TextField
            name="q"
            label={t.scan}
            optional
            value={asked.text}
            type="search"
            maxlength={200}
            autocomplete="off"
            autofocus={!ready}
          />
          <SelectField
            name="tempat"
            label={t.columns.branch}
            optional
            value={asked.branchId ? String(asked.branchId) : ''}
            options={[
              { value: '', label: texts.list.everyBranch },
              ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        </FilterForm>
        {issues.length > 0 ? (
          <WaitingForm language={context.language} receivedOn={today} {...{ issues, ready, back }} />
        ) : (
          <EmptyState title={asked.text ? t.none : t.nothing}>
            <p>{t.noneHint}</p>
          </EmptyState>
        )}
      </div>
    </StaffPage>
  )
}
