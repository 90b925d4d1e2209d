import { formatRupiah, formatShortMoment } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { moneyPaths } from '../paths.ts'
import type { AccountState } from './account-state.ts'
import type { MoneyTexts } from './messages.ts'
import { kindWord, methodWord, reasonWord } from './words.ts'

interface HistoryProps {
  t: MoneyTexts
  language: Language
  state: AccountState
  mayRefund: boolean
}

type Entry = AccountState['entries'][number]

/** All that happened on the account, the newest first. */
export const History = ({ t, language, state, mayRefund }: HistoryProps) => (
  <Table
    caption={t.history}
    rows={state.entries}
    empty={t.noHistory}
    stacked
    columns={[
      { key: 'waktu', label: t.when, cell: ({ at }) => formatShortMoment(at, language) },
      {
        key: 'apa',
        label: t.what,
        names: true,
        cell: (entry) => (
          <>
            {entryWords(t, entry)}
            {entry.note && entry.title && <small class="soft"> {entry.note}</small>}
          </>
        ),
      },
      { key: 'jumlah', label: t.amount, numeric: true, cell: ({ effect }) => formatRupiah(effect) },
      { key: 'petugas', label: t.by, cell: ({ actorName }) => actorName },
      {
        key: 'kuitansi',
        label: t.receipt,
        cell: (entry) => (
          <span class="cluster">
            {entry.receiptNumber && (
              <a href={moneyPaths.receipt(entry.receiptNumber)}>{entry.receiptNumber}</a>
            )}
            {mayRefund && entry.refundable && (
              <a href={moneyPaths.refund(state.patron.id, entry.chargeId)}>{t.refund.title}</a>
            )}
          </span>
        ),
      },
    ]}
  />
)

const entryWords = (t: MoneyTexts, { kind, reason, method, title, note }: Entry): string => {
  const how = method ? methodWord(t, method) : reasonWord(t, reason)
  return [[kindWord(t, kind), how].filter(Boolean).join(', '), title ?? note].filter(Boolean).join(': ')
}
