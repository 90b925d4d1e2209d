import { ButtonLink } from '#design/button.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { ListedRole } from './list-roles.ts'
import { roleTexts } from './messages.ts'
import { administrator } from './rights.ts'

interface RolesPageProps {
  context: PageContext
  roles: readonly ListedRole[]
  removed: boolean
}

/** All roles, how much each may do and how many hold it. */
export const RolesPage = ({ context, roles, removed }: RolesPageProps) => {
  const t = roleTexts(context.language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={paths.newRole} kind="primary">
            {t.add}
          </ButtonLink>
        }
      />
      {removed && <Notice kind="success">{t.removed}</Notice>}
      <Table
        caption={t.title}
        captionHidden
        stacked
        rows={roles}
        columns={[
          {
            key: 'name',
            label: t.name,
            names: true,
            cell: ({ code, name }) => <a href={paths.role(code)}>{name}</a>,
          },
          {
            key: 'rights',
            label: t.rights,
            cell: ({ code, permissions }) =>
              code === administrator ? t.everything : t.rightsCount(permissions.length),
          },
          { key: 'holders', label: t.holders, cell: ({ holders }) => t.holdersCount(holders) },
        ]}
      />
    </StaffPage>
  )
}
