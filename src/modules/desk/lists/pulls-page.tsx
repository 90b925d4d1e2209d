import { PageHeading } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { ItemToPull } from '#modules/circulation/index.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'

interface PullsPageProps {
  context: PageContext
  place: DeskPlace
  pulls: readonly ItemToPull[]
}

export const PullsPage = ({ context, place, pulls }: PullsPageProps) => {
  const t = deskTexts(context.language)
  const branchName = (wanted: number) => place.branches.find(({ id }) => id === wanted)?.shortName ?? ''
  return (
    <DeskFrame context={context} place={place} title={t.lists.pullsTitle}>
      <PageHeading title={t.lists.pullsTitle} lead={t.lists.pullsLead} />
      <Table
        caption={t.lists.pullsTitle}
        captionHidden
        rows={pulls}
        empty={t.lists.pullsEmpty}
        columns={[
          { key: 'call', label: t.lists.callNumber, cell: ({ callNumber }) => <strong>{callNumber}</strong> },
          { key: 'title', label: t.member.book, names: true, cell: ({ title }) => title },
          { key: 'author', label: t.found.author, cell: ({ author }) => author },
          { key: 'shelf', label: t.lists.place, cell: ({ shelf }) => shelf },
          {
            key: 'pickup',
            label: t.lists.forBranch,
            cell: ({ pickupBranchId, pickupPoint }) =>
              [branchName(pickupBranchId), pickupPoint].filter(Boolean).join(', '),
          },
          {
            key: 'barcode',
            label: t.lists.barcode,
            cell: ({ barcode }) => <a href={paths.copy(barcode)}>{barcode}</a>,
          },
        ]}
      />
    </DeskFrame>
  )
}
