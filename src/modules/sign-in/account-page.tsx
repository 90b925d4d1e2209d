import { Button } from '#design/button.tsx'
import { formatDate, formatMoment } from '#design/format.ts'
import { PublicPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { OpenSession } from '#kernel/session.ts'
import { texts } from './messages.ts'
import { paths } from './paths.ts'

interface AccountPageProps {
  context: PageContext
  patron: { name: string; cardNumber: string | null; createdAt: Date }
  sessions: OpenSession[]
}

export const AccountPage = ({ context, patron, sessions }: AccountPageProps) => {
  const { language } = context
  const t = texts(language)
  const deviceCell = ({ device, current }: OpenSession) => (current ? `${device} (${t.thisDevice})` : device)
  return (
    <PublicPage context={context} title={t.account}>
      <h1>{t.hello(patron.name)}</h1>
      <dl>
        <dt>{t.cardNumber}</dt>
        <dd>{patron.cardNumber ?? '–'}</dd>
        <dt>{t.memberSince}</dt>
        <dd>{formatDate(patron.createdAt, language)}</dd>
      </dl>
      <p>{t.loansLater}</p>
      <Table
        caption={t.sessions}
        stacked
        columns={[
          { key: 'device', label: t.device, names: true, cell: deviceCell },
          { key: 'since', label: t.since, cell: (session) => formatMoment(session.createdAt, language) },
          { key: 'seen', label: t.lastSeen, cell: (session) => formatMoment(session.seenAt, language) },
        ]}
        rows={sessions}
      />
      <form method="post" action={paths.signOutEverywhere}>
        <Button kind="quiet">{t.signOutEverywhere}</Button>
      </form>
    </PublicPage>
  )
}
