import { AccountPage } from '#design/account-page.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { PastLoan } from '#modules/circulation/index.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface HistoryPageProps {
  context: PageContext
  /** Whether the member wants their past loans kept. */
  keeps: boolean
  past: readonly PastLoan[]
  more: boolean
}

export const HistoryPage = ({ context, keeps, past, more }: HistoryPageProps) => {
  const { language } = context
  const t = accountTexts(language).history
  return (
    <AccountPage context={context} title={t.title}>
      {!keeps && (
        <EmptyState title={t.off}>
          <p>{t.offText}</p>
          <form method="post" action={paths.history}>
            <Button kind="primary" name="riwayat" value="simpan">
              {t.turnOn}
            </Button>
          </form>
        </EmptyState>
      )}
      {(keeps || past.length > 0) && (
        <Table
          caption={keeps ? t.title : t.recent}
          captionHidden={keeps}
          stacked
          rows={past}
          empty={t.none}
          columns={[
            {
              key: 'title',
              label: accountTexts(language).loans.book,
              names: true,
              cell: ({ recordId, title, author }) => (
                <>
                  <a href={`/koleksi/${recordId}`}>{title}</a>
                  {author && <small class="soft"> {author}</small>}
                </>
              ),
            },
            { key: 'lent', label: t.lent, cell: ({ lentAt }) => formatShortDate(lentAt, language) },
            { key: 'back', label: t.returned, cell: ({ endedAt }) => formatShortDate(endedAt, language) },
          ]}
        />
      )}
      {more && (
        <p>
          <ButtonLink href={`${paths.history}?sebelum=${past.at(-1)?.loanId ?? ''}`}>{t.more}</ButtonLink>
        </p>
      )}
      {keeps && (
        <form method="post" action={paths.history}>
          <Button kind="quiet" name="riwayat" value="hapus">
            {t.turnOff}
          </Button>
        </form>
      )}
    </AccountPage>
  )
}
