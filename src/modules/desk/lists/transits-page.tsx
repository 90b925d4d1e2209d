import { formatShortDate } from '#design/format.ts'
import { PageHeading } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { TransitShown } from '#modules/circulation/index.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'

interface TransitsPageProps {
  context: PageContext
  place: DeskPlace
  coming: readonly TransitShown[]
  going: readonly TransitShown[]
}

export const TransitsPage = ({ context, place, coming, going }: TransitsPageProps) => {
  const { language } = context
  const t = deskTexts(language)
  const branchName = (wanted: number) => place.branches.find(({ id }) => id === wanted)?.shortName ?? ''
  const list = (caption: string, rows: readonly TransitShown[]) => (
    <Table
      caption={caption}
      rows={rows}
      empty={t.lists.transitsEmpty}
      columns={[
        { key: 'title', label: t.member.book, names: true, cell: ({ title }) => title },
        {
          key: 'way',
          label: t.lists.place,
          cell: ({ fromBranchId, toBranchId }) => `${branchName(fromBranchId)} → ${branchName(toBranchId)}`,
        },
        { key: 'why', label: t.returns.what, cell: ({ reason }) => t.lists.reasons[reason] ?? reason },
        { key: 'since', label: t.lists.since, cell: ({ sentAt }) => formatShortDate(sentAt, language) },
        {
          key: 'barcode',
          label: t.lists.barcode,
          cell: ({ barcode }) => <a href={paths.copy(barcode)}>{barcode}</a>,
        },
      ]}
    />
  )
  return (
    <DeskFrame context={context} place={place} title={t.lists.transitsTitle}>
      <PageHeading title={t.lists.transitsTitle} />
      {list(t.lists.coming, coming)}
      {list(t.lists.going, going)}
    </DeskFrame>
  )
}
