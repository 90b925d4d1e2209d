import { DescriptionList } from '#design/description-list.tsx'
import { formatMoment, formatRupiah, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { moneyPaths } from '../paths.ts'
import type { TillClose } from './list-closes.ts'
import { tillTexts } from './messages.ts'
import { ReceiptsTable, TakingsTable } from './receipts-table.tsx'
import type { TillReceipt } from './till-state.ts'

interface ClosePageProps {
  context: PageContext
  close: TillClose
  branch: string
  receipts: readonly TillReceipt[]
  /** Just closed. */
  fresh: boolean
}

/** How a till was closed; to be printed and signed. */
export const ClosePage = ({ context, close, branch, receipts, fresh }: ClosePageProps) => {
  const { language } = context
  const t = tillTexts(language)
  const { expected, counted, opening, takenQris: qris, takenTransfer: transfer } = close
  const difference = formatRupiah(counted - expected)
  const title = t.closeTitle(formatShortMoment(close.closedAt, language))
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} lead={branch} />
        {fresh && (
          <Notice kind="success">{counted === expected ? t.close.even : t.close.closed(difference)}</Notice>
        )}
        <DescriptionList
          entries={[
            [t.when, formatMoment(close.closedAt, language)],
            [t.by, close.closedBy],
            [t.opening, formatRupiah(opening)],
            [t.expected, formatRupiah(expected)],
            [t.counted, formatRupiah(counted)],
            [t.difference, difference],
            [t.note, close.note],
          ]}
        />
        <TakingsTable language={language} takings={{ cash: expected - opening, qris, transfer }} />
        <ReceiptsTable language={language} caption={t.counts} receipts={receipts} />
        <p class="no-print">
          <a href={moneyPaths.till}>{t.title}</a>
        </p>
      </div>
    </StaffPage>
  )
}
