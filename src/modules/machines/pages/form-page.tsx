import type { Child } from 'hono/jsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Card, CardGrid } from '#design/card.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { MachineKind } from '../kinds.ts'
import { machineTexts } from '../messages.ts'
import { paths } from '../paths.ts'

/** What kind a new machine is of. */
export const ChooseKindPage = ({
  context,
  kinds,
}: {
  context: PageContext
  kinds: readonly MachineKind[]
}) => {
  const { language } = context
  const t = machineTexts(language).form
  return (
    <StaffPage context={context} title={t.chooseTitle}>
      <PageHeading title={t.chooseTitle} lead={t.chooseLead} />
      <CardGrid>
        {kinds.map(({ code, label, about }) => (
          <Card title={label[language]} href={`${paths.newMachine}?jenis=${code}`} level={2}>
            <p>{about[language]}</p>
          </Card>
        ))}
      </CardGrid>
    </StaffPage>
  )
}

export interface MachineFormProps {
  kind: MachineKind
  language: Language
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  action: string
  cancel: string
}

/** Name, place and settings of a machine. */
export const MachineForm = (props: MachineFormProps): Child => {
  const { kind, language, branches, typed, errors = {}, action, cancel } = props
  const texts = machineTexts(language)
  const t = texts.form
  const worded = wordedErrors(errors, kind, language)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  return (
    <Form action={action} errors={worded}>
      <input type="hidden" name="jenis" value={kind.code} />
      <TextField {...field('name', t.name, t.nameHint)} maxlength={80} />
      <SelectField
        {...field('branchId', t.branch)}
        options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      {kind.proof === 'login' && (
        <TextField {...field('login', t.login, t.loginHint)} maxlength={40} autocomplete="off" />
      )}
      {kind.fields({ language, typed, errors: worded })}
      <FormActions>
        <Button kind="primary">{t.save}</Button>
        <ButtonLink href={cancel}>{t.cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

/** Codes of wrong fields as sentences: the register's own, else those of the kind. */
const wordedErrors = (errors: FieldErrors, kind: MachineKind, language: Language): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [
      name,
      machineTexts(language).errors[code] ?? kind.errorText(code, language),
    ]),
  )

/** A new machine of a kind. */
export const NewMachinePage = ({
  context,
  ...form
}: { context: PageContext } & Omit<MachineFormProps, 'language' | 'action' | 'cancel'>) => {
  const { language } = context
  const title = machineTexts(language).form.newTitle(form.kind.label[language])
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} />
      <MachineForm {...form} language={language} action={paths.newMachine} cancel={paths.fleet} />
    </StaffPage>
  )
}
