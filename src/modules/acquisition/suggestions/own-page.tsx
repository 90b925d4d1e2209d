import { AccountPage } from '#design/account-page.tsx'
import { ButtonLink } from '#design/button.tsx'
import { CardGrid } from '#design/card.tsx'
import { Notice } from '#design/notice.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Suggestion } from './find-suggestions.ts'
import { SuggestionCard } from './suggestion-card.tsx'

interface OwnSuggestionsProps {
  context: PageContext
  own: readonly Suggestion[]
  supported: readonly Suggestion[]
  votes: ReadonlySet<number>
  sent: boolean
}

/** A member's own suggestions and those they support, in whatever state they are. */
export const OwnSuggestions = ({ context, own, supported, votes, sent }: OwnSuggestionsProps) => {
  const t = acquisitionTexts(context.language).public
  const list = (title: string, suggestions: readonly Suggestion[], none: string) => (
    <section class="stack">
      <h2>{title}</h2>
      {suggestions.length === 0 ? (
        <p>{none}</p>
      ) : (
        <CardGrid>
          {suggestions.map((suggestion) => (
            <SuggestionCard {...{ context, suggestion, votes }} personal />
          ))}
        </CardGrid>
      )}
    </section>
  )
  return (
    <AccountPage
      context={context}
      title={t.title}
      actions={
        <>
          <ButtonLink href={paths.newSuggestion} kind="primary">
            {t.suggest}
          </ButtonLink>
          <ButtonLink href={paths.suggestions}>{t.toAll}</ButtonLink>
        </>
      }
    >
      {sent && <Notice kind="success">{t.sent}</Notice>}
      <p class="lead">{t.ownLead}</p>
      {list(t.own, own, t.ownNone)}
      {list(t.supported, supported, t.supportedNone)}
    </AccountPage>
  )
}
