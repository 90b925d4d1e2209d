import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { CardFacts } from '../cards/card-facts.ts'
import { paths } from '../paths.ts'
import { onlineTexts } from './messages.ts'

/** After registering: the number, and what comes next. */
export const WelcomePage = ({ context, card }: { context: PageContext; card: CardFacts }) => {
  const t = onlineTexts(context.language)
  return (
    <PublicPage context={context} title={t.done} search={false}>
      <div class="stack">
        <PageHeading title={t.done} lead={t.doneLead(card.name)} />
        <DescriptionList
          entries={[
            [t.number, <strong>{card.number}</strong>],
            [t.until, formatDate(card.expiresOn, context.language)],
          ]}
        />
        <h2>{t.next}</h2>
        <ul>
          <li>{t.nextDesk}</li>
          <li>{t.nextMail}</li>
        </ul>
        <p class="cluster">
          <ButtonLink href={paths.account} kind="primary">
            {t.account}
          </ButtonLink>
          <ButtonLink href={paths.ownCard}>{t.card}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  )
}

/** A button rather than the link itself: programs that check mail open every link. */
export const ConfirmPage = ({ context, token }: { context: PageContext; token: string }) => {
  const t = onlineTexts(context.language)
  return (
    <PublicPage context={context} title={t.confirmTitle} search={false}>
      <div class="stack">
        <PageHeading title={t.confirmTitle} lead={t.confirmText} />
        <form method="post" action={paths.contactLink(token)}>
          <Button kind="primary">{t.confirm}</Button>
        </form>
      </div>
    </PublicPage>
  )
}

interface ConfirmedPageProps {
  context: PageContext
  result: 'verified' | 'contact-only' | 'link-unknown'
}

export const ConfirmedPage = ({ context, result }: ConfirmedPageProps) => {
  const t = onlineTexts(context.language)
  const unknown = result === 'link-unknown'
  const title = unknown ? t.linkUnknown : t.confirmTitle
  return (
    <PublicPage context={context} title={title} search={false}>
      <div class="stack">
        <PageHeading title={title} />
        {unknown ? (
          <p>{t.linkUnknownText}</p>
        ) : (
          <Notice kind="success">{result === 'verified' ? t.confirmedMember : t.confirmed}</Notice>
        )}
        {result === 'contact-only' && <p>{t.deskStill}</p>}
        <p>
          <ButtonLink href="/">{t.home}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  )
}
