import { Button } from '#design/button.tsx'
import { Checkbox, RadioGroup } from '#design/choice.tsx'
import { SelectField } from '#design/field.tsx'
import { ErrorSummary, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { categoryName, type Category } from '../categories/list-categories.ts'
import { paths } from '../paths.ts'
import { memberColumnKinds, type MemberColumnKind } from './columns.ts'
import { CancelImport } from './import-pages.tsx'
import type { MemberImport } from './imports.ts'
import { importTexts } from './messages.ts'

interface MappingPageProps {
  context: PageContext
  job: MemberImport
  columns: readonly MemberColumnKind[]
  examples: readonly string[][]
  categories: readonly Category[]
  branches: readonly Branch[]
  /** True when no column holds names. */
  nameless?: boolean
}

/** What each column of a table about members holds, and what becomes of those who are here already. */
export const MemberMappingPage = (props: MappingPageProps) => {
  const { context, job, nameless } = props
  const t = importTexts(context.language)
  return (
    <StaffPage context={context} title={t.mapping}>
      <PageHeading title={`${t.mapping}: ${job.fileName}`} lead={t.mappingLead} />
      <form class="form" method="post" action={paths.importColumns(job.id)} novalidate>
        <ErrorSummary errors={{ 'kolom-0': nameless ? t.errors['name-missing'] : undefined }} />
        <ColumnsTable {...props} />
        <Choices {...props} />
        <FormActions>
          <Button kind="primary">{t.check}</Button>
        </FormActions>
      </form>
      <CancelImport id={job.id} label={t.cancel} />
    </StaffPage>
  )
}

const ColumnsTable = ({ context, job, columns, examples }: MappingPageProps) => {
  const t = importTexts(context.language)
  return (
    <Table
      caption={t.mapping}
      captionHidden
      stacked
      rows={job.headings.map((heading, place) => ({ heading, place }))}
      columns={[
        {
          key: 'column',
          label: t.column,
          names: true,
          cell: ({ heading, place }) => heading || String(place + 1),
        },
        {
          key: 'holds',
          label: t.holds,
          cell: ({ heading, place }) => (
            <select
              id={`kolom-${place}`}
              name={`kolom-${place}`}
              aria-label={`${t.holds}: ${heading || place + 1}`}
            >
              {memberColumnKinds.map((kind) => (
                <option value={kind} selected={columns[place] === kind}>
                  {t.kinds[kind]}
                </option>
              ))}
            </select>
          ),
        },
        {
          key: 'examples',
          label: t.examples,
          cell: ({ place }) =>
            examples
              .map((row) => row[place])
              .filter(Boolean)
              .join(' · '),
        },
      ]}
    />
  )
}

const Choices = ({ context: { language }, job: { settings }, categories, branches }: MappingPageProps) => {
  const t = importTexts(language)
  return (
    <>
      <SelectField
        name="category"
        label={t.category}
        value={settings.category}
        options={[
          { value: '', label: t.byAge },
          ...categories
            .filter(({ retiredAt }) => !retiredAt)
            .map((one) => ({ value: one.code, label: categoryName(one, language) })),
        ]}
        optional
      />
      <SelectField
        name="branchId"
        label={t.branch}
        value={settings.branchId}
        options={[
          { value: '', label: t.noBranch },
          ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        optional
      />
      <RadioGroup
        name="known"
        label={t.known}
        value={settings.known}
        options={[
          { value: 'skip', label: t.knownChoices.skip },
          { value: 'update', label: t.knownChoices.update },
        ]}
      />
      <Checkbox name="guardianOnPaper" label={t.guardianOnPaper} checked={settings.guardianOnPaper} />
    </>
  )
}
