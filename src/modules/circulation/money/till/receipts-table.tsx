import { formatRupiah, formatShortMoment } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { moneyTexts } from '../account/messages.ts'
import { methodWord } from '../account/words.ts'
import { moneyPaths } from '../paths.ts'
import { tillTexts } from './messages.ts'
import type { Takings, TillReceipt } from './till-state.ts'

interface ReceiptsTableProps {
  language: Language
  caption: string
  receipts: readonly TillReceipt[]
}

export const ReceiptsTable = ({ language, caption, receipts }: ReceiptsTableProps) => {
  const t = tillTexts(language)
  const words = moneyTexts(language)
  return (
    <Table
      caption={caption}
      rows={receipts}
      empty={t.noReceipts}
      stacked
      columns={[
        {
          key: 'nomor',
          label: t.number,
          names: true,
          cell: ({ number }) => <a href={moneyPaths.receipt(number)}>{number}</a>,
        },
        { key: 'waktu', label: t.when, cell: ({ at }) => formatShortMoment(at, language) },
        {
          key: 'anggota',
          label: t.member,
          cell: ({ patronId, patronName }) =>
            patronId ? (
              <a href={moneyPaths.account(patronId)}>{patronName}</a>
            ) : (
              <span class="soft">{t.forgotten}</span>
            ),
        },
        { key: 'cara', label: t.method, cell: ({ method }) => methodWord(words, method) },
        { key: 'petugas', label: t.by, cell: ({ actorName }) => actorName },
        {
          key: 'jumlah',
          label: t.amount,
          numeric: true,
          cell: ({ kind, amount }) => formatRupiah(kind === 'payment' ? amount : -amount),
        },
      ]}
    />
  )
}

export const TakingsTable = ({ language, takings }: { language: Language; takings: Takings }) => {
  const t = tillTexts(language)
  const { methods } = moneyTexts(language)
  const total = takings.cash + takings.qris + takings.transfer
  return (
    <Table
      caption={t.byMethod}
      rows={[
        { label: methods.cash, amount: takings.cash },
        { label: methods.qris, amount: takings.qris },
        { label: methods.transfer, amount: takings.transfer },
        { label: t.total, amount: total },
      ]}
      columns={[
        { key: 'cara', label: t.method, names: true, cell: ({ label }) => label },
        { key: 'jumlah', label: t.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
      ]}
    />
  )
}
