import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { FileField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { visitorTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DoorShown } from './import-counts.ts'
import type { RowProblem } from './read-counts.ts'

export interface DoorPageProps {
  context: PageContext
  branches: readonly Branch[]
  doors: readonly DoorShown[]
  typed: Typed
  errors?: FieldErrors
  outcome?: { hours: number; entered: number; problems: readonly RowProblem[] }
}

/** What a counting device at a door wrote is brought in here. */
export const DoorPage = (props: DoorPageProps) => {
  const { context, branches, typed, errors = {}, outcome } = props
  const texts = visitorTexts(context.language)
  const t = texts.door
  const words = wordedErrors(errors, texts)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack-large">
        {outcome && <OutcomeNotice language={context.language} {...outcome} />}
        <Form action={paths.doorUpload} errors={words} multipart>
          <SelectField
            name="branchId"
            label={texts.place}
            value={typed['branchId']}
            error={words['branchId']}
            options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <TextField
            name="door"
            label={t.name}
            hint={t.nameHint}
            value={typed['door']}
            error={words['door']}
            maxlength={60}
          />
          <FileField name="file" label={t.file} hint={t.fileHint} error={words['file']} accept=".csv,.txt" />
          <Checkbox name="halved" label={t.halved} checked={Boolean(typed['halved'])} />
          <FormActions>
            <Button kind="primary">{t.submit}</Button>
          </FormActions>
        </Form>
        <Doors {...props} />
      </div>
    </StaffPage>
  )
}

type OutcomeProps = NonNullable<DoorPageProps['outcome']> & { language: PageContext['language'] }

const OutcomeNotice = ({ language, hours, entered, problems }: OutcomeProps) => {
  const t = visitorTexts(language).door
  const number = (count: number) => formatNumber(count, language)
  return (
    <Notice kind={problems.length > 0 ? 'warning' : 'success'}>
      <p>{t.done(number(hours), number(entered))}</p>
      {problems.length > 0 && (
        <>
          <p>{t.problems(number(problems.length))}</p>
          <ul>
            {problems.slice(0, 20).map(({ row, problem }) => (
              <li>{t.row(number(row), t.rowProblems[problem])}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

const Doors = ({ context, doors }: DoorPageProps) => {
  const { language } = context
  const texts = visitorTexts(language)
  const t = texts.door
  return (
    <Table
      caption={t.doors}
      stacked
      empty={t.none}
      rows={doors}
      columns={[
        { key: 'door', label: t.door, names: true, cell: ({ door }) => door },
        { key: 'place', label: texts.place, cell: ({ branch }) => branch },
        { key: 'first', label: t.first, cell: ({ first }) => formatShortDate(first, language) },
        { key: 'last', label: t.last, cell: ({ last }) => formatShortDate(last, language) },
        {
          key: 'entered',
          label: t.entered,
          numeric: true,
          cell: ({ entered }) => formatNumber(entered, language),
        },
        {
          key: 'imported',
          label: t.imported,
          cell: ({ importedAt }) => formatShortMoment(importedAt, language),
        },
      ]}
    />
  )
}
