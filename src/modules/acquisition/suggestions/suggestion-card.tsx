import { Badge, type BadgeKind } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Card } from '#design/card.tsx'
import { formatNumber } from '#design/format.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Suggestion, SuggestionState } from './find-suggestions.ts'

export const stateKinds: Record<SuggestionState, BadgeKind> = {
  waiting: 'neutral',
  open: 'neutral',
  listed: 'neutral',
  ordered: 'neutral',
  arrived: 'good',
  declined: 'muted',
  merged: 'muted',
}

interface SuggestionCardProps {
  context: PageContext
  suggestion: Suggestion
  /** What the member supports. */
  votes: ReadonlySet<number>
  /** What the member suggested. */
  own?: ReadonlySet<number>
  /** On pages of the member's own: with the answer, and what a merged one became. */
  personal?: boolean
}

/** A suggestion as readers see it: never who made it. */
export const SuggestionCard = ({ context, suggestion, votes, own, personal }: SuggestionCardProps) => {
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
        {own?.has(id) && <span class="soft">{t.yours}</span>}
      </p>
      {personal && answer && (
        <p>
          <strong>{t.answer}:</strong> {answer}
        </p>
      )}
      {recordId && (state === 'arrived' || personal) && (
        <Arrived {...{ context, title, recordId }} holdable={state === 'arrived'} />
      )}
      {votable && <VoteForm {...{ context, id, title }} wanted={votes.has(id)} />}
    </Card>
  )
}

interface ArrivedProps {
  context: PageContext
  title: string
  recordId: number
  holdable: boolean
}

/** The way to the title, and to reserving it. */
const Arrived = ({ context, title, recordId, holdable }: ArrivedProps) => {
  const t = acquisitionTexts(context.language).public
  const named = <span class="visually-hidden">: {title}</span>
  return (
    <p class="cluster">
      <a href={paths.title(recordId)}>
        {t.see}
        {named}
      </a>
      {holdable && context.viewer?.kind === 'member' && (
        <ButtonLink href={paths.newHold(recordId)}>
          {t.hold}
          {named}
        </ButtonLink>
      )}
    </p>
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
      <input type="hidden" name="kembali" value={context.path} />
      <Button name="dukung" value={wanted ? '0' : '1'}>
        {wanted ? t.notAnyMore : t.meToo}
        <span class="visually-hidden">: {title}</span>
      </Button>
    </form>
  )
}
