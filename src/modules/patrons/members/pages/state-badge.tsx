import { Badge } from '#design/badge.tsx'
import type { MemberState } from '../list-members.ts'
import type { MemberTexts } from '../messages.ts'

const kinds = {
  active: 'good',
  pending: 'attention',
  expired: 'attention',
  blocked: 'attention',
  closed: 'muted',
} as const

export const StateBadge = ({ state, t }: { state: MemberState; t: MemberTexts }) => (
  <Badge kind={kinds[state]}>{t.states[state]}</Badge>
)
