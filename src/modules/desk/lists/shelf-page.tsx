import { formatShortDate } from '#design/format.ts'
import { PageHeading } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { HoldToClear, ShelvedHold } from '#modules/circulation/index.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'

interface ShelfPageProps {
  context: PageContext
  place: DeskPlace
  shelf: readonly ShelvedHold[]
  /** Holds that have ended while their copy still stands there. */
  clear: readonly HoldToClear[]
}

export const ShelfPage = ({ context, place, shelf, clear }: ShelfPageProps) => {
  const { language } = context
  const t = deskTexts(language).lists
  const title = { key: 'title', label: deskTexts(language).member.book, names: true }
  const copy = (barcode: string) => <a href={paths.copy(barcode)}>{barcode}</a>
  return (
    <DeskFrame context={context} place={place} title={t.shelfTitle}>
      <PageHeading title={t.shelfTitle} lead={t.shelfLead} />
      <Table
        caption={t.shelfTitle}
        captionHidden
        rows={shelf}
        empty={t.shelfEmpty}
        columns={[
          { key: 'code', label: t.code, cell: ({ shelfCode }) => <strong>{shelfCode}</strong> },
          { ...title, cell: ({ title: text }) => text },
          ...(shelf.some(({ pickupPoint }) => pickupPoint)
            ? [{ key: 'stop', label: t.stop, cell: (hold: ShelvedHold) => hold.pickupPoint ?? '' }]
            : []),
          { key: 'until', label: t.until, cell: ({ pickupBy }) => formatShortDate(pickupBy, language) },
          { key: 'barcode', label: t.barcode, cell: ({ barcode }) => copy(barcode) },
        ]}
      />
      {clear.length > 0 && (
        <section class="stack">
          <h2>{t.clearTitle}</h2>
          <p>{t.clearLead}</p>
          <Table
            caption={t.clearTitle}
            captionHidden
            rows={clear}
            columns={[
              { key: 'code', label: t.code, cell: ({ shelfCode }) => <strong>{shelfCode}</strong> },
              { ...title, cell: ({ title: text }) => text },
              {
                key: 'ended',
                label: t.ended,
                cell: ({ endedBecause }) => t.endings[endedBecause] ?? endedBecause,
              },
              { key: 'new', label: t.newCode, cell: ({ newShelfCode }) => newShelfCode ?? '' },
              { key: 'barcode', label: t.barcode, cell: ({ barcode }) => copy(barcode) },
            ]}
          />
        </section>
      )}
    </DeskFrame>
  )
}
