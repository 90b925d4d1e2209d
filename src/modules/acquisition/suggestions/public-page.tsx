import { Badge, type BadgeKind } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Card, CardGrid } from '#design/card.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Suggestion, SuggestionState } from './find-suggestions.ts'

interface PublicSuggestionsProps {
  context: PageContext
  shown: readonly Suggestion[]
  own: readonly Suggestion[]
  /** What the member supports. */
  votes: ReadonlySet<number>
  sent: boolean
}

/** What readers would like: everybody sees it, members suggest and support. */
export const PublicSuggestions = (props: PublicSuggestionsProps) => {
  const { context, shown, own, sent } = props
  const t = acquisitionTexts(context.language).public
  const member = context.viewer?.kind === 'member'
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink href={paths.newSuggestion} kind="primary">
            {t.suggest}
          </ButtonLink>
        }
      />
      <div class="stack-large">
        {sent && <Notice kind="success">{t.sent}</Notice>}
        {!member && <p class="soft">{t.signIn}</p>}
        {own.length > 0 && <Group title={t.own} suggestions={own} {...props} personal />}
        <Group title={t.others} suggestions={shown} {...props} />
      </div>
    </PublicPage>
  )
}

type GroupProps = PublicSuggestionsProps & {
  title: string
  suggestions: readonly Suggestion[]
  personal?: boolean
}

const Group = ({ title, suggestions, ...props }: GroupProps) => (
  <section class="stack">
    <h2>{title}</h2>
    {suggestions.length === 0 ? (
      <p>{acquisitionTexts(props.context.language).public.none}</p>
    ) : (
      <CardGrid>
        {suggestions.map((suggestion) => (
          <SuggestionCard suggestion={suggestion} {...props} />
        ))}
      </CardGrid>
    )}
  </section>
)

export const stateKinds: Record<SuggestionState, BadgeKind> = {
  waiting: 'neutral',
  open: 'neutral',
  listed: 'neutral',
  ordered: 'neutral',
  arrived: 'good',
  declined: 'muted',
}

type CardProps = PublicSuggestionsProps & { suggestion: Suggestion; personal?: boolean }

const SuggestionCard = ({ context, suggestion, votes, personal }: CardProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.public
  const { id, title, author, year, state, answer, recordId } = suggestion
  const votable = state === 'open' || state === 'listed' || state === 'ordered'
  return (
    <Card title={title}>
      <p class="soft">{[author, year].filter(Boolean).join(' · ')}</p>
      <p class="cluster">
        <Badge kind={stateKinds[state]}>{texts.states[state]}</Badge>
        {votable && t.supporters(formatNumber(suggestion.votes, context.language))}
      </p>
      {personal && answer && (
        <p>
          <strong>{t.answer}:</strong> {answer}
        </p>
      )}
      {recordId && (state === 'arrived' || personal) && (
        <p>
          <a href={paths.title(recordId)}>
            {t.see}
            <span class="visually-hidden">: {title}</span>
          </a>
        </p>
      )}
      {votable && !personal && <VoteForm {...{ context, id, title }} wanted={votes.has(id)} />}
    </Card>
  )
}

interface VoteFormProps {
  context: PageContext
  id: number
  title: string
  wanted: boolean
}

const VoteForm = ({ context, id, title, wanted }: VoteFormProps) => {
  const t = acquisitionTexts(context.language).public
  if (context.viewer?.kind === 'staff') return null
  return (
    <form method="post" action={paths.votes(id)}>
      <Button name="dukung" value={wanted ? '0' : '1'}>
        {wanted ? t.notAnyMore : t.meToo}
        <span class="visually-hidden">: {title}</span>
      </Button>
    </form>
  )
}
