import { Button, ButtonLink } from '#design/button.tsx'
import { CheckboxGroup } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { ErrorSummary, Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Permission } from '#kernel/permissions.ts'
import { paths } from '../paths.ts'
import type { ListedRole } from './list-roles.ts'
import { roleTexts } from './messages.ts'

interface RolePageProps {
  context: PageContext
  /** The role to change; a new one without it. */
  role?: ListedRole
  typed: { name?: string; permissions: readonly string[] }
  /** Rights to choose from, or to show where nothing can be changed. */
  choice: readonly Permission[]
  /** Set where there are rights that the viewer cannot give. */
  limited?: boolean
  /** Why the viewer cannot change this role. */
  closed?: 'fixed' | 'beyond'
  errors?: FieldErrors
  saved?: boolean
}

/** A role and its rights, by the part of the library they belong to. */
export const RolePage = (props: RolePageProps) => {
  const { context, role, choice, closed, errors = {}, saved } = props
  const { language } = context
  const t = roleTexts(language)
  const title = role?.name ?? t.add
  const worded = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, t.errors[code] ?? t.errors['required']]),
  )
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} lead={<a href={paths.roles}>{t.title}</a>} />
        {saved && <Notice kind="success">{t.saved}</Notice>}
        {closed ? (
          <>
            <ErrorSummary errors={worded} />
            <Notice>{t[closed]}</Notice>
            <RightsList {...{ choice, language }} />
          </>
        ) : (
          <RoleForm {...props} worded={worded} />
        )}
        {role && !closed && <Removal {...{ role, language }} />}
      </div>
    </StaffPage>
  )
}

const RoleForm = (props: RolePageProps & { worded: Record<string, string | undefined> }) => {
  const { context, role, typed, choice, limited, worded } = props
  const { language } = context
  const t = roleTexts(language)
  return (
    <Form action={role ? paths.role(role.code) : paths.newRole} errors={worded}>
      <TextField
        name="name"
        label={t.name}
        hint={t.nameHint}
        value={typed.name}
        error={worded['name']}
        width="medium"
        autocomplete="off"
      />
      {limited && <p class="hint">{t.onlyYours}</p>}
      <div class="field-grid">
        {byArea(choice).map(({ area, permissions }, place) => (
          <div class="row-top">
            <CheckboxGroup
              id={place === 0 ? 'permissions' : `permissions-${area}`}
              name="permissions"
              label={t.areas[area] ?? area}
              error={place === 0 ? worded['permissions'] : undefined}
              values={typed.permissions}
              options={permissions.map(({ name, label }) => ({ value: name, label: label[language] }))}
            />
          </div>
        ))}
      </div>
      <FormActions>
        <Button kind="primary">{role ? t.save : t.add}</Button>
        <ButtonLink href={paths.roles}>{t.cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

const RightsList = ({ choice, language }: { choice: readonly Permission[]; language: Language }) => {
  const t = roleTexts(language)
  return (
    <>
      {byArea(choice).map(({ area, permissions }) => (
        <section>
          <h2>{t.areas[area] ?? area}</h2>
          <ul>
            {permissions.map(({ label }) => (
              <li>{label[language]}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const Removal = ({ role, language }: { role: ListedRole; language: Language }) => {
  const t = roleTexts(language)
  if (role.holders > 0) return <p class="hint">{t.heldHint}</p>
  return (
    <form class="stack" method="post" action={paths.removeRole(role.code)}>
      <p>{t.removeHint}</p>
      <Button kind="danger">{t.remove}</Button>
    </form>
  )
}

/** Rights by their module, which is the first part of their name; in the order in which the modules come. */
const byArea = (permissions: readonly Permission[]) =>
  [...Map.groupBy(permissions, ({ name }) => name.split('.')[0] ?? name)].map(([area, members]) => ({
    area,
    permissions: members,
  }))
