import { Badge, type BadgeKind } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { partInWords } from './part-in-words.ts'
import type { Session, SessionState } from './session.ts'

export const stateBadges: Record<SessionState, BadgeKind> = {
  planned: 'neutral',
  'under-way': 'attention',
  closed: 'good',
  cancelled: 'muted',
}

interface ListPageProps {
  context: PageContext
  sessions: readonly Session[]
}

/** All stock-takes: what is under way, what is planned, and the past. */
export const ListPage = ({ context, sessions }: ListPageProps) => {
  const { language, viewer } = context
  const t = stockTakeTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          viewer?.permissions.has('stock-take.manage') && (
            <ButtonLink href={paths.newSession} kind="primary">
              {t.add}
            </ButtonLink>
          )
        }
      />
      {sessions.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          stacked
          rows={sessions}
          columns={[
            {
              key: 'name',
              label: t.columns.name,
              names: true,
              cell: (session) => (
                <>
                  <a href={paths.session(session.id)}>{session.name}</a>
                  <br />
                  <small class="soft">{partInWords(session, t)}</small>
                </>
              ),
            },
            { key: 'place', label: t.columns.place, cell: ({ branch }) => branch },
            {
              key: 'state',
              label: t.columns.state,
              cell: ({ state }) => <Badge kind={stateBadges[state]}>{t.states[state]}</Badge>,
            },
            {
              key: 'when',
              label: t.columns.when,
              cell: ({ closedAt, startedAt, plannedOn, createdAt }) =>
                formatShortDate(closedAt ?? startedAt ?? plannedOn ?? createdAt, language),
            },
            {
              key: 'who',
              label: t.columns.who,
              cell: ({ closedBy, startedBy, createdBy }) => closedBy ?? startedBy ?? createdBy,
            },
          ]}
        />
      )}
    </StaffPage>
  )
}
