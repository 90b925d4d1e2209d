import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { ErrorSummary, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { ImportJob } from '../import-state.ts'
import { importTexts } from '../messages.ts'
import { importPaths } from '../paths.ts'
import { columnKinds, type ColumnKind } from '../table/column-kinds.ts'
import type { TableHead } from '../table/table-head.ts'
import { CancelForm } from './deeds.tsx'
import { OverlayFields } from './overlay-fields.tsx'
import { BranchField, RuleField } from './upload-page.tsx'

interface MappingPageProps {
  context: PageContext
  job: ImportJob
  head: TableHead
  columns: readonly ColumnKind[]
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
}

/** What each column of a table holds. */
export const MappingPage = (props: MappingPageProps) => {
  const { context, job, head, columns, branches, typed, errors = {} } = props
  const t = importTexts(context.language)
  const worded = { 'kolom-0': errors['columns'] && t.refusals['no-title-column'] }
  return (
    <StaffPage context={context} title={t.mapping.title}>
      <PageHeading title={`${t.mapping.title}: ${job.fileName}`} lead={t.mapping.lead} />
      <form class="stack" method="post" action={importPaths.columns(job.id)} novalidate>
        <ErrorSummary errors={worded} />
        <Table
          caption={t.mapping.title}
          captionHidden
          stacked
          rows={head.headings.map((heading, place) => ({ heading, place }))}
          columns={[
            {
              key: 'name',
              label: t.mapping.column,
              names: true,
              cell: ({ heading, place }) => heading || String(place + 1),
            },
            {
              key: 'kind',
              label: t.mapping.holds,
              cell: ({ heading, place }) => (
                <select
                  id={`kolom-${place}`}
                  name={`kolom-${place}`}
                  aria-label={`${t.mapping.holds}: ${heading}`}
                >
                  {columnKinds.map((kind) => (
                    <option value={kind} selected={columns[place] === kind}>
                      {t.mapping.kinds[kind]}
                    </option>
                  ))}
                </select>
              ),
            },
            {
              key: 'examples',
              label: t.mapping.examples,
              cell: ({ place }) =>
                head.examples
                  .map((row) => row[place]?.slice(0, 60))
                  .filter(Boolean)
                  .join(' · '),
            },
          ]}
        />
        <RuleField t={t} typed={typed} />
        <BranchField t={t} typed={typed} branches={branches} />
        <p>{t.mapping.existing}</p>
        <Disclosure summary={t.upload.advanced} open={Boolean(errors['protect'] ?? errors['add'])}>
          <OverlayFields t={t} typed={typed} errors={errors} />
        </Disclosure>
        <FormActions>
          <Button kind="primary">{t.mapping.submit}</Button>
        </FormActions>
      </form>
      <CancelForm t={t} id={job.id} />
    </StaffPage>
  )
}
