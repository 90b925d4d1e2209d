import { AccountPage } from '#design/account-page.tsx'
import { formatRupiah, formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { AccountEntry, Balance } from '#modules/circulation/index.ts'
import { FamilySwitch } from '../family-switch.tsx'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Whose } from '../whose.ts'

interface MoneyPageProps {
  context: PageContext
  whose: Whose
  balance: Balance
  entries: readonly AccountEntry[]
  /** What open loans would cost if they came back today, in rupiah. */
  running: number
}

export const MoneyPage = ({ context, whose, balance, entries, running }: MoneyPageProps) => {
  const { language } = context
  const t = accountTexts(language)
  const reason = (code: string) => t.money.reasons[code] ?? code
  return (
    <AccountPage
      context={context}
      title={whose.child ? t.of(t.money.title, whose.child.name) : t.money.title}
    >
      <FamilySwitch context={context} whose={whose} hrefOf={paths.moneyOf} />
      {balance.owed > 0 ? (
        <>
          <p class="lead">
            {t.money.owed}: <strong>{formatRupiah(balance.owed)}</strong>
          </p>
          <p>{t.money.howTo}</p>
          <Table
            caption={t.money.open}
            stacked
            rows={balance.charges}
            columns={[
              {
                key: 'what',
                label: t.money.what,
                names: true,
                cell: ({ title, reason: code }) => [title, reason(code)].filter(Boolean).join(', '),
              },
              { key: 'day', label: t.money.day, cell: ({ at }) => formatShortDate(at, language) },
              { key: 'left', label: t.money.left, numeric: true, cell: ({ open }) => formatRupiah(open) },
            ]}
          />
        </>
      ) : (
        <p class="lead">{t.money.none}</p>
      )}
      {running > 0 && <p>{t.money.running(formatRupiah(running))}</p>}
      <Table
        caption={t.money.history}
        stacked
        rows={entries}
        empty={t.money.noHistory}
        columns={[
          {
            key: 'kind',
            label: t.money.what,
            names: true,
            cell: ({ kind, reason: code, title }) =>
              [t.money.kinds[kind] ?? kind, [title, reason(code)].filter(Boolean).join(', ')].join(': '),
          },
          { key: 'day', label: t.money.day, cell: ({ at }) => formatShortDate(at, language) },
          { key: 'receipt', label: t.money.receipt, cell: ({ receiptNumber }) => receiptNumber ?? '' },
          { key: 'amount', label: t.money.amount, numeric: true, cell: ({ effect }) => formatRupiah(effect) },
        ]}
      />
    </AccountPage>
  )
}
