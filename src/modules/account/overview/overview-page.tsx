import { AccountPage } from '#design/account-page.tsx'
import { ButtonLink } from '#design/button.tsx'
import { Card, CardGrid } from '#design/card.tsx'
import { formatDate, formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Balance, OpenHold, OpenLoanShown } from '#modules/circulation/index.ts'
import { notificationPaths } from '#modules/notifications/index.ts'
import type { CardFacts } from '#modules/patrons/index.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface OverviewPageProps {
  context: PageContext
  member: { name: string; standing: string; expiresOn: Day }
  loans: readonly OpenLoanShown[]
  holds: readonly OpenHold[]
  balance: Balance
  unread: number
  blocks: readonly { kind: string; endsOn: Day | null }[]
  card: CardFacts | undefined
  now: Date
}

/** Days before the due day from which it is worth a word. */
const soon = 3

export const OverviewPage = (props: OverviewPageProps) => {
  const { context, member, loans, holds, balance, unread, card } = props
  const { language } = context
  const t = accountTexts(language)
  return (
    <AccountPage
      context={context}
      title={t.overview.hello(member.name)}
      actions={card && <ButtonLink href={paths.card}>{t.menu.card}</ButtonLink>}
    >
      <Alerts {...props} />
      <CardGrid>
        <Card title={t.overview.loans(loans.length)} href={paths.loans} level={2}>
          <p>{loanWords(props)}</p>
        </Card>
        <Card title={t.overview.holds(holds.length)} href={paths.holds} level={2}>
          <p>{t.overview.ready(holds.filter(({ standing }) => standing === 'ready').length)}</p>
        </Card>
        <Card
          title={balance.owed > 0 ? t.overview.owed(formatRupiah(balance.owed)) : t.overview.nothingOwed}
          href={paths.money}
          level={2}
        >
          <p>{t.money.title}</p>
        </Card>
        <Card title={t.overview.messages(unread)} href={notificationPaths.inbox} level={2}>
          <p>{context.libraryName}</p>
        </Card>
      </CardGrid>
      {loans.length > 0 && (
        <Table
          caption={t.overview.next}
          stacked
          rows={loans.slice(0, 3)}
          columns={[
            {
              key: 'title',
              label: t.loans.book,
              names: true,
              cell: ({ recordId, title }) => <a href={`/koleksi/${recordId}`}>{title}</a>,
            },
            { key: 'due', label: t.loans.due, cell: ({ dueOn }) => formatShortDate(dueOn, language) },
          ]}
        />
      )}
    </AccountPage>
  )
}

function loanWords({ context, loans, now }: OverviewPageProps): string {
  const t = accountTexts(context.language).overview
  const overdue = loans.filter((loan) => loan.overdue).length
  if (overdue > 0) return t.overdue(overdue)
  const limit = addDays(dayOf(now), soon)
  return t.dueSoon(loans.filter(({ dueOn }) => dueOn <= limit).length)
}

/** What needs the member's attention, the gravest first. */
const Alerts = ({ context, member, loans, holds, blocks, now }: OverviewPageProps) => {
  const { language } = context
  const t = accountTexts(language)
  const overdue = loans.filter((loan) => loan.overdue).length
  const ready = holds.filter(({ standing }) => standing === 'ready')
  const suspension = blocks.find(({ kind, endsOn }) => kind === 'suspension' && endsOn)
  return (
    <>
      {member.standing === 'pending' && <Notice kind="warning">{t.overview.pending}</Notice>}
      {member.expiresOn < dayOf(now) && (
        <Notice kind="warning">{t.overview.expired(formatDate(member.expiresOn, language))}</Notice>
      )}
      {suspension?.endsOn ? (
        <Notice kind="warning">{t.overview.suspended(formatDate(suspension.endsOn, language))}</Notice>
      ) : (
        blocks.length > 0 && <Notice kind="warning">{t.overview.blocked}</Notice>
      )}
      {overdue > 0 && (
        <Notice kind="warning">
          <a href={paths.loans}>{t.overview.overdue(overdue)}</a>
        </Notice>
      )}
      {ready.length > 0 && (
        <Notice kind="success">
          <a href={paths.holds}>{t.overview.ready(ready.length)}</a>
        </Notice>
      )}
    </>
  )
}
