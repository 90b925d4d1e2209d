import { Button, ButtonLink } from '#design/button.tsx'
import { CheckboxGroup } from '#design/choice.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextField } from '#design/field.tsx'
import { ErrorSummary, Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { Role } from '../roles/save-role.ts'
import type { Account } from './list-accounts.ts'
import { accountTexts } from './messages.ts'

interface AccountPageProps {
  context: PageContext
  /** The account to change; a new one without it. */
  account?: Account
  typed: { name?: string; login?: string; roles: readonly string[] }
  /** Roles that the viewer may give. */
  givable: readonly Role[]
  errors?: FieldErrors
  saved?: boolean
  /** Where the viewer's rights end, or whose account this is. */
  standing?: 'own' | 'beyond'
}

/** An account, to be made or changed. */
export const AccountPage = (props: AccountPageProps) => {
  const { context, account, saved, standing, errors = {} } = props
  const t = accountTexts(context.language)
  const title = account ? account.name : t.add
  const worded = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, t.errors[code] ?? t.errors['required']]),
  )
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} lead={<a href={paths.accounts}>{t.title}</a>} />
        {saved && <Notice kind="success">{t.saved}</Notice>}
        {account?.disabledAt && <Notice kind="warning">{t.disabled}</Notice>}
        {standing === 'beyond' && account ? (
          <BeyondReach {...{ context, account, worded }} />
        ) : (
          <AccountForm {...props} worded={worded} />
        )}
        {account && standing !== 'beyond' && <Entry {...{ context, account, standing }} />}
      </div>
    </StaffPage>
  )
}

type Worded = Record<string, string | undefined>

const BeyondReach = (props: { context: PageContext; account: Account; worded: Worded }) => {
  const { context, account, worded } = props
  const t = accountTexts(context.language)
  return (
    <>
      <ErrorSummary errors={worded} />
      <Notice>{t.beyond}</Notice>
      <DescriptionList
        entries={[
          [t.login, account.login],
          [t.roles, account.roles.map(({ name }) => name).join(', ')],
        ]}
      />
    </>
  )
}

const AccountForm = (props: AccountPageProps & { worded: Worded }) => {
  const { context, account, typed, givable, worded } = props
  const t = accountTexts(context.language)
  return (
    <Form action={account ? paths.account(account.id) : paths.newAccount} errors={worded}>
      <TextField name="name" label={t.name} value={typed.name} error={worded['name']} width="medium" />
      {account ? (
        <DescriptionList entries={[[t.login, account.login]]} />
      ) : (
        <TextField
          name="login"
          label={t.login}
          hint={t.loginHint}
          value={typed.login}
          error={worded['login']}
          width="medium"
          autocomplete="off"
        />
      )}
      <CheckboxGroup
        name="roles"
        label={t.roles}
        hint={t.rolesHint}
        error={worded['roles']}
        values={typed.roles}
        options={givable.map(({ code, name }) => ({ value: code, label: name }))}
        optional
      />
      {!account && <p>{t.passwordToCome}</p>}
      <FormActions>
        <Button kind="primary">{account ? t.save : t.add}</Button>
        <ButtonLink href={paths.accounts}>{t.cancel}</ButtonLink>
      </FormActions>
    </Form>
  )
}

const Entry = (props: { context: PageContext; account: Account; standing?: 'own' | 'beyond' }) => {
  const { context, account, standing } = props
  const t = accountTexts(context.language)
  if (standing === 'own') {
    return (
      <p>
        {t.own} <a href={paths.ownPassword}>{t.ownLink}</a>
      </p>
    )
  }
  return (
    <section class="stack" aria-labelledby="masuk">
      <h2 id="masuk">{t.entry}</h2>
      <form class="stack" method="post" action={paths.accountPassword(account.id)}>
        <p>{t.newPasswordHint}</p>
        <Button>{t.newPassword}</Button>
      </form>
      <form class="stack" method="post" action={paths.accountEntry(account.id)}>
        <p>{account.disabledAt ? t.enableHint : t.disableHint}</p>
        {account.disabledAt ? (
          <Button name="status" value="aktif">
            {t.enable}
          </Button>
        ) : (
          <Button kind="danger" name="status" value="nonaktif">
            {t.disable}
          </Button>
        )}
      </form>
    </section>
  )
}
