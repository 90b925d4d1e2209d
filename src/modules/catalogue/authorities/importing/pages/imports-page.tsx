import { Button, ButtonLink } from '#design/button.tsx'
import { FileField, SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatShortMoment } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../../paths.ts'
import { authorityKinds } from '../../authority-form.ts'
import { authorityTexts } from '../../messages.ts'
import { authorityPaths } from '../../paths.ts'
import { importPolicies, type AuthorityImport } from '../import-state.ts'
import { authorityImportTexts } from '../messages.ts'

interface ImportsPageProps {
  context: PageContext
  imports: readonly AuthorityImport[]
  policy?: string
  /** Why the file was not taken, as a sentence. */
  problem?: string
}

/** Bringing authorities in and out. */
export const AuthorityImportsPage = ({ context, imports, policy, problem }: ImportsPageProps) => {
  const { language } = context
  const t = authorityImportTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={<ButtonLink href={paths.authorities}>{authorityTexts(language).title}</ButtonLink>}
        />
        <Form action={authorityPaths.upload} errors={problem ? { file: problem } : {}} multipart>
          <SelectField
            name="policy"
            label={t.policy}
            value={policy ?? 'complete'}
            options={importPolicies.map((value) => ({ value, label: t.policies[value] }))}
          />
          <FileField
            name="file"
            label={t.file}
            error={problem}
            accept=".mrc,.marc,.usmarc,.iso,.xml,.json,.ndjson,.gz"
          />
          <FormActions>
            <Button kind="primary">{t.upload}</Button>
          </FormActions>
        </Form>
        <Export context={context} />
        {imports.length > 0 && (
          <Table
            caption={t.earlier}
            stacked
            rows={imports}
            columns={[
              {
                key: 'file',
                label: t.columns.file,
                names: true,
                cell: ({ id, fileName }) => <a href={authorityPaths.import(id)}>{fileName || id}</a>,
              },
              { key: 'state', label: t.columns.state, cell: ({ state }) => t.states[state] },
              {
                key: 'when',
                label: t.columns.when,
                cell: ({ createdAt }) => formatShortMoment(createdAt, language),
              },
              { key: 'who', label: t.columns.who, cell: ({ createdBy }) => createdBy },
            ]}
          />
        )}
      </div>
    </StaffPage>
  )
}

const Export = ({ context: { language } }: { context: PageContext }) => {
  const t = authorityImportTexts(language)
  const kinds = authorityTexts(language)
  return (
    <section class="stack">
      <h2>{t.exportTitle}</h2>
      <p class="soft">{t.exportHint}</p>
      <FilterForm action={authorityPaths.export} label={t.exportTitle} submit={t.exportTitle}>
        <SelectField
          name="jenis"
          label={t.exportKind}
          value=""
          options={[
            { value: '', label: kinds.everyKind },
            ...authorityKinds.map((value) => ({ value, label: kinds.kinds[value] })),
          ]}
          optional
        />
        <SelectField
          name="format"
          label={t.formatLabel}
          value="marc"
          options={[
            { value: 'marc', label: t.exportAs.marc },
            { value: 'marcxml', label: t.exportAs.marcxml },
          ]}
          optional
        />
      </FilterForm>
    </section>
  )
}
