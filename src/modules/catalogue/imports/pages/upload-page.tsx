import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { FileField, SelectField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { itemSourceNames, matchRuleNames } from '../import-settings.ts'
import { importTexts, type id } from '../messages.ts'
import { importPaths } from '../paths.ts'
import { OverlayFields } from './overlay-fields.tsx'

interface UploadPageProps {
  context: PageContext
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  /** Why the file was not taken, as a sentence. */
  fileProblem?: string
}

export const UploadPage = ({ context, branches, typed, errors = {}, fileProblem }: UploadPageProps) => {
  const t = importTexts(context.language)
  const worded = {
    file: fileProblem,
    protect: errors['protect'] && t.refusals['not-a-tag'],
    add: errors['add'] && t.refusals['not-a-tag'],
  }
  return (
    <StaffPage context={context} title={t.upload.title}>
      <PageHeading title={t.upload.title} lead={t.lead} />
      <Form action={importPaths.upload} errors={worded} multipart>
        <RuleField t={t} typed={typed} />
        <SelectField
          name="items"
          label={t.upload.items}
          hint={t.upload.itemsHint}
          value={typed['items'] ?? 'none'}
          options={itemSourceNames.map((name) => ({ value: name, label: t.upload.itemSources[name] }))}
        />
        <BranchField t={t} typed={typed} branches={branches} />
        <Disclosure summary={t.upload.advanced} open={Boolean(worded.protect || worded.add)}>
          <OverlayFields t={t} typed={typed} errors={errors} />
        </Disclosure>
        <FileField
          name="file"
          label={t.upload.file}
          hint={t.upload.fileHint}
          error={fileProblem}
          accept=".mrc,.marc,.usmarc,.iso,.xml,.json,.ndjson,.csv,.tsv,.txt,.xlsx,.gz"
        />
        <FormActions>
          <Button kind="primary">{t.upload.submit}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

export const RuleField = ({ t, typed }: { t: typeof id; typed: Typed }) => (
  <SelectField
    name="rule"
    label={t.upload.rule}
    hint={t.upload.ruleHint}
    value={typed['rule'] ?? 'standard'}
    options={matchRuleNames.map((name) => ({ value: name, label: t.upload.rules[name] }))}
  />
)

export const BranchField = ({
  t,
  typed,
  branches,
}: Pick<UploadPageProps, 'branches' | 'typed'> & { t: typeof id }) => (
  <SelectField
    name="branchId"
    label={t.upload.branch}
    value={typed['branchId'] ?? ''}
    options={[
      { value: '', label: t.upload.noBranch },
      ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
    ]}
    optional
  />
)
