import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { formatShortMoment } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { ListedAccount } from './list-accounts.ts'
import { accountTexts } from './messages.ts'

interface AccountsPageProps {
  context: PageContext
  accounts: readonly ListedAccount[]
}

/** Everybody on the staff who can sign in, or could. */
export const AccountsPage = ({ context, accounts }: AccountsPageProps) => {
  const { language } = context
  const t = accountTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={paths.newAccount} kind="primary">
            {t.add}
          </ButtonLink>
        }
      />
      <Table
        caption={t.title}
        captionHidden
        stacked
        rows={accounts}
        columns={[
          {
            key: 'name',
            label: t.name,
            names: true,
            cell: ({ id, name, disabledAt }) => (
              <>
                <a href={paths.account(id)}>{name}</a>{' '}
                {disabledAt && <Badge kind="muted">{t.disabled}</Badge>}
              </>
            ),
          },
          { key: 'login', label: t.login, cell: ({ login }) => login },
          { key: 'roles', label: t.roles, cell: ({ roles }) => roles.join(', ') || t.noRoles },
          {
            key: 'seen',
            label: t.lastSignIn,
            cell: ({ lastSignIn }) => (lastSignIn ? formatShortMoment(lastSignIn, language) : t.never),
          },
        ]}
      />
    </StaffPage>
  )
}
