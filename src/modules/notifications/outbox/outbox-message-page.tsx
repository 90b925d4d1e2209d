import { Button } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { channelName, kindName } from '../kinds.ts'
import { MessageText } from '../message-text.tsx'
import { paths } from '../paths.ts'
import { staffTexts } from '../staff-messages.ts'
import { troubled, type OutboxMessage } from './find-outbox.ts'
import { StandingBadge } from './outbox-page.tsx'

interface OutboxMessagePageProps {
  context: PageContext
  message: OutboxMessage
}

export const OutboxMessagePage = ({ context, message }: OutboxMessagePageProps) => {
  const { language, viewer } = context
  const { standing, channel, kinds, madeAt, settledAt, settledBy, problem, attempts, readAt } = message
  const t = staffTexts(language)
  const moment = (at: Date | null) => at && formatMoment(at, language)
  return (
    <StaffPage context={context} title={message.subject}>
      <PageHeading title={message.subject} lead={t.message.to(message.readerName)} />
      {troubled.includes(standing) && (
        <Trouble
          {...{ message, language, mayDecide: viewer?.permissions.has('notifications.manage') ?? false }}
        />
      )}
      <DescriptionList
        entries={[
          [t.outbox.standing, <StandingBadge {...{ standing, language }} />],
          [t.outbox.channel, channelName(channel, language)],
          [t.outbox.kind, kinds.map((kind) => kindName(kind, language)).join(', ')],
          [t.outbox.made, moment(madeAt)],
          [t.message.sentAt, moment(settledAt)],
          [t.message.read, moment(readAt)],
          [t.outbox.attempts, attempts > 0 && String(attempts)],
          [t.message.problem, problem],
          [t.message.settledBy, settledBy],
        ]}
      />
      <section class="stack" lang={message.language}>
        <MessageText text={message.body} />
      </section>
      {message.whatsapp && (
        <p>
          <a href={shareAddress(message.whatsapp, message)} target="_blank" rel="noopener noreferrer">
            {t.message.share}
          </a>
          <br />
          <small class="soft">{t.message.shareText}</small>
        </p>
      )}
    </StaffPage>
  )
}

interface TroubleProps {
  message: OutboxMessage
  language: PageContext['language']
  mayDecide: boolean
}

const Trouble = ({ message: { id, standing }, language, mayDecide }: TroubleProps) => {
  const t = staffTexts(language)
  const texts: Record<string, string> = {
    unknown: t.message.unknownText,
    bounced: t.message.bouncedText,
    failed: t.message.failedText,
  }
  return (
    <Notice kind="warning" title={t.standings[standing]}>
      <p>{texts[standing]}</p>
      {mayDecide && (
        <form method="post" action={paths.settling(id)} class="cluster">
          <Button name="putusan" value="lagi" kind="primary">
            {t.message.again}
          </Button>
          <Button name="putusan" value="selesai">
            {t.message.settle}
          </Button>
        </form>
      )}
    </Notice>
  )
}

/** Opens WhatsApp with the text typed in, for libraries without an account of their own there. */
const shareAddress = (number: string, { subject, body }: Pick<OutboxMessage, 'subject' | 'body'>): string =>
  `https://wa.me/${number.replace(/^\+/, '')}?${new URLSearchParams({ text: `*${subject}*\n\n${body}` })}`
