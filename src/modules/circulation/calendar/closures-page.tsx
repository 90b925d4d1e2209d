import { Status } from '#design/badge.tsx'
import { Button } from '#design/button.tsx'
import { Checkbox, CheckboxGroup } from '#design/choice.tsx'
import { DateField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { CountedBatch } from './batches.ts'
import { CalendarPage } from './calendar-page.tsx'
import { calendarRefusal, calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'

export interface ClosuresPageProps {
  context: PageContext
  branches: readonly Branch[]
  batches: readonly CountedBatch[]
  typed: Typed
  chosen: readonly string[]
  errors?: FieldErrors
  problem?: string | undefined
  mayClose: boolean
  mayEmergency: boolean
}

/** Closing some days, and the closings there have been. */
export const ClosuresPage = (props: ClosuresPageProps) => {
  const { context, batches, problem, mayClose } = props
  const { language } = context
  const t = calendarTexts(language).closures
  return (
    <CalendarPage context={context} title={t.title} lead={t.lead}>
      {problem && <Notice kind="problem">{calendarRefusal(problem, language)}</Notice>}
      {mayClose && <ClosureForm {...props} />}
      <section class="stack">
        <h2>{t.list}</h2>
        <Table
          caption={t.list}
          captionHidden
          rows={batches}
          empty={t.none}
          columns={[
            {
              key: 'what',
              label: t.what,
              names: true,
              cell: ({ id, name }) => <a href={calendarPaths.closure(id)}>{name}</a>,
            },
            { key: 'when', label: t.when, cell: ({ doneAt }) => formatShortMoment(doneAt, language) },
            { key: 'who', label: t.who, cell: ({ doneBy }) => doneBy },
            {
              key: 'effect',
              label: t.effect,
              cell: ({ loans, holds, waived }) => t.moved(loans, holds, formatRupiah(waived)),
            },
            {
              key: 'state',
              label: t.state,
              cell: ({ undoneAt }) => (
                <Status kind={undoneAt ? 'muted' : 'good'}>{undoneAt ? t.undone : t.inForce}</Status>
              ),
            },
          ]}
        />
      </section>
    </CalendarPage>
  )
}

const ClosureForm = (props: ClosuresPageProps) => {
  const { context, branches, typed, chosen, errors = {}, mayEmergency } = props
  const { language } = context
  const t = calendarTexts(language).closures
  const error = (name: string) => errors[name] && calendarRefusal(errors[name], language)
  const worded = Object.fromEntries(['firstDay', 'lastDay', 'reason'].map((name) => [name, error(name)]))
  return (
    <section class="stack">
      <h2>{t.form}</h2>
      <Form action={calendarPaths.closures} errors={worded}>
        <div class="field-grid">
          <DateField name="firstDay" label={t.first} value={typed['firstDay']} error={worded['firstDay']} />
          <DateField name="lastDay" label={t.last} value={typed['lastDay']} error={worded['lastDay']} />
          <div class="wide">
            <TextField
              name="reason"
              label={t.reason}
              hint={t.reasonHint}
              value={typed['reason']}
              error={worded['reason']}
              maxlength={120}
            />
          </div>
        </div>
        <CheckboxGroup
          name="branch"
          label={t.branches}
          hint={t.allBranches}
          values={chosen}
          options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
          optional
        />
        {mayEmergency && (
          <Checkbox name="emergency" label={t.emergency} checked={Boolean(typed['emergency'])} />
        )}
        <FormActions>
          <Button kind="primary">{t.preview}</Button>
        </FormActions>
      </Form>
    </section>
  )
}
