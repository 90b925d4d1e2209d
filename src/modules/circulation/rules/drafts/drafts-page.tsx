import { Status } from '#design/badge.tsx'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatShortMoment } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { wordedError } from '../pages/edit-page.tsx'
import { RulePage } from '../pages/rule-page.tsx'
import { rulePaths } from '../paths.ts'
import type { Draft } from './drafts.ts'
import { draftTexts } from './messages.ts'

interface DraftsPageProps {
  context: PageContext
  drafts: readonly Omit<Draft, 'base' | 'proposed'>[]
  mayChange: boolean
  typed?: Typed
  errors?: FieldErrors
}

export const DraftsPage = ({ context, drafts, mayChange, typed = {}, errors = {} }: DraftsPageProps) => {
  const { language } = context
  const t = draftTexts(language)
  const error = errors['name'] && wordedError(errors['name'], language)
  return (
    <RulePage context={context} title={t.title} lead={t.lead}>
      {mayChange && (
        <Form action={rulePaths.drafts} errors={{ name: error }}>
          <TextField
            name="name"
            label={t.name}
            hint={t.nameHint}
            value={typed['name']}
            error={error}
            maxlength={80}
          />
          <FormActions>
            <Button kind="primary">{t.begin}</Button>
          </FormActions>
        </Form>
      )}
      <Table
        caption={t.title}
        captionHidden
        rows={drafts}
        empty={t.none}
        columns={[
          {
            key: 'name',
            label: t.columns.name,
            names: true,
            cell: ({ id, name }) => <a href={rulePaths.draft(id)}>{name}</a>,
          },
          {
            key: 'state',
            label: t.columns.state,
            cell: ({ ending }) => (
              <Status kind={ending === null ? 'attention' : ending === 'applied' ? 'good' : 'muted'}>
                {t.states[ending ?? 'open']}
              </Status>
            ),
          },
          { key: 'by', label: t.columns.by, cell: ({ madeBy }) => madeBy },
          {
            key: 'changed',
            label: t.columns.changed,
            cell: ({ changedAt }) => formatShortMoment(changedAt, language),
          },
        ]}
      />
    </RulePage>
  )
}
