import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { copyTexts } from './messages.ts'
import { copyPaths } from './paths.ts'
import type { CopySource } from './save-source.ts'

/** All sources. */
export const SourcesPage = ({
  context,
  sources,
}: {
  context: PageContext
  sources: readonly CopySource[]
}) => {
  const t = copyTexts(context.language).source
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          actions={
            <ButtonLink href={copyPaths.newSource} kind="primary">
              {t.add}
            </ButtonLink>
          }
        />
        <Table
          caption={t.title}
          captionHidden
          empty={t.empty}
          rows={sources}
          columns={[
            {
              key: 'name',
              label: t.name,
              names: true,
              cell: ({ id, name }) => <a href={copyPaths.source(id)}>{name}</a>,
            },
            { key: 'url', label: t.url, cell: ({ url }) => <code>{url}</code> },
            { key: 'version', label: t.version, cell: ({ version }) => version },
            { key: 'active', label: t.active, cell: ({ active }) => (active ? '✓' : t.inactive) },
          ]}
        />
      </div>
    </StaffPage>
  )
}

interface SourcePageProps {
  context: PageContext
  id?: number
  typed: Typed
  errors?: FieldErrors
}

/** A source. */
export const SourcePage = ({ context, id, typed, errors = {} }: SourcePageProps) => {
  const { source: t, errors: known } = copyTexts(context.language)
  const words: Record<string, string | undefined> = known
  const worded = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words[code] ?? code]))
  const field = (name: keyof typeof t, hint?: string) => ({
    name,
    label: t[name],
    hint,
    value: typed[name],
    error: worded[name],
  })
  const title = id === undefined ? t.add : t.edit
  const address = id === undefined ? copyPaths.newSource : copyPaths.source(id)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} lead={typed['name']} />
        <Form action={address} errors={worded}>
          <div class="field-grid">
            <TextField {...field('name')} autofocus />
            <TextField {...field('url', t.urlHint)} type="url" />
            <SelectField
              {...field('version')}
              options={['1.1', '1.2', '2.0'].map((value) => ({ value, label: value }))}
            />
            <TextField {...field('recordSchema', t.recordSchemaHint)} optional />
            <TextField {...field('isbnIndex')} />
            <TextField {...field('titleIndex')} />
            <TextField {...field('authorIndex')} />
            <TextField {...field('timeoutSeconds')} inputmode="numeric" width="short" />
            <TextField {...field('position')} inputmode="numeric" width="short" />
            <label class="choice">
              <input type="checkbox" name="active" value="1" checked={Boolean(typed['active'])} />
              <span>{t.active}</span>
            </label>
          </div>
          <FormActions>
            <Button kind="primary">{t.save}</Button>
            <ButtonLink href={copyPaths.sources}>{t.title}</ButtonLink>
          </FormActions>
        </Form>
        {id !== undefined && (
          <form method="post" action={address}>
            <input type="hidden" name="hapus" value="1" />
            <Button kind="quiet">{t.remove}</Button>
          </form>
        )}
      </div>
    </StaffPage>
  )
}
