import { Badge, type BadgeKind } from '#design/badge.tsx'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import { mobileTexts } from '../messages.ts'
import type { Visit } from './plan-visits.ts'

interface VisitStateProps {
  visit: Visit
  language: Language
  today: Day
}

const kinds: Record<Visit['state'], BadgeKind> = {
  planned: 'neutral',
  'under-way': 'good',
  done: 'muted',
  cancelled: 'attention',
  closed: 'attention',
}

/** How a visit stands, with the reason where it does not take place. */
export const VisitState = ({ visit: { state, day, reason }, language, today }: VisitStateProps) => {
  const { states } = mobileTexts(language)
  const missed = state === 'planned' && day < today
  return (
    <>
      <Badge kind={missed ? 'muted' : kinds[state]}>{missed ? states.missed : states[state]}</Badge> {reason}
    </>
  )
}
