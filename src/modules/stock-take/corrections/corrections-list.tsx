import { Badge, type BadgeKind } from '#design/badge.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { Heading } from '#design/heading.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import type { Correction, CorrectionState } from './correction.ts'

export const correctionBadges: Record<CorrectionState, BadgeKind> = {
  ready: 'attention',
  running: 'neutral',
  done: 'good',
  undoing: 'neutral',
  undone: 'muted',
  cancelled: 'muted',
}

interface CorrectionsListProps {
  context: PageContext
  session: Session
  corrections: readonly Correction[]
}

/** What has been corrected after a stock-take. */
export const CorrectionsList = ({ context, session, corrections }: CorrectionsListProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.corrections
  return (
    <>
      <Heading level={2}>{t.heading}</Heading>
      <Table
        caption={t.heading}
        captionHidden
        stacked
        rows={corrections}
        empty={t.none}
        columns={[
          {
            key: 'deed',
            label: t.heading,
            names: true,
            cell: ({ id, deed }) => <a href={paths.correction(session.id, id)}>{t.deeds[deed]}</a>,
          },
          { key: 'rows', label: t.rows, numeric: true, cell: ({ total }) => formatNumber(total, language) },
          {
            key: 'state',
            label: texts.columns.state,
            cell: ({ state }) => <Badge kind={correctionBadges[state]}>{t.states[state]}</Badge>,
          },
          { key: 'who', label: texts.columns.who, cell: ({ actor }) => actor.name },
          {
            key: 'when',
            label: texts.columns.when,
            cell: ({ createdAt }) => formatShortMoment(createdAt, language),
          },
        ]}
      />
    </>
  )
}
