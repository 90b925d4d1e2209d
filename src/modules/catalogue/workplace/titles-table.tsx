import { formatShortDate } from '#design/format.ts'
import { Badge } from '#design/badge.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { paths } from '../paths.ts'
import type { StaffTitle } from './find-for-staff.ts'
import { workplaceTexts } from './messages.ts'

interface TitlesTableProps {
  titles: readonly StaffTitle[]
  language: Language
  caption: string
}

export const TitlesTable = ({ titles, language, caption }: TitlesTableProps) => {
  const t = workplaceTexts(language)
  return (
    <Table
      caption={caption}
      rows={titles}
      columns={[
        {
          key: 'title',
          label: t.columns.title,
          names: true,
          cell: ({ id, title, quarantined }) => (
            <>
              <a href={paths.record(id)}>{title}</a>{' '}
              {quarantined && <Badge kind="attention">{t.menu.quarantined}</Badge>}
            </>
          ),
        },
        { key: 'author', label: t.columns.author, cell: ({ author }) => author },
        { key: 'year', label: t.columns.year, numeric: true, cell: ({ year }) => year },
        { key: 'class', label: t.columns.class, cell: ({ classNumber }) => classNumber },
        { key: 'copies', label: t.columns.copies, numeric: true, cell: ({ copies }) => copies },
        {
          key: 'changed',
          label: t.columns.changed,
          cell: ({ updatedAt }) => formatShortDate(updatedAt, language),
        },
      ]}
    />
  )
}
