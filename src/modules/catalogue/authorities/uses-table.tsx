import { Badge } from '#design/badge.tsx'
import { formatNumber } from '#design/format.ts'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { tagLabel } from '../marc-schema/tag-words.ts'
import { paths } from '../paths.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { authorityTexts, roleLabel } from './messages.ts'
import { usesPerPage, type RoleCount, type UsingTitle } from './where-used.ts'

export interface UsesProps {
  authorityId: number
  heading: string
  /** Of all titles. */
  total: number
  page: number
  roles: readonly RoleCount[]
  titles: readonly UsingTitle[]
  language: Language
}

/** Where a heading is used: as what, in which titles, and in which form there. */
export const Uses = ({ authorityId, heading, total, page, roles, titles, language }: UsesProps) => {
  const t = authorityTexts(language)
  if (total === 0) return <p>{t.noTitles}</p>
  return (
    <>
      <p>
        {roles
          .map(({ role, titles: count }) => `${roleLabel(role, t)}: ${formatNumber(count, language)}`)
          .join(' · ')}
      </p>
      <Table
        caption={t.linked}
        stacked
        rows={titles}
        columns={[
          {
            key: 'title',
            label: t.title1,
            names: true,
            cell: ({ id, title, quarantined }) => (
              <>
                <a href={paths.record(id)}>{title}</a>{' '}
                {quarantined && <Badge kind="attention">{workplaceTexts(language).menu.quarantined}</Badge>}
              </>
            ),
          },
          { key: 'author', label: workplaceTexts(language).columns.author, cell: ({ author }) => author },
          {
            key: 'year',
            label: workplaceTexts(language).columns.year,
            numeric: true,
            cell: ({ year }) => year,
          },
          {
            key: 'as',
            label: t.usedAs,
            cell: ({ uses }) =>
              uses.map(({ tag, text }) => (
                <div>
                  <code>{tag}</code> <span class="soft">{tagLabel(tag, language)}</span>
                  {text !== heading && ` ${text}`}
                </div>
              )),
          },
        ]}
      />
      <Pager
        page={page}
        pages={Math.ceil(total / usesPerPage)}
        hrefOf={(to) => `${paths.authority(authorityId)}?hal=${to}`}
      />
    </>
  )
}
