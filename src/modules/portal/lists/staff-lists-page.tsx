import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { StaffList } from './find-staff-lists.ts'
import { staffListTexts } from './messages.ts'

interface StaffListsPageProps {
  context: PageContext
  lists: readonly StaffList[]
}

/** All lists in the order in which the home page shows them. */
export const StaffListsPage = ({ context, lists }: StaffListsPageProps) => {
  const { language } = context
  const t = staffListTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            <ButtonLink href={paths.newList} kind="primary">
              {t.create}
            </ButtonLink>
          }
        />
        <Table
          caption={t.title}
          captionHidden
          rows={lists}
          empty={t.none}
          columns={[
            {
              key: 'title',
              label: t.name,
              names: true,
              cell: ({ id, title, published }) => (
                <>
                  <a href={paths.staffList(id)}>{title}</a> {!published && <Badge>{t.draft}</Badge>}
                </>
              ),
            },
            {
              key: 'titles',
              label: t.titles,
              numeric: true,
              cell: ({ titles }) => formatNumber(titles, language),
            },
            {
              key: 'changed',
              label: t.changed,
              cell: ({ updatedAt, updatedBy }) => `${formatShortDate(updatedAt, language)} ${updatedBy}`,
            },
            { key: 'order', label: t.order, cell: (list) => <Order {...{ list, lists, context }} /> },
          ]}
        />
      </div>
    </StaffPage>
  )
}

const Order = ({ list, lists, context }: StaffListsPageProps & { list: StaffList }) => {
  const t = staffListTexts(context.language)
  const direction = (value: 'naik' | 'turun', word: string) => (
    <form method="post" action={paths.listOrder(list.id)}>
      <input type="hidden" name="arah" value={value} />
      <Button kind="quiet">
        {word}
        <span class="visually-hidden"> {list.title}</span>
      </Button>
    </form>
  )
  return (
    <div class="cluster">
      {list !== lists[0] && direction('naik', t.up)}
      {list !== lists.at(-1) && direction('turun', t.down)}
    </div>
  )
}
