import { AccountPage } from '#design/account-page.tsx'
import { Badge } from '#design/badge.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatMoment, formatShortMoment } from '#design/format.ts'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { MessageText } from '../message-text.tsx'
import { paths } from '../paths.ts'
import { readerTexts } from '../reader-messages.ts'
import type { Inbox } from './find-messages.ts'

interface InboxPageProps extends Inbox {
  context: PageContext
  page: number
}

export const InboxPage = ({ context, messages, page, pages }: InboxPageProps) => {
  const { language } = context
  const t = readerTexts(language).inbox
  if (messages.length === 0)
    return (
      <AccountPage context={context} title={t.title}>
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      </AccountPage>
    )
  return (
    <AccountPage context={context} title={t.title}>
      <Table
        caption={t.title}
        captionHidden
        stacked
        rows={messages}
        columns={[
          {
            key: 'subject',
            label: t.subject,
            names: true,
            cell: ({ id, subject, readAt }) => (
              <>
                <a href={paths.message(id)}>{subject}</a>{' '}
                {!readAt && <Badge kind="attention">{t.unread}</Badge>}
              </>
            ),
          },
          { key: 'made', label: t.made, cell: ({ madeAt }) => formatShortMoment(madeAt, language) },
        ]}
      />
      <Pager page={page} pages={pages} hrefOf={(number) => `${paths.inbox}?hal=${number}`} />
    </AccountPage>
  )
}

interface MessagePageProps {
  context: PageContext
  message: { subject: string; body: string; madeAt: Date; language: string }
}

export const MessagePage = ({ context, message }: MessagePageProps) => (
  <AccountPage context={context} title={message.subject}>
    <p class="soft">{formatMoment(message.madeAt, context.language)}</p>
    <div class="stack" lang={message.language}>
      <MessageText text={message.body} />
    </div>
    <p>
      <a href={paths.inbox}>{readerTexts(context.language).inbox.back}</a>
    </p>
  </AccountPage>
)
